import { defaultLimits } from '../../../src/source/limits.ts';
import { isMapping, isReference, type Reference, type Value } from '../../../src/languages/declared/declared.ts';
import { loadGrammar } from '../../../src/languages/grammar/load.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import { startBudget } from '../../../src/languages/terraform/evaluate/budget.ts';
import { evaluate } from '../../../src/languages/terraform/evaluate/evaluate.ts';
import { isFailure, isListValue } from '../../../src/languages/terraform/evaluate/value.ts';
import { parseHcl } from '../../../src/languages/terraform/hcl/parse.ts';

/** A value as a test writes it: mappings are plain; a reference is `@address.attribute`, other unknowns `?`, failures `!`. */
export const shown = (value: Value): unknown => {
  if (isReference(value)) return `@${value.reference.address}.${value.reference.attribute}`;
  if (isFailure(value)) return '!';
  if (isUnknown(value)) return '?';
  if (isListValue(value)) return value.map(shown);
  if (isMapping(value)) return Object.fromEntries([...value].map(([key, item]) => [key, shown(item)]));
  return value;
};

const id: Reference = { unknown: 'known after apply', reference: { type: 't', address: 't.x', attribute: 'id' } };

/** The names the expressions of tests may use: `u` is unknown, `id` is an id of a resource. */
const names: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['u', { unknown: 'nobody knows' }],
  ['id', id],
  ['list', ['a', 'b', 'c']],
  [
    'map',
    new Map<string, Value>([
      ['b', 2],
      ['a', 1],
    ]),
  ],
  [
    'people',
    [
      new Map<string, Value>([
        ['name', 'ann'],
        ['tags', ['x', 'y']],
      ]),
      new Map<string, Value>([
        ['name', 'bob'],
        ['tags', []],
      ]),
    ],
  ],
]);

/** What an expression stands for, in the words of `shown`; `syntax` where it has a syntax error. */
export const valueOf = async (text: string): Promise<unknown> => {
  const { body, faults } = parseHcl(await loadGrammar('hcl'), `it = ${text}\n`);
  const expression = body.attributes.get('it')?.expression;
  if (expression === undefined || faults.length > 0) return 'syntax';
  return shown(evaluate(expression, { variable: (name) => names.get(name), budget: startBudget(defaultLimits) }));
};
