import type { PolicyShape } from '../../../src/account/model/policy-shape.ts';
import type { Condition, Policy } from '../../../src/account/model/policy.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import { below, type Origin, type Path } from '../../../src/source/place.ts';

/** One test of a condition, and where it stands in a policy that has it. */
export interface ConditionTest {
  readonly test: Extract<Condition, { readonly key: string }>;
  readonly place: (policy: Policy, part?: 'key' | 'operator' | 'value') => Origin;
}

/** What kind of fact a key asks for; undefined for a key IAM does not document. */
export const kindOfKey = (key: string): 'moment' | 'hours' | 'days' | 'resource' | undefined => {
  if (/^\{\{\s*resource\.attributes\.[^{}]+\}\}$/.test(key)) return 'resource';
  switch (/^\{\{\s*environment\.attributes\.(\w+)\s*\}\}$/.exec(key)?.[1]) {
    case 'current_date_time':
    case 'current_date':
      return 'moment';
    case 'current_time':
      return 'hours';
    case 'day_of_week':
      return 'days';
    default:
      return undefined;
  }
};

const ruleOf = ({ layout }: Policy): Path =>
  layout.version === undefined ? [...layout.condition, 'rule'] : layout.condition;

/** Where the condition of a policy stands. */
export const conditionPlace = (policy: Policy): Origin => below(policy.origin, ...ruleOf(policy));

/** Where the pattern of a policy stands: beside the condition in the API and in Terraform's code, within it in a setup. */
export const patternPlace = ({ origin, layout }: Policy): Origin => {
  if (layout.version !== undefined) return below(origin, 'pattern');
  const at = layout.condition.indexOf('rule_conditions');
  return below(origin, ...(at < 0 ? layout.condition : layout.condition.slice(0, at)), 'pattern');
};

const none: readonly ConditionTest[] = [];

/** The tests of a condition, those within lists among them; none where there is none, or it cannot be read. */
export const testsOf = ({ condition }: PolicyShape): readonly ConditionTest[] => {
  if (condition === undefined || isUnknown(condition)) return none;
  const found: ConditionTest[] = [];
  const walk = (part: Condition, path: Path): void => {
    if ('join' in part) part.of.forEach((one, index) => walk(one, [...path, 'conditions', index]));
    else {
      found.push({
        test: part,
        place: (policy, name) =>
          below(policy.origin, ...ruleOf(policy), ...path, ...(name === undefined ? [] : [name])),
      });
    }
  };
  walk(condition, []);
  return found;
};
