import type { Repair } from '../finding/finding.ts';
import type { Account } from '../model/account.ts';
import { plainAttribute, type Policy } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';
import { shellString } from './grant-repairs.ts';
import { policyRemoval } from './policy-removal.ts';

const commands = {
  user: 'user-policy-update',
  service_id: 'service-policy-update',
  trusted_profile: 'trusted-profile-policy-update',
  access_group: 'access-group-policy-update',
} as const;

/** Puts other roles into the place of one of a policy's; where none is left, the policy is removed. */
export const replaceRole = (
  policy: Policy,
  index: number,
  by: readonly string[],
  account: Account,
): readonly Repair[] => {
  const { roles } = policy;
  if (isUnknown(roles)) return [];
  const names = roles.flatMap((role, at) => {
    if (at === index) return by;
    return isUnknown(role) ? [] : [role.name ?? role.id?.split(':').at(-1) ?? ''];
  });
  const left = [...new Set(names)];
  if (left.length === 0) return policyRemoval(policy, account).repairs;
  const edit: Repair = { kind: 'edit', text: `roles: [${left.join(', ')}]` };
  if (policy.layout.version === undefined) return [edit];
  if (policy.type === 'authorization' || policy.id === undefined || isUnknown(policy.subject)) return [];
  const { kind, id } = policy.subject;
  const named = [...account.users, ...account.groups].find((one) => one.id === id)?.name ?? id;
  const service = plainAttribute(policy.target, 'serviceName');
  const flags = `--roles ${shellString(left.join(','))}${service === undefined ? '' : ` --service-name ${service}`}`;
  const text = `ibmcloud iam ${commands[kind]} ${shellString(named)} ${shellString(policy.id)} ${flags}`;
  return [{ kind: 'cli', text }];
};
