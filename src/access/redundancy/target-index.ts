import type { Catalogue } from '../../catalogue/catalogue.ts';
import { remember } from '../../source/once.ts';
import type { AccessPolicy, Attribute, Role, Target } from '../../account/model/policy.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { takesAnyValue } from '../decide/attribute.ts';
import { contains, servicesOf, type Services } from '../decide/contains.ts';
import { manyServices, plainValue, serviceSelectors } from '../decide/selector.ts';

/** Attributes that tell one target from another best; a target is indexed under the first it has in full. */
const selective = ['serviceInstance', 'resource', 'resourceGroupId'];

/** Beyond so many policies with wildcards of one subject on one service, the rest are not looked at. */
const maxWildcards = 100;

const isNarrowing = ({ name }: Attribute): boolean => name !== 'accountId' && !serviceSelectors.includes(name);

const keyOf = ({ name, operator, value }: Attribute): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' ? `${name}=${value}` : undefined;

/** Under what a target is indexed: its most selective value, `~` where only wildcards and lists narrow it, else nothing. */
const targetKey = ({ attributes }: Target): string => {
  const narrowing = attributes.filter(isNarrowing);
  const best = selective.flatMap((name) => narrowing.filter((one) => one.name === name));
  const key = [...best, ...narrowing].map(keyOf).find((one) => one !== undefined);
  return key ?? (narrowing.every(takesAnyValue) ? '' : '~');
};

const servicesKey = (services: Services): string => {
  if (typeof services === 'string') return services;
  return 'service' in services ? `service ${services.service}` : services.selector;
};

/** A policy that contributes to what another grants, by the roles that were asked about. */
export interface Contribution {
  readonly policy: AccessPolicy;
  readonly roles: readonly Role[];
}

/** Targets and conditions that are written alike: they cover the same as those of the first policy that has them. */
interface WrittenAlike {
  readonly example: AccessPolicy;
}

/** The same roles on targets that are written alike: whatever one of such policies gives, the first gives. */
interface IndexedGrant {
  readonly on: WrittenAlike;
}

/** The first policy of a subject that makes such a grant. */
interface IndexedPolicy extends Contribution {
  readonly grant: IndexedGrant;
}

/** The policies of one subject, by the services and by the value they are about. */
export type TargetIndex = ReadonlyMap<string, ReadonlyMap<string, readonly IndexedPolicy[]>>;

/** Indexes policies so that those whose target may contain another are found at once. One for all subjects of an account. */
export const createTargetIndexing = (): ((policies: readonly AccessPolicy[]) => TargetIndex) => {
  const roleNumbers = new Map<Role, number>();
  const rolesWritten = new Map<string, number>();
  const targets = new Map<string, WrittenAlike>();
  const grants = new Map<WrittenAlike, Map<string, IndexedGrant>>();
  // The roles of an export are few objects; Terraform and scripts have one for each time that a role is named.
  const numberOf = (role: Role): number =>
    remember(roleNumbers, role, () => remember(rolesWritten, JSON.stringify(role), () => rolesWritten.size));
  const grantOf = (policy: AccessPolicy, roles: readonly Role[]): IndexedGrant => {
    const on = remember(targets, JSON.stringify([policy.target, policy.condition]), () => ({ example: policy }));
    const byRoles = remember(grants, on, () => new Map<string, IndexedGrant>());
    return remember(byRoles, roles.map(numberOf).join(), () => ({ on }));
  };
  return (policies) => {
    const index = new Map<string, Map<string, IndexedPolicy[]>>();
    const seen = new Set<IndexedGrant>();
    for (const policy of policies) {
      const { target, roles, deleted, refusedBecause } = policy;
      if (deleted || refusedBecause !== undefined || isUnknown(target) || isUnknown(roles)) continue;
      const services = servicesOf(target);
      if (services === 'unknown') continue;
      const known = roles.every(isKnown) ? roles : roles.filter(isKnown);
      const grant = grantOf(policy, known);
      if (seen.has(grant)) continue;
      seen.add(grant);
      const byKey = remember(index, servicesKey(services), () => new Map<string, IndexedPolicy[]>());
      const key = targetKey(target);
      const indexed = remember(byKey, key, () => []);
      if (key !== '~' || indexed.length < maxWildcards) indexed.push({ policy, roles: known, grant });
    }
    return index;
  };
};

/**
 * True of policies, those of one subject, each of which names only things that no other names, so that none can contain
 * another: most are so, and to find it out is quicker than to index them.
 */
export const areApart = (policies: readonly AccessPolicy[]): boolean => {
  if (policies.length < 2) return true;
  const named = new Set<string>();
  for (const { target } of policies) {
    if (isUnknown(target)) continue;
    const before = named.size;
    for (const attribute of target.attributes) {
      const value = isNarrowing(attribute) ? plainValue(attribute) : undefined;
      if (value !== undefined && named.size === named.add(value).size) return false;
    }
    if (named.size === before) return false;
  }
  return true;
};

/** The known roles of policies in indexes whose target contains that of another, for sure. */
export const contributionsTo = (
  inner: AccessPolicy,
  indexes: readonly TargetIndex[],
  catalogue: Catalogue,
): readonly Contribution[] => {
  const { target } = inner;
  if (isUnknown(target)) return [];
  const own = servicesKey(servicesOf(target));
  const names = [own, ...manyServices.filter((name) => name !== own)];
  const keys = ['', '~', ...target.attributes.filter(isNarrowing).flatMap((one) => keyOf(one) ?? [])];
  const found: Contribution[] = [];
  // Most policies meet few others or none: what is known of this one question is thrown away with it.
  const seen = new Set<IndexedGrant>();
  const containing = new Map<WrittenAlike, boolean>();
  const isContaining = (outer: WrittenAlike): boolean =>
    remember(containing, outer, () => contains(outer.example, inner, catalogue) === 'yes');
  for (const index of indexes) {
    for (const name of names) {
      const byKey = index.get(name);
      if (byKey === undefined) continue;
      for (const one of keys.flatMap((key) => byKey.get(key) ?? [])) {
        if (one.policy === inner || seen.has(one.grant)) continue;
        seen.add(one.grant);
        if (isContaining(one.grant.on)) found.push(one);
      }
    }
  }
  return found;
};

/** The same of policies whose target is wider: of two with the same reach neither is the redundant one. */
export const widerThan = (inner: AccessPolicy, index: TargetIndex, catalogue: Catalogue): readonly Contribution[] =>
  contributionsTo(inner, [index], catalogue).filter(({ policy }) => contains(inner, policy, catalogue) !== 'yes');
