import { isAddress, isTemplateWord } from '../../account/model/unresolved.ts';
import { shell, type Snippet } from '../../snippet/snippet.ts';
import { code, listNames } from '../../source/list-names.ts';
import type { Place } from '../../source/place.ts';
import { below } from '../../source/place.ts';
import type { Extent } from '../../account/model/knowledge.ts';
import { attributePath, type Policy } from '../../account/model/policy.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { MissingFact, FailedPolicy, Reason } from './decision.ts';
import type { ActionOrRole } from './question.ts';

const namesOf = (actions: readonly ActionOrRole[]): string =>
  listNames(actions.map((action) => ('action' in action ? action.action : action.role)));

const becauseOf = (reason: Reason): string => {
  switch (reason.kind) {
    case 'lacks':
      if (reason.misspelled !== undefined) {
        const { written, meant } = reason.misspelled;
        return `names the role ${code(written)}, which does not exist: Terraform compares names exactly, and the role is called ${code(meant)}`;
      }
      return `grants ${listNames(reason.roles)}, which lacks ${namesOf(reason.actions)}`;
    case 'selector':
      return `its target ${code(reason.selector)} does not cover ${code(reason.service)}`;
    case 'no resource group':
      return `is restricted to resource group ${code(reason.resourceGroup)}, but ${code(reason.service)} is in none, so it grants nothing there`;
    case 'other value':
      return `is for ${code(`${reason.attribute}=${reason.value}`)}, not for ${code(reason.wanted)}`;
    case 'narrower':
      return `is restricted to ${code(`${reason.attribute}=${reason.value}`)}`;
    case 'not assignable':
      return `grants the role ${code(reason.role)}, which cannot be granted on ${code(reason.selector)}`;
    case 'expired':
      return `its time window ended at ${code(reason.at)}`;
    case 'never':
      return 'its time window ends before it begins';
    case 'refused':
      return `would grant it, but is refused: ${reason.why}`;
    case 'other source':
      return `its source is ${code(`${reason.attribute}=${reason.value}`)}, not ${code(reason.wanted)}`;
    case 'not a member':
      return `would grant it, but only to members of ${code(reason.group)}`;
  }
};

/** The attribute of the target by which a policy fails, where it is one. */
const attributeOf = (reason: Reason): string | undefined => {
  if (reason.kind === 'no resource group') return 'resourceGroupId';
  return reason.kind === 'other value' || reason.kind === 'narrower' ? reason.attribute : undefined;
};

/** Where a failed policy is best looked at: the roles where they are too small, else what of the target or the condition fails. */
const partOf = (policy: Policy, reason: Reason): Place => {
  if (reason.kind === 'lacks' || reason.kind === 'not assignable') return below(policy.origin, ...policy.layout.roles);
  if (reason.kind === 'expired' || reason.kind === 'never') return below(policy.origin, ...policy.layout.condition);
  if (reason.kind === 'not a member' || reason.kind === 'other source' || reason.kind === 'refused') {
    return below(policy.origin, ...policy.layout.subject);
  }
  const name = attributeOf(reason);
  const index = isUnknown(policy.target) ? -1 : policy.target.attributes.findIndex((one) => one.name === name);
  return below(policy.origin, ...(index === -1 ? policy.layout.attributes : attributePath(policy.layout, index)));
};

/** A failed policy in words, at the part of the policy that fails. */
export const explainFailed = ({ policy, because }: FailedPolicy): { readonly place: Place; readonly note: string } => ({
  place: partOf(policy, because),
  note: becauseOf(because),
});

const notGiven: Readonly<Record<Extent, (of: string | undefined) => string>> = {
  policies: (of) =>
    of === undefined
      ? 'the policies of the account are not in the input'
      : `no list of the policies of ${code(of)} is in the input`,
  authorizations: () => "no list of the account's authorizations is in the input",
  groups: () => "no list of the account's access groups is in the input",
  memberships: (of) =>
    of === undefined
      ? 'the memberships of its subjects are not in the input'
      : `the access groups of ${code(of)} are not in the input`,
  members: (of) =>
    of === undefined
      ? 'the members of its access groups are not in the input'
      : `the members of ${code(of)} are not in the input`,
};

