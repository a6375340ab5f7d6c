import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import { declaredBy } from '../../account/model/unresolved.ts';
import type { Policy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { inLines, shell, type Prose, type Snippet } from '../../snippet/snippet.ts';
import { isUnknown } from '../../source/unknown.ts';
import { commandName, commandNameOf, explained, policyCommands } from './policy-commands.ts';

/** How a policy is removed, with commands that take it back, or in words where no command can. */
export interface Removal {
  readonly repairs: readonly Repair[];
  readonly help?: Prose;
}

const unlocking = (commands: readonly Snippet[], { id }: Subject, account: Account): readonly Snippet[] => {
  const isLocked = account.serviceIds.some((one) => one.id === id && one.locked === true);
  return isLocked
    ? [
        shell`ibmcloud iam service-id-unlock ${id} --force`,
        ...commands,
        shell`ibmcloud iam service-id-lock ${id} --force`,
      ]
    : commands;
};

/**
 * Commands on the policies of a subject. IAM refuses those on a service ID while it is locked; and where nobody says what
 * commands call the subject, they begin with how to find that.
 */
export const whileUnlocked = (commands: readonly Snippet[], subject: Subject, account: Account): Snippet =>
  explained(unlocking(commands, subject, account), [commandNameOf(subject, account)]);

/** It asks for nothing, so that no line below it is taken for an answer. */
const removeAuthorization = (id: string, restsOn: readonly string[]): Repair => {
  const copy = `${id}.json`;
  const text = inLines([
    shell`ibmcloud iam authorization-policy ${id} --output json > ${copy}`,
    shell`ibmcloud iam authorization-policy-delete ${id} --force`,
  ]);
  return {
    kind: 'cli',
    text,
    undo: shell`ibmcloud iam authorization-policy-create --file ${copy}`,
    effect: { does: 'delete', thing: `policy ${id}`, restsOn },
  };
};

/** Version 1 would show a placeholder of a policy that has conditions, and would save that. */
const removeAccess = (id: string, subject: Subject, account: Account, restsOn: readonly string[]): Repair => {
  const command = policyCommands[subject.kind];
  const who = commandName(subject, account);
  const copy = `${id}.json`;
  const remove = [
    shell`ibmcloud iam ${command} ${who} ${id} --output json --api-version v2 > ${copy}`,
    shell`ibmcloud iam ${command}-delete ${who} ${id} --force`,
  ];
  const create = shell`ibmcloud iam ${command}-create ${who} --file ${copy} --api-version v2`;
  return {
    kind: 'cli',
    text: whileUnlocked(remove, subject, account),
    // How to find the name stands above the commands that this takes back.
    undo: inLines(unlocking([create], subject, account)),
    effect: { does: 'delete', thing: `policy ${id}`, restsOn },
  };
};

/**
 * The commands that keep a copy of a policy and delete it. What Terraform declares is taken out of its code, or the next
 * `apply` makes it again; what a template of the enterprise made is changed there; and a policy that is only written down
 * is taken out of its file, which needs no words.
 *
 * @param covering policies that grant what it does, where that is why it may go
 */
export const policyRemoval = (policy: Policy, account: Account, covering: readonly Policy[] = []): Removal => {
  const { id, address, notes } = policy;
  const declared = address === undefined ? undefined : declaredBy(address);
  if (declared !== undefined) {
    return { repairs: [], help: `take \`${declared}\` out of the code, and apply it` };
  }
  if (id === undefined) return { repairs: [] };
  if (notes?.fromTemplate === true) {
    return {
      repairs: [],
      help: 'a template of the enterprise made it, and only there can it be changed or taken away',
    };
  }
  const restsOn = covering.flatMap((one) => (one.id === undefined ? [] : [`policy ${one.id}`]));
  if (policy.type === 'authorization') return { repairs: [removeAuthorization(id, restsOn)] };
  return isUnknown(policy.subject)
    ? { repairs: [] }
    : { repairs: [removeAccess(id, policy.subject, account, restsOn)] };
};
