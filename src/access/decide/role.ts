import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Account } from '../../account/model/account.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Policy, Role } from '../../account/model/policy.ts';
import { any, dependsOn, no, yes, type Answer } from './answer.ts';
import type { Reason } from './decision.ts';
import type { ActionOrRole } from './question.ts';
import { definedActions, holdsAction } from './role-actions.ts';
import { selectorTexts, type Selector } from './selector.ts';

/** A role that does not do what is asked for. `misplaced`: it would, if it could stand on the policy's selector. */
interface FailedRole {
  readonly role: Role;
  readonly misplaced: boolean;
}

type RoleAnswer = Answer<Role, FailedRole>;

/** What is asked of each role of a policy. */
interface Question {
  readonly policy: Policy;
  readonly requested: ActionOrRole;
  readonly service: string;
  readonly selector: Selector;
  readonly account: Account;
  readonly catalogue: Catalogue;
}

/** Whether a role, wherever it stands, does what is asked for. */
const doesIt = (role: Role, { policy, requested, service, account, catalogue }: Question): RoleAnswer => {
  const nobodySays = (custom: boolean): RoleAnswer =>
    dependsOn({ kind: 'role', policy, role: catalogue.displayName(role, service), custom });
  const answer = (does: boolean): RoleAnswer => (does ? yes(role) : no({ role, misplaced: false }));
  if (role.id === undefined && role.name === undefined) return nobodySays(false);
  if ('role' in requested) return answer(catalogue.displayName(role, service) === requested.role);
  const does = definedActions(role, service, account, catalogue);
  return does.known ? answer(holdsAction(does.actions, requested.action)) : nobodySays(does.why === 'custom');
};

const roleHolds = (role: Role, question: Question): RoleAnswer => {
  const { requested, selector, catalogue } = question;
  // What the export itself says of the role goes before the catalogue: it is the account's own, and newer.
  if ('action' in requested && role.actions !== undefined && role.actions.length > 0) {
    return role.actions.includes(requested.action) ? yes(role) : no({ role, misplaced: false });
  }
  const answer = doesIt(role, question);
  if (answer.is === 'no' || selector === undefined) return answer;
  return catalogue.assignable(role, selector) === 'no' ? no({ role, misplaced: true }) : answer;
};

/** A role whose name, in another case, would be one that does what is asked for. */
const misspelledFor = (
  role: Role,
  { requested, service, catalogue }: Question,
): readonly { readonly written: string; readonly meant: string }[] => {
  if (role.exact !== true || role.name === undefined || !('action' in requested)) return [];
  const loosely = { ...role, exact: false };
  const meant = catalogue.displayName(loosely, service);
  const published = catalogue.actionsOf(loosely, service);
  return meant !== role.name && published.known === 'actions' && published.actions.has(requested.action)
    ? [{ written: role.name, meant }]
    : [];
};

/** Why none of a policy's roles will do: one that stands where it cannot, else what all of them lack. */
const whyNone = (failed: readonly FailedRole[], question: Question): Reason => {
  const { requested, service, selector, catalogue } = question;
  const misplaced = failed.find((one) => one.misplaced);
  if (misplaced !== undefined && selector !== undefined) {
    const role = catalogue.displayName(misplaced.role, service);
    return { kind: 'not assignable', role, selector: selectorTexts[selector] };
  }
  const roles = failed.map(({ role }) => catalogue.displayName(role, service));
  const [misspelled] = failed.flatMap(({ role }) => misspelledFor(role, question));
  return { kind: 'lacks', roles, actions: [requested], misspelled };
};

/**
 * Whether a policy's roles hold an action on a service (or are the role asked for), and the first that does. Roles are not
 * cumulative: each is its set of actions, from the export, from the account's own roles, or from the catalogue.
 */
export const rolesHold = (
  policy: Policy,
  requested: ActionOrRole,
  service: string,
  selector: Selector,
  account: Account,
  catalogue: Catalogue,
): Answer<Role> => {
  const { roles } = policy;
  if (isUnknown(roles)) return dependsOn({ kind: 'value', policy, why: roles.unknown });
  const question = { policy, requested, service, selector, account, catalogue };
  const answers: RoleAnswer[] = [];
  const undecided: RoleAnswer[] = [];
  for (const role of roles) {
    if (isUnknown(role)) undecided.push(dependsOn({ kind: 'value', policy, why: role.unknown }));
    else answers.push(roleHolds(role, question));
  }
  const answer = any([...answers, ...undecided]);
  if (answer.is === 'no') return no(whyNone(answer.because, question));
  return answer.is === 'yes' ? yes(...answer.by.slice(0, 1)) : answer;
};
