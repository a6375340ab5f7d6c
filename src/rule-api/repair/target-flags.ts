import type { Policy } from '../../account/model/policy.ts';
import { shell, type Snippet } from '../../snippet/snippet.ts';
import { isUnknown } from '../../source/unknown.ts';

/** The flags of IBM's commands on policies, by the attributes they stand for. */
const flags: ReadonlyMap<string, Snippet> = new Map([
  ['serviceName', shell`--service-name`],
  ['serviceInstance', shell`--service-instance`],
  ['region', shell`--region`],
  ['resourceType', shell`--resource-type`],
  ['resource', shell`--resource`],
  ['resourceGroupId', shell`--resource-group-id`],
]);

/**
 * The whole target of a policy as flags, since an update replaces what it does not name. Undefined for one that flags
 * cannot say: with a condition, with tags, with other attributes or operators.
 */
export const targetFlags = ({
  target,
  condition,
}: Pick<Policy, 'target' | 'condition'>): readonly Snippet[] | undefined => {
  if (isUnknown(target) || condition !== undefined || target.tags.length > 0) return undefined;
  const said: Snippet[] = [];
  for (const { name, operator, value } of target.attributes) {
    if (name === 'accountId') continue;
    const flag = flags.get(name);
    if (flag === undefined || operator !== 'stringEquals' || typeof value !== 'string') return undefined;
    said.push(shell`${flag} ${value}`);
  }
  return said;
};
