import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import type { Policy } from '../../account/model/policy.ts';
import { shell, yaml, type Snippet } from '../../snippet/snippet.ts';
import { isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import { policyRemoval, whileUnlocked } from './policy-removal.ts';
import { commandName, policyCommands } from './policy-commands.ts';
import { rolesInTerraform } from './roles-in-terraform.ts';
import { targetFlags } from './target-flags.ts';

/** Puts other roles into the place of one of a policy's; where none is left, the policy is removed. */
export const replaceRole = (
  policy: Policy,
  index: number,
  by: readonly string[],
  account: Account,
): readonly Repair[] => {
  const { roles, id, address, layout, notes } = policy;
  if (isUnknown(roles)) return [];
  const names = roles.flatMap((role, at) => {
    if (at === index) return by;
    return isUnknown(role) ? [] : [writtenName(role)];
  });
  const left = [...new Set(names)];
  if (left.length === 0) return policyRemoval(policy, account).repairs;
  if (address !== undefined) return rolesInTerraform(policy, left, account);
  if (layout.version === undefined) return [{ kind: 'edit', text: yaml`roles: [${left}]` }];
  if (policy.type === 'authorization' || id === undefined || isUnknown(policy.subject) || notes?.fromTemplate === true)
    return [];
  const { subject } = policy;
  const flags = targetFlags(policy);
  if (flags === undefined) return [];
  const who = commandName(subject, account);
  const commands = (list: readonly string[]): Snippet => {
    const update = shell`ibmcloud iam ${policyCommands[subject.kind]}-update ${who} ${id} --roles ${list.join(',')} ${flags}`;
    return whileUnlocked([update], subject, account);
  };
  const before = roles.flatMap((role) => (isUnknown(role) ? [] : [writtenName(role)]));
  const list = { before, after: left, retargets: false, commands };
  return [{ kind: 'cli', text: commands(left), effect: { does: 'set', thing: `policy ${id}`, list } }];
};
