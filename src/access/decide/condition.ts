import { isUnknown, type Unknown } from '../../source/unknown.ts';
import type { Condition, Policy } from '../../account/model/policy.ts';
import { all, any, dependsOn, no, reworded, yes, type Answer } from './answer.ts';
import { admits, factOf, reasonOf } from './attribute.ts';
import { ignoresTime } from '../../catalogue/time-conditions.ts';
import { attributeStateOf, type Resource } from './question.ts';
import { holdsLastingly, timeWindow, type ConditionTest } from './time-window.ts';

const resourceKey = /^\{\{\s*resource\.attributes\.([^\s}]+)\s*\}\}$/;
const environmentKey = /^\{\{\s*environment\.attributes\.(\w+)\s*\}\}$/;

const byResource = ({ operator, value }: ConditionTest, name: string, policy: Policy, resource: Resource): Answer => {
  const state = attributeStateOf(resource, name);
  return reworded(
    admits({ name, operator, value }, state),
    (mismatch) => reasonOf(mismatch, name, state),
    (open) => factOf(open, policy, name),
  );
};

const ignoresTimeOn = (resource: Resource): boolean => {
  const service = attributeStateOf(resource, 'serviceName');
  return typeof service === 'object' && 'is' in service && ignoresTime(service.is);
};

/**
 * Whether a condition holds for a resource from `now` (milliseconds) on: always, never again, or only at times or under
 * facts that are not known.
 */
export const conditionHolds = (
  condition: Condition | Unknown | undefined,
  policy: Policy,
  resource: Resource,
  now: number,
): Answer => {
  if (condition === undefined) return yes();
  if (isUnknown(condition)) return dependsOn({ kind: 'value', policy, why: condition.unknown });
  if ('join' in condition) {
    if (condition.of.length === 0) {
      return dependsOn({ kind: 'undocumented', policy, what: 'the meaning of a condition without tests' });
    }
    const { from, until } = timeWindow(condition);
    if (until <= from && !ignoresTimeOn(resource)) return no({ kind: 'never' });
    const parts = condition.of.map((part) => conditionHolds(part, policy, resource, now));
    return condition.join === 'and' ? all(parts) : any(parts);
  }
  const { key, value } = condition;
  if (isUnknown(value)) return dependsOn({ kind: 'value', policy, why: value.unknown });
  const ofEnvironment = environmentKey.exec(key)?.[1];
  if (ofEnvironment !== undefined && ignoresTimeOn(resource)) return yes();
  if (ofEnvironment !== undefined) return holdsLastingly(condition, ofEnvironment, policy, now);
  const ofResource = resourceKey.exec(key)?.[1];
  if (ofResource !== undefined) return byResource(condition, ofResource, policy, resource);
  return dependsOn({ kind: 'undocumented', policy, what: `what the condition on \`${key}\` means` });
};
