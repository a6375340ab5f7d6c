import type { Access } from '../../src/access/access.ts';
import { sureMembersByGroup } from '../../src/access/decide/membership.ts';
import type { EscalationGrant } from '../../src/access/escalation/grants.ts';
import type { Account } from '../../src/account/model/account.ts';
import type { AccessPolicy, Role } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { isMeant, placeOfRole, takeAway, unlessMeant, whoCan } from '../../src/rule-api/escalation.ts';
import { grantedRoles, isDefined } from '../../src/rule-api/granted-roles.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

interface CustomRoleGrant {
  readonly policy: AccessPolicy;
  readonly role: Role;
}

const isCustom = (role: Role, account: Account): boolean =>
  role.id === undefined ? isDefined(role, account) : /:customRole:/.test(role.id);

/** A custom role of each subject: its own, a group's, or one that a member of it holds. */
const customRolesBySubject = (account: Account): ReadonlyMap<string, CustomRoleGrant> => {
  const own = new Map<string, CustomRoleGrant>();
  for (const policy of account.policies) {
    const { subject, deleted } = policy;
    if (deleted || isUnknown(subject) || own.has(subject.id)) continue;
    const custom = grantedRoles(policy).find(({ role }) => isCustom(role, account));
    if (custom !== undefined) own.set(subject.id, { policy, role: custom.role });
  }
  const bySubject = new Map(own);
  for (const [group, memberships] of sureMembersByGroup(account)) {
    for (const { member } of memberships) {
      if (isUnknown(member)) continue;
      const [ofGroup, ofMember] = [own.get(group), own.get(member.id)];
      if (ofGroup !== undefined && !bySubject.has(member.id)) bySubject.set(member.id, ofGroup);
      if (ofMember !== undefined && !bySubject.has(group)) bySubject.set(group, ofMember);
    }
  }
  return bySubject;
};

const update = 'iam-access-management.customRole.update';

const isSame = (one: EscalationGrant, other: EscalationGrant): boolean =>
  one.policy === other.policy && one.role === other.role;

/**
 * Who can change every custom role, each policy and role once. The table of roles names the service of custom roles
 * `iam-access-management.customRole`, and the page on context-based restrictions the type `customRole` of
 * `iam-access-management`: that access policies understand the type likewise is derived.
 */
const updaters = (access: Access): readonly (EscalationGrant & { readonly derived: boolean })[] => {
  const { over } = access.escalation();
  const documented = [
    ...over('iam-access-management', update).sure,
    ...over('iam-access-management.customRole', update).sure,
  ];
  const byType = over('iam-access-management', update, 'customRole').sure;
  return [
    ...documented
      .filter((grant, index) => documented.findIndex((other) => isSame(grant, other)) === index)
      .map((grant) => ({ ...grant, derived: false })),
    ...byType
      .filter((grant) => !documented.some((other) => isSame(grant, other)))
      .map((grant) => ({ ...grant, derived: true })),
  ];
};

export default defineRuleWithOptions({
  id: 'rewrites-role-it-holds',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity can change the actions of a custom role that it has',
  messages: {
    found:
      '{who} can change custom roles, and so add any action of the service to `{role}`, which it has already; let somebody else change custom roles',
  },
  options: allowOption('Ids or names of subjects that may change custom roles that they have.'),
  *check({ account, accessOf, catalogue, options, report }) {
    const access = accessOf(account);
    const grants = updaters(access);
    if (grants.length === 0) return;
    const customRoles = customRolesBySubject(account);
    const meant = isMeant(account, access, options.allow);
    const name = subjectNames(account);
    for (const { subject, policy, role, derived } of grants) {
      const custom = customRoles.get(subject.id);
      const standing = meant(subject);
      if (custom === undefined || standing.is === 'yes') continue;
      const service = grantedRoles(custom.policy)[0]?.service ?? '';
      const title = catalogue.displayName(custom.role, service);
      const place = placeOfRole(policy, role);
      yield report(
        'found',
        place,
        { who: whoCan(subject, name), role: title },
        unlessMeant(standing, place, {
          actions: ['iam-access-management.customRole.update'],
          hangsOn: [custom.policy],
          related: [{ place: placeOfRole(custom.policy, custom.role), note: `gives \`${title}\`` }],
          ...takeAway('let an administrator change custom roles'),
          confidence: derived ? 'low' : 'high',
        }),
      );
    }
  },
});
