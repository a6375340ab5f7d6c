import { sureMembersByGroup } from '../access/decide/membership.ts';
import { holdsAction, roleActions } from '../access/decide/role-actions.ts';
import { unrestrictedServices } from '../access/decide/unrestricted.ts';
import type { Account, Membership } from '../account/model/account.ts';
import type { PolicyShape } from '../account/model/policy-shape.ts';
import type { AccessPolicy } from '../account/model/policy.ts';
import type { Subject } from '../account/model/subject.ts';
import { isUnknown } from '../source/unknown.ts';
import type { RuleContext } from './define.ts';

/** The two halves of an account, services of the catalog and account management services, and IAM, a part of the second. */
export type Half = 'allIamEnabled' | 'allAccountManagement' | 'iamAccountManagement';

export const halfNames: Readonly<Record<Half, string>> = {
  allIamEnabled: 'all Identity and Access enabled services',
  allAccountManagement: 'all account management services',
  iamAccountManagement: 'all IAM account management services',
};

/** A policy that makes its subject administrator of one half, always and everywhere in it. */
export interface HalfGrant {
  readonly policy: AccessPolicy;
  readonly subject: Subject;
  readonly half: Half;
  /** Where the role stands among the policy's. */
  readonly index: number;
  readonly role: string;
}

/** Whoever has this action on a service can give anybody any role on it. */
const decisive = 'iam.policy.create';

/** A service of each half, to read what a role does there: what counts is the same on all of them. */
const examples: Readonly<Record<Half, string>> = {
  allIamEnabled: 'secrets-manager',
  allAccountManagement: 'iam-access-management',
  iamAccountManagement: 'iam-access-management',
};

/** The half of the account that a policy is about as a whole and at all times. */
const halfOf = ({ target, condition }: PolicyShape): Half | undefined => {
  const services = condition === undefined ? unrestrictedServices(target) : undefined;
  return services === undefined || 'service' in services ? undefined : services.selector;
};

type Context = Pick<RuleContext<{}, unknown>, 'account' | 'catalogue' | 'matchPolicies'>;

/** A policy that makes whoever it is for administrator of one half. */
type Grant = Omit<HalfGrant, 'subject'>;

/** Policies of an account that make administrators of half an account; those with a condition hold at times only, and are left out. */
function* grantsOf({ account, catalogue, matchPolicies }: Context): Iterable<Grant> {
  for (const { policy, match: half } of matchPolicies(account, 'access', halfOf)) {
    const { roles } = policy;
    if (isUnknown(roles)) continue;
    const index = roles.findIndex((role) => {
      if (isUnknown(role) || catalogue.assignable(role, half) === 'no') return false;
      const does = roleActions(role, examples[half], account, catalogue);
      return does.known && holdsAction(does.actions, decisive);
    });
    const role = roles[index];
    if (role === undefined || isUnknown(role)) continue;
    yield { policy, half, index, role: catalogue.displayName(role, examples[half]) };
  }
}

/** The policies that make somebody known administrator of half an account, or of its IAM. */
export const halfGrantsOf = (context: Context): readonly HalfGrant[] =>
  [...grantsOf(context)].flatMap((grant) => {
    const { subject } = grant.policy;
    return isUnknown(subject) ? [] : [{ ...grant, subject }];
  });

/** The same of the policies that templates of an enterprise create, whoever they will be for. */
export const templateGrantsOf = ({ account, ...context }: Context): readonly Grant[] => {
  const policies = (account.templates ?? []).filter((policy) => policy.type === 'access');
  return policies.length === 0 ? [] : [...grantsOf({ ...context, account: { ...account, policies } })];
};

/** One half of what makes a full administrator, and the membership it comes through. */
export interface AdministratorOfHalf {
  readonly grant: HalfGrant;
  readonly through: Membership | undefined;
}

/** Somebody who is administrator of both halves: of everything. */
export interface FullAdministrator {
  readonly subject: Subject;
  readonly services: AdministratorOfHalf;
  readonly management: AdministratorOfHalf;
}

/** Every subject known to be administrator of everything, its own grants and those of its groups taken together. */
export const fullAdministratorsOf = (account: Account, grants: readonly HalfGrant[]): readonly FullAdministrator[] => {
  const found = new Map<
    string,
    { readonly subject: Subject; readonly halves: Partial<Record<Half, AdministratorOfHalf>> }
  >();
  const note = (subject: Subject, grant: HalfGrant, through: Membership | undefined): void => {
    const { halves } = found.get(subject.id) ?? { halves: {} };
    found.set(subject.id, { subject, halves: { [grant.half]: { grant, through }, ...halves } });
  };
  for (const grant of grants) note(grant.subject, grant, undefined);
  const members = sureMembersByGroup(account);
  for (const grant of grants) {
    if (grant.subject.kind !== 'access_group') continue;
    for (const through of members.get(grant.subject.id) ?? []) {
      if (!isUnknown(through.member)) note(through.member, grant, through);
    }
  }
  return [...found.values()].flatMap(({ subject, halves }) => {
    const { allIamEnabled: services, allAccountManagement: management } = halves;
    return services && management ? [{ subject, services, management }] : [];
  });
};
