import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { hasNoInstances } from '../../src/catalogue/without-instances.ts';
import type { Account } from '../../src/account/model/account.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { plainAttribute, type AccessPolicy } from '../../src/account/model/policy.ts';
import type { Subject } from '../../src/account/model/subject.ts';
import { isUnresolved } from '../../src/account/model/unresolved.ts';
import { plainValue } from '../../src/access/decide/selector.ts';
import { mayBe, membersByGroup } from '../../src/access/decide/membership.ts';
import { remember } from '../../src/source/once.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributesOf } from '../../src/rule-api/attributes.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { rolesPlace } from '../../src/rule-api/policy-places.ts';

const createsInstances = 'resource-controller.instance.create';

/** What keeps a policy to instances that there are already. */
const narrower: readonly string[] = ['serviceInstance', 'resource', 'resourceType'];

/** The one service of the catalog of which a policy lets one create instances. */
const createdBy = (shape: PolicyShape, catalogue: Catalogue): string | undefined => {
  const service = plainAttribute(shape.target, 'serviceName');
  if (service === undefined || hasNoInstances(service)) return undefined;
  if (catalogue.service(service)?.coveredBy.allIamEnabled !== 'yes') return undefined;
  if (attributesOf(shape).some(({ name }) => narrower.includes(name))) return undefined;
  const creates = grantedRoles(shape).some(({ role }) => {
    const does = catalogue.actionsOf(role, service);
    return does.known === 'actions' && does.actions.has(createsInstances);
  });
  return creates ? service : undefined;
};

/** True for a policy that may be about resource groups themselves: by their type, or with all account management services. */
const mayReachGroups = ({ target }: AccessPolicy): boolean =>
  isUnknown(target) ||
  target.attributes.some((attribute) => {
    if (isPlaceholder(attribute.name)) return true;
    const value = plainValue(attribute);
    const couldBe = (text: string): boolean => value === undefined || value === text || isPlaceholder(value);
    return attribute.name === 'resourceType'
      ? couldBe('resource-group')
      : attribute.name === 'serviceType' && couldBe('platform_service');
  });

/** The subjects that policies are for, and with groups their members. */
const reachedBy = (
  policies: Iterable<AccessPolicy>,
  account: Account,
): ReadonlyMap<string, { readonly subject: Subject; readonly policy: AccessPolicy }> => {
  const members = membersByGroup(account);
  const reached = new Map<string, { readonly subject: Subject; readonly policy: AccessPolicy }>();
  for (const policy of policies) {
    const { subject } = policy;
    if (isUnknown(subject)) continue;
    const all = [subject, ...(members.get(subject.id) ?? []).map(({ member }) => member)];
    for (const one of all) {
      if (!isUnknown(one) && !reached.has(one.id)) reached.set(one.id, { subject: one, policy });
    }
  }
  return reached;
};

/** Tells of whom policies may be whose subject is not known: it may be they, or a group of theirs. */
const openReach = (policies: readonly AccessPolicy[], account: Account): ((subject: Subject) => boolean) => {
  const open = policies.flatMap(({ subject }) => (isUnknown(subject) || isUnresolved(subject.id) ? [subject] : []));
  const groups = new Map<string, Subject[]>();
  if (open.length > 0) {
    for (const { group, member } of account.memberships) {
      if (!isUnknown(member)) remember(groups, member.id, () => []).push({ kind: 'access_group', id: group });
    }
  }
  return (subject) => {
    const meant = [subject, ...(groups.get(subject.id) ?? [])].map(mayBe);
    return open.some((one) => isUnknown(one) || meant.some((is) => is(one)));
  };
};

export default defineRule({
  id: 'creator-without-resource-group',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity may create instances of a service, but has no role on a resource group',
  messages: {
    found:
      '{who} has the role to create instances of `{service}`, but no role on any resource group, so creation is refused and the resource list shows no instance: add `Viewer` on the resource group (`--resource-type resource-group`)',
  },
  *check({ account, accessOf, catalogue, matchPolicies, report }) {
    const creating = [...matchPolicies(account, 'access', (shape) => createdBy(shape, catalogue))];
    if (creating.length === 0) return;
    const { knowsAllOf } = accessOf(account);
    const creators = reachedBy(
      creating.map(({ policy }) => policy),
      account,
    );
    const reaching = account.policies.filter(mayReachGroups);
    const inGroups = reachedBy(reaching, account);
    const mayReach = openReach(reaching, account);
    const name = subjectNames(account);
    for (const { subject, policy } of creators.values()) {
      if (subject.kind === 'access_group' || isUnresolved(subject.id) || inGroups.has(subject.id)) continue;
      if (!knowsAllOf(subject) || mayReach(subject)) continue;
      yield report('found', rolesPlace(policy), {
        who: name(subject),
        service: plainAttribute(policy.target, 'serviceName') ?? '',
      });
    }
  },
});
