import { attributeEdits } from '../../src/rule-api/edits.ts';
import { type PolicyShape, isLiteral, isVarying } from '../../src/account/model/policy-shape.ts';
import { holdsWildcard, matchesEverything } from '../../src/access/decide/wildcard.ts';
import type { Attribute, Policy, AttributeShape } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule, type Details } from '../../src/rule-api/define.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { attributePlace, tagPlace } from '../../src/rule-api/policy-places.ts';
import { textsIn } from '../../src/rule-api/attributes.ts';

const asPattern: ReadonlyMap<string, string> = new Map([
  ['stringEquals', 'stringMatch'],
  ['stringEqualsAnyOf', 'stringMatchAnyOf'],
]);

/** The command of IBM's own takes `*` here for "all" and writes `stringEquals`: whether IAM does so too is not said. */
const takesAll = ({ name }: Attribute, text: string): boolean =>
  matchesEverything(text) && (name === 'resourceGroupId' || name === 'serviceInstance');

/** The first text with a wildcard under an operator that takes none. */
const literalIn = (attribute: Attribute): string | undefined => {
  const { operator, value } = attribute;
  if (!asPattern.has(operator) || (typeof value === 'string' && !/[*?]/.test(value))) return undefined;
  return textsIn(attribute).find((one) => /[*?]/.test(one) && holdsWildcard(one));
};

const isSuspect = (attribute: AttributeShape): boolean =>
  isLiteral(attribute)
    ? literalIn(attribute) !== undefined
    : asPattern.has(attribute.operator) && isVarying(attribute.value) && attribute.value.varies === 'pattern';

const holdsLiteral = ({ target }: PolicyShape): boolean =>
  isKnown(target) && (target.attributes.some(isSuspect) || target.tags.some(isSuspect));

const mended = (policy: Policy, index: number, attribute: Attribute, operator: string): Details => ({
  repairs: attributeEdit(policy, index, { ...attribute, operator }),
  edits: attributeEdits(policy, index, attribute, { ...attribute, operator }),
});

export default defineRule({
  id: 'wildcard-taken-literally',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: 'a wildcard is used with an operator that compares exactly',
  fix: {
    safety: 'unsafe',
    because:
      'writes the operator for patterns: the policy covers nothing now, and covers all that the pattern matches from then on',
  },
  messages: {
    literal: '`{operator}` compares `{text}` exactly, and nothing has that name; use `{meant}`',
    doubtful: 'undecided what `{text}` as `{name}` means under `{operator}`: use `{meant}`, which supports wildcards',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', holdsLiteral)) {
      if (isUnknown(policy.target)) continue;
      const { attributes, tags } = policy.target;
      for (const [list, place] of [
        [attributes, attributePlace],
        [tags, tagPlace],
      ] as const) {
        for (const [index, attribute] of list.entries()) {
          const { name, operator } = attribute;
          const meant = asPattern.get(operator);
          const text = literalIn(attribute);
          if (meant === undefined || text === undefined || isPlaceholder(text)) continue;
          const details = list === attributes ? mended(policy, index, attribute, meant) : {};
          yield takesAll(attribute, text)
            ? report(
                'doubtful',
                place(policy, index),
                { text, name, operator, meant },
                { ...details, confidence: 'low' },
              )
            : report('literal', place(policy, index), { text, operator, meant }, details);
        }
      }
    }
  },
});
