import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Account } from '../../account/model/account.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import type { Policy, Role } from '../../account/model/policy.ts';
import type { Selector } from './covers.ts';
import type { MissingFact, Reason } from './decision.ts';
import type { ActionOrRole } from './question.ts';
import { definedActions, holdsAction } from './role-actions.ts';

/** Whether the roles of a policy do what is asked for on a service. */
export type Fulfils =
  | { readonly fulfils: 'yes'; readonly role: Role }
  | { readonly fulfils: 'no'; readonly because: Reason }
  | { readonly fulfils: 'unknown'; readonly facts: readonly MissingFact[] };

type Answer = 'yes' | 'no' | 'not assignable' | 'custom' | 'unpublished';

/** Whether a role, wherever it stands, does what is asked for on a service. */
const holds = (
  role: Role,
  action: ActionOrRole,
  service: string,
  account: Account,
  catalogue: Catalogue,
): Exclude<Answer, 'not assignable'> => {
  if (role.id === undefined && role.name === undefined) return 'unpublished';
  if ('role' in action) return catalogue.displayName(role, service) === action.role ? 'yes' : 'no';
  const does = definedActions(role, service, account, catalogue);
  if (!does.known) return does.why;
  return holdsAction(does.actions, action.action) ? 'yes' : 'no';
};

const fulfils = (
  role: Role,
  action: ActionOrRole,
  service: string,
  selector: Selector,
  account: Account,
  catalogue: Catalogue,
): Answer => {
  // What the export itself says of the role goes before the catalogue: it is the account's own, and newer.
  if ('action' in action && role.actions !== undefined && role.actions.length > 0) {
    return role.actions.includes(action.action) ? 'yes' : 'no';
  }
  const answer = holds(role, action, service, account, catalogue);
  if (answer === 'no' || selector === undefined) return answer;
  return catalogue.assignable(role, selector) === 'no' ? 'not assignable' : answer;
};

/** A role whose name, in another case, would be one that does what is asked for. */
const misspelledFor = (
  role: Role,
  action: ActionOrRole,
  service: string,
  catalogue: Catalogue,
): readonly { readonly written: string; readonly meant: string }[] => {
  if (role.exact !== true || role.name === undefined || !('action' in action)) return [];
  const loosely = { ...role, exact: false };
  const meant = catalogue.displayName(loosely, service);
  const published = catalogue.actionsOf(loosely, service);
  return meant !== role.name && published.known === 'actions' && published.actions.has(action.action)
    ? [{ written: role.name, meant }]
    : [];
};

const selectorText = {
  allIamEnabled: 'serviceType=service',
  allAccountManagement: 'serviceType=platform_service',
  iamAccountManagement: 'service_group_id=IAM',
} as const;

/**
 * Whether a policy's roles hold an action on a service (or are the role asked for). Roles are not cumulative: each is
 * its set of actions, from the export, from the account's own roles, or from the catalogue.
 */
export const rolesFulfil = (
  policy: Policy,
  action: ActionOrRole,
  service: string,
  selector: Selector,
  account: Account,
  catalogue: Catalogue,
): Fulfils => {
  const { roles } = policy;
  if (isUnknown(roles)) return { fulfils: 'unknown', facts: [{ kind: 'value', policy, why: roles.unknown }] };
  const unsettled = roles.filter(isUnknown);
  const answers = roles
    .filter(isKnown)
    .map((role) => ({ role, answer: fulfils(role, action, service, selector, account, catalogue) }));
  const granting = answers.find(({ answer }) => answer === 'yes');
  if (granting !== undefined) return { fulfils: 'yes', role: granting.role };
  const open = answers.filter(({ answer }) => answer === 'custom' || answer === 'unpublished');
  if (open.length + unsettled.length > 0) {
    const undescribed = open.map(({ role, answer }): MissingFact => ({
      kind: 'role',
      policy,
      role: catalogue.displayName(role, service),
      custom: answer === 'custom',
    }));
    const values = unsettled.map((role): MissingFact => ({ kind: 'value', policy, why: role.unknown }));
    return { fulfils: 'unknown', facts: [...undescribed, ...values] };
  }
  const misplaced = answers.find(({ answer }) => answer === 'not assignable');
  if (misplaced !== undefined && selector !== undefined) {
    const role = catalogue.displayName(misplaced.role, service);
    return { fulfils: 'no', because: { kind: 'not assignable', role, selector: selectorText[selector] } };
  }
  const names = answers.map(({ role }) => catalogue.displayName(role, service));
  const misspelled = answers.flatMap(({ role }) => misspelledFor(role, action, service, catalogue))[0];
  return { fulfils: 'no', because: { kind: 'lacks', roles: names, actions: [action], misspelled } };
};
