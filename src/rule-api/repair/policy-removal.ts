import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import type { Policy } from '../../account/model/policy.ts';
import { isUnknown } from '../../source/unknown.ts';
import { commandName, policyCommands } from './policy-commands.ts';
import { shellString } from './quote.ts';

/** How a policy is removed, and how that is undone. */
export interface Removal {
  readonly repairs: readonly Repair[];
  readonly undo: string;
}

const fromFile: Removal = { repairs: [], undo: 'to undo it: put it back into the file' };

/** @param who the subject as the commands name it, with a blank behind; nothing for authorizations */
const byCommands = (command: string, who: string, id: string): Removal => {
  const copy = shellString(`${id}.json`);
  const text = [
    `ibmcloud iam ${command} ${who}${shellString(id)} --output json > ${copy}`,
    `ibmcloud iam ${command}-delete ${who}${shellString(id)}`,
  ].join('\n');
  return {
    repairs: [{ kind: 'cli', text }],
    undo: `to undo it: \`ibmcloud iam ${command}-create ${who}--file ${copy}\``,
  };
};

/** The commands that keep a copy of a policy and delete it; a policy that is only written down is taken out of its file. */
export const policyRemoval = (policy: Policy, account: Account): Removal => {
  if (policy.id === undefined) return fromFile;
  if (policy.type === 'authorization') return byCommands('authorization-policy', '', policy.id);
  const { subject, id } = policy;
  if (isUnknown(subject)) return fromFile;
  return byCommands(policyCommands[subject.kind], `${shellString(commandName(subject, account))} `, id);
};
