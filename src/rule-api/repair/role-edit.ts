import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import { plainAttribute, type Policy } from '../../account/model/policy.ts';
import { isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import { commandName, policyCommands } from './policy-commands.ts';
import { policyRemoval } from './policy-removal.ts';
import { shellString } from './quote.ts';

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
    return isUnknown(role) ? [] : [writtenName(role)];
  });
  const left = [...new Set(names)];
  if (left.length === 0) return policyRemoval(policy, account).repairs;
  const edit: Repair = { kind: 'edit', text: `roles: [${left.join(', ')}]` };
  if (policy.layout.version === undefined) return [edit];
  if (policy.type === 'authorization' || policy.id === undefined || isUnknown(policy.subject)) return [];
  const who = shellString(commandName(policy.subject, account));
  const service = plainAttribute(policy.target, 'serviceName');
  const flags = `--roles ${shellString(left.join(','))}${service === undefined ? '' : ` --service-name ${shellString(service)}`}`;
  const text = `ibmcloud iam ${policyCommands[policy.subject.kind]}-update ${who} ${shellString(policy.id)} ${flags}`;
  return [{ kind: 'cli', text }];
};
