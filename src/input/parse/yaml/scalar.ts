import { isScalar } from 'yaml';
import type { ParsedNode, Scalar } from 'yaml';
import type { Json } from '../../../source/json.ts';

/** A scalar's text as its source has it, without quotes and escapes. */
export const scalarText = (node: Scalar): string => node.source ?? String(node.value);

/**
 * A scalar's value. What YAML takes for a number but JavaScript would print otherwise stays text: an account id of
 * digits only, `0123` and `1234e567` are ids that someone left unquoted, and a number would lose them.
 */
export const scalarValue = (node: Scalar): Json => {
  const { value } = node;
  if (typeof value === 'number') return String(value) === node.source ? value : scalarText(node);
  return value === null || typeof value === 'boolean' || typeof value === 'string' ? value : scalarText(node);
};

/** True for the key `<<`, written without quotes. */
export const isMergeKey = (key: ParsedNode): boolean => isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
