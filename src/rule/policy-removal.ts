import type { Repair } from '../finding/finding.ts';
import type { Account } from '../model/account.ts';
import type { Policy } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';
import { shellString } from './grant-repairs.ts';
import { nameOf } from './names.ts';

/** How a policy is removed, and how that is undone. */
export interface Removal {
  readonly repairs: readonly Repair[];
  readonly undo: string;
}

const commands = {
  user: 'user-policy',
  service_id: 'service-policy',
  trusted_profile: 'trusted-profile-policy',
  access_group: 'access-group-policy',
} as const;

/** The commands that keep a copy of a policy and delete it; a policy that is only written down is taken out of its file. */
export const policyRemoval = (policy: Policy, account: Account): Removal => {
  const { id, type } = policy;
  if (id === undefined || (type === 'access' && isUnknown(policy.subject))) {
    return { repairs: [], undo: 'put it back into the file' };
  }
  const file = `${id}.json`;
  if (type === 'authorization') {
    return {
      repairs: [
        {
          kind: 'cli',
          text: [
            `ibmcloud iam authorization-policy ${shellString(id)} --output json > ${file}`,
            `ibmcloud iam authorization-policy-delete ${shellString(id)}`,
          ].join('\n'),
        },
      ],
      undo: `to undo it: \`ibmcloud iam authorization-policy-create --file ${file}\``,
    };
  }
  const { subject } = policy;
  if (isUnknown(subject)) return { repairs: [], undo: '' };
  const command = commands[subject.kind];
  const byName = subject.kind === 'user' || subject.kind === 'access_group';
  const who = shellString((byName ? nameOf(subject.id, account) : undefined) ?? subject.id);
  return {
    repairs: [
      {
        kind: 'cli',
        text: [
          `ibmcloud iam ${command} ${who} ${shellString(id)} --output json > ${file}`,
          `ibmcloud iam ${command}-delete ${who} ${shellString(id)}`,
        ].join('\n'),
      },
    ],
    undo: `to undo it: \`ibmcloud iam ${command}-create ${who} --file ${file}\``,
  };
};
