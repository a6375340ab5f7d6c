import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Account } from '../model/account.ts';
import type { AccessPolicy, Role, Target } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';
import { actionsOfRoles, type ActionSet } from './action-set.ts';
import { contains, servicesOf, type Services } from './contains.ts';

/** Attributes that tell one target from another most; a target is filed under the first it has in full. */
const telling = ['serviceInstance', 'resource', 'resourceGroupId', 'region'];

const plainly = ({ attributes }: Target): readonly string[] =>
  telling.flatMap((name) => {
    const found = attributes.find((attribute) => attribute.name === name);
    return found?.operator === 'stringEquals' && typeof found.value === 'string' ? [`${name}=${found.value}`] : [];
  });

const fileOf = (services: Services): string => {
  if (typeof services === 'string') return services;
  return 'service' in services ? `service ${services.service}` : services.selector;
};

/** Policies of one subject by what they are about, so that those whose target may contain another are found at once. */
export interface PolicyFile {
  readonly mayContain: (inner: AccessPolicy) => readonly AccessPolicy[];
}

/** Files the policies of a subject. */
export const filePolicies = (policies: readonly AccessPolicy[]): PolicyFile => {
  const files = new Map<string, Map<string, AccessPolicy[]>>();
  for (const policy of policies) {
    if (policy.deleted || isUnknown(policy.target)) continue;
    const services = servicesOf(policy.target);
    if (services === 'unknown') continue;
    const file = files.get(fileOf(services)) ?? new Map<string, AccessPolicy[]>();
    files.set(fileOf(services), file);
    const key = plainly(policy.target)[0] ?? '';
    const filed = file.get(key);
    if (filed === undefined) file.set(key, [policy]);
    else filed.push(policy);
  }
  return {
    mayContain: ({ target }) => {
      if (isUnknown(target)) return [];
      const own = fileOf(servicesOf(target));
      const about = [...new Set([own, 'allIamEnabled', 'allAccountManagement', 'iamAccountManagement'])];
      const keys = ['', ...plainly(target)];
      return about.flatMap((name) => {
        const file = files.get(name);
        return file === undefined ? [] : keys.flatMap((key) => file.get(key) ?? []);
      });
    },
  };
};

/** What a set of actions is without those of others. */
const without = (set: ActionSet, others: ActionSet): ActionSet => ({
  actions: new Set([...set.actions].filter((action) => !others.actions.has(action))),
  opaque: new Set([...set.opaque].filter((role) => !others.opaque.has(role))),
  open: set.open,
});

const isEmpty = ({ actions, opaque }: ActionSet): boolean => actions.size + opaque.size === 0;

/** A policy that contributes to what another grants, by the roles that were asked about. */
export interface Contribution {
  readonly policy: AccessPolicy;
  readonly roles: readonly Role[];
}

/**
 * The contributions that together give all that some roles of a policy do on its target: the first that give something not
 * given yet. Undefined where something is left over, where the roles do nothing, or where the services of the target are
 * many, of which nobody knows all roles: there a role is given only by the same role.
 */
export const coveringOf = (
  roles: readonly Role[],
  policy: AccessPolicy,
  contributions: readonly Contribution[],
  account: Account,
  catalogue: Catalogue,
): readonly AccessPolicy[] | undefined => {
  if (isUnknown(policy.target)) return undefined;
  const services = servicesOf(policy.target);
  if (typeof services === 'string') return undefined;
  const setOf = (some: readonly Role[], of: AccessPolicy): ActionSet => {
    if ('selector' in services) {
      const names = some.map((role) => catalogue.displayName(role, ''));
      return { actions: new Set(), opaque: new Set(names), open: [] };
    }
    const at = isUnknown(of.target) ? 'unknown' : servicesOf(of.target);
    const selector = typeof at === 'object' && 'selector' in at ? at.selector : undefined;
    return actionsOfRoles(some, of, services.service, selector, account, catalogue);
  };
  let left = setOf(roles, policy);
  if (isEmpty(left)) return undefined;
  const covering: AccessPolicy[] = [];
  for (const one of contributions) {
    const rest = without(left, setOf(one.roles, one.policy));
    if (rest.actions.size + rest.opaque.size < left.actions.size + left.opaque.size) covering.push(one.policy);
    left = rest;
    if (isEmpty(left)) return covering;
  }
  return undefined;
};

/** The known roles of policies whose target contains that of another, for sure. */
export const contributionsTo = (inner: AccessPolicy, file: PolicyFile, catalogue: Catalogue): readonly Contribution[] =>
  file.mayContain(inner).flatMap((policy) => {
    if (policy === inner || isUnknown(policy.roles) || contains(policy, inner, catalogue) !== 'yes') return [];
    return [{ policy, roles: policy.roles.flatMap((role) => (isUnknown(role) ? [] : [role])) }];
  });

/** The same of policies whose target is wider: of two with the same reach neither is the redundant one. */
export const widerThan = (inner: AccessPolicy, file: PolicyFile, catalogue: Catalogue): readonly Contribution[] =>
  contributionsTo(inner, file, catalogue).filter(({ policy }) => contains(inner, policy, catalogue) !== 'yes');