const policiesOf = (id: string): Snippet => {
  if (id.startsWith('ServiceId-')) return shell`ibmcloud iam service-policies ${id} --output json --api-version v2`;
  if (id.startsWith('AccessGroupId-'))
    return shell`ibmcloud iam access-group-policies ${id} --output json --api-version v2`;
  return shell`ibmcloud iam account-policies --output json --api-version v2`;
};

/**
 * The call that exports the members of a group, of all kinds at once: IBM's reference gives `--output` for the command that
 * lists one kind of them only, and its list does not name the group.
 */
export const membersOf = (group: string | undefined): Snippet =>
  shell`curl -s -G -d limit=100 -H "Authorization: $(ibmcloud iam oauth-tokens --output json | jq -r .iam_token)" https://iam.cloud.ibm.com/v2/groups/${group === undefined || isAddress(group) ? 'GROUP' : group}/members`;

/** The command that exports what an extent lists, for one subject or group or for the account. */
export const exportOf = (extent: Extent, of: string | undefined): Snippet => {
  switch (extent) {
    case 'policies':
      return of === undefined ? shell`ibmcloud iam account-policies --output json --api-version v2` : policiesOf(of);
    case 'authorizations':
      return shell`ibmcloud iam authorization-policies --output json`;
    case 'groups':
      return shell`ibmcloud iam access-groups --output json`;
    case 'memberships':
      return shell`ibmcloud iam access-groups --output json`;
    case 'members':
      return membersOf(of);
  }
};

/** A fact that is missing: in words, where it would stand, and the command that gets it. */
export interface ExplainedFact {
  readonly text: string;
  readonly place: Place | undefined;
  readonly obtain: Snippet | undefined;
}

/** Says which fact would settle an undecided question. */
export const explainFact = (fact: MissingFact): ExplainedFact => {
  switch (fact.kind) {
    case 'value':
      return { text: fact.why, place: fact.policy.origin, obtain: undefined };
    case 'role':
      return {
        text: fact.custom
          ? `the actions of the custom role ${code(fact.role)} are not in the input`
          : `the actions of the role ${code(fact.role)} are not published, or not known to iamlint`,
        place: below(fact.policy.origin, ...fact.policy.layout.roles),
        obtain: fact.custom ? shell`ibmcloud iam roles --output json` : undefined,
      };
    case 'time':
      return {
        text: `a policy grants it ${fact.when}`,
        place: below(fact.policy.origin, ...fact.policy.layout.condition),
        obtain: undefined,
      };
    case 'action control':
      return {
        text: `the action control ${fact.control.name === undefined ? 'of an enterprise' : `\`${fact.control.name}\``} ${fact.control.service === undefined || fact.control.actions === undefined ? 'may be' : 'is'} about \`${fact.action}\`, and may take it away whatever policies grant`,
        place: fact.control.origin,
        obtain: undefined,
      };
    case 'tags':
      return {
        text: 'a policy grants it only on resources with an access tag',
        place: fact.policy.origin,
        obtain: undefined,
      };
    case 'undocumented':
      return {
        text: `${fact.what} is not documented`,
        place: below(fact.policy.origin, ...fact.policy.layout.attributes),
        obtain: undefined,
      };
    case 'resource':
      return {
        text: `a policy is for ${code(`${fact.attribute}=${fact.value}`)}, and ${isTemplateWord(fact.value) ? `${code(fact.value)} is a placeholder` : 'this attribute of the resource is not known'}`,
        place: below(fact.policy.origin, ...fact.policy.layout.attributes),
        obtain: undefined,
      };
    case 'membership':
      return fact.dynamic
        ? {
            text: `dynamic rules may add ${code(fact.subject.id)} to ${code(fact.group)}`,
            place: undefined,
            obtain: undefined,
          }
        : {
            text: `it is not known whether ${code(fact.subject.id)} is a member of ${code(fact.group)}`,
            place: undefined,
            obtain: membersOf(fact.group),
          };
    case 'gap':
      return { text: fact.gap.why, place: fact.gap.origin, obtain: fact.gap.obtain };
    case 'not given':
      return { text: notGiven[fact.extent](fact.of), place: undefined, obtain: exportOf(fact.extent, fact.of) };
  }
};
