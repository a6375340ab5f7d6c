import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { holdsAction, roleActions } from '../../src/access/decide/role-actions.ts';
import { plainAttribute, type AccessPolicy, type Role } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import type { AttributeState, Resource } from '../../src/access/decide/question.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { isMeant, itself, placeOfRole, takeAway, unlessMeant, whoCan } from '../../src/rule-api/escalation.ts';
import { grantedRoles, type GrantedRole } from '../../src/rule-api/granted-roles.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

const service = 'secrets-manager';

/** What a policy on Secrets Manager is about: the instance it names, else all there are. */
const instanceOf = ({ target }: AccessPolicy, accountId: string | undefined): Resource => {
  const of = (name: string): AttributeState => {
    const value = plainAttribute(target, name);
    return value === undefined ? 'every' : { is: value };
  };
  return {
    service,
    attributes: {
      accountId: accountId === undefined ? 'unknown' : { is: accountId },
      serviceInstance: of('serviceInstance'),
      region: of('region'),
      resourceGroupId: of('resourceGroupId'),
      resourceType: 'none',
      resource: 'none',
    },
  };
};

/** Policies on Secrets Manager at all times. */
const isOnSecretsManager = ({ target, condition }: PolicyShape): boolean =>
  condition === undefined && plainAttribute(target, 'serviceName') === service;

export default defineRuleWithOptions({
  id: 'grants-itself-secrets',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an administrator of Secrets Manager who cannot read secrets can grant itself that right',
  messages: {
    found:
      '{who} cannot read secrets, but can give {itself} a role that can: `{role}` on `secrets-manager` can give any role there to anybody; grant `Viewer`, or name it in the option `allow`',
  },
  options: allowOption('Ids or names of subjects that may administer Secrets Manager without reading secrets.'),
  *check({ account, accessOf, catalogue, options, matchPolicies, report }) {
    const granting: { readonly policy: AccessPolicy; readonly role: GrantedRole<Role> }[] = [];
    for (const { policy } of matchPolicies(account, 'access', isOnSecretsManager)) {
      // It has to be about instances as a whole.
      if (plainAttribute(policy.target, 'resource') !== undefined) continue;
      const role = grantedRoles(policy).find((granted) => {
        const does = roleActions(granted.role, service, account, catalogue);
        return does.known && holdsAction(does.actions, 'iam.policy.create');
      });
      if (role !== undefined) granting.push({ policy, role });
    }
    if (granting.length === 0) return;
    const access = accessOf(account);
    const meant = isMeant(account, access, options.allow);
    const name = subjectNames(account);
    for (const { policy, role } of granting) {
      const { subject } = policy;
      if (isUnknown(subject)) continue;
      const standing = meant(subject);
      if (standing.is === 'yes') continue;
      const instance = instanceOf(policy, account.id);
      if (!access.denies({ action: 'secrets-manager.secret.read' }, instance)(subject)) continue;
      const place = placeOfRole(policy, role.role);
      yield report(
        'found',
        place,
        { who: whoCan(subject, name), itself: itself(subject), role: catalogue.displayName(role.role, service) },
        unlessMeant(standing, place, takeAway('grant the roles that are intended, without the right to grant roles')),
      );
    }
  },
});
