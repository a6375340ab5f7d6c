import type { Catalogue } from '../../catalogue/catalogue.ts';
import { remember } from '../../source/once.ts';
import type { AccessPolicy, Attribute, Role, Target } from '../../account/model/policy.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { takesAnyValue } from '../decide/attribute.ts';
import { contains, servicesOf, type Services } from '../decide/contains.ts';
import { serviceSelectors } from '../decide/selector.ts';

/** Attributes that tell one target from another best; a target is filed under the first it has in full. */
const telling = ['serviceInstance', 'resource', 'resourceGroupId'];

/** Beyond so many policies with wildcards of one subject on one service, the rest are not looked at. */
const maxWildcards = 100;

const isNarrowing = ({ name }: Attribute): boolean => name !== 'accountId' && !serviceSelectors.includes(name);

const keyOf = ({ name, operator, value }: Attribute): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' ? `${name}=${value}` : undefined;

/** Under what a target is filed: its most telling value, `~` where only wildcards and lists narrow it, else nothing. */
const targetKey = ({ attributes }: Target): string => {
  const narrowing = attributes.filter(isNarrowing);
  const best = telling.flatMap((name) => narrowing.filter((one) => one.name === name));
  const key = [...best, ...narrowing].map(keyOf).find((one) => one !== undefined);
  return key ?? (narrowing.every(takesAnyValue) ? '' : '~');
};

const fileOf = (services: Services): string => {
  if (typeof services === 'string') return services;
  return 'service' in services ? `service ${services.service}` : services.selector;
};

/** A policy that contributes to what another grants, by the roles that were asked about. */
export interface Contribution {
  readonly policy: AccessPolicy;
  readonly roles: readonly Role[];
}

/** What policies of one reach and the same roles give, and the list for which the latest of them was looked at. */
interface Grant {
  seenBy: readonly Contribution[] | undefined;
}

/** What policies that are written alike cover, as one of them has it. The latest question about it is remembered. */
interface TargetEntry {
  readonly example: AccessPolicy;
  /** What policies of this reach grant, by their roles. */
  readonly grants: Map<string, Grant>;
  asked: AccessPolicy | undefined;
  contained: boolean;
}

/** A policy in a file. Of one reach and the same roles there is one `grant`: whatever it gives, the first policy gives. */
interface IndexedPolicy extends Contribution {
  readonly entry: TargetEntry;
  readonly grant: Grant;
}

/** The policies of one subject, by the services and by the value they are about. */
export type TargetIndex = ReadonlyMap<string, ReadonlyMap<string, readonly IndexedPolicy[]>>;

/** Files policies so that those whose target may contain another are found at once. One for all subjects of an account. */
export const createTargetIndexing = (): ((policies: readonly AccessPolicy[]) => TargetIndex) => {
  const roleNumbers = new Map<Role, number>();
  const entries = new Map<string, TargetEntry>();
  const numberOf = (role: Role): number => remember(roleNumbers, role, () => roleNumbers.size);
  const indexed = (policy: AccessPolicy, roles: readonly Role[]): IndexedPolicy => {
    const entry = remember(entries, JSON.stringify([policy.target, policy.condition]), (): TargetEntry => ({
      example: policy,
      grants: new Map(),
      asked: undefined,
      contained: false,
    }));
    const grant = remember(entry.grants, roles.map(numberOf).join(), (): Grant => ({ seenBy: undefined }));
    return { policy, roles, entry, grant };
  };
  return (policies) => {
    const files = new Map<string, Map<string, IndexedPolicy[]>>();
    const seen = new Set<Grant>();
    for (const policy of policies) {
      const { target, roles, deleted } = policy;
      if (deleted || isUnknown(target) || isUnknown(roles)) continue;
      const services = servicesOf(target);
      if (services === 'unknown') continue;
      const name = fileOf(services);
      const file = remember(files, name, () => new Map<string, IndexedPolicy[]>());
      const key = targetKey(target);
      const one = indexed(policy, roles.every(isKnown) ? roles : roles.filter(isKnown));
      if (seen.has(one.grant)) continue;
      seen.add(one.grant);
      const held = remember(file, key, () => []);
      if (key !== '~' || held.length < maxWildcards) held.push(one);
    }
    return files;
  };
};

/** The one value that a narrowing attribute asks for. */
const plainValue = (attribute: Attribute | undefined): string | undefined =>
  attribute?.operator === 'stringEquals' && typeof attribute.value === 'string' && isNarrowing(attribute)
    ? attribute.value
    : undefined;

/**
 * True of policies, those of one subject, each of which names only things that no other names, so that none can contain
 * another: most are so, and to find it out is quicker than to file them.
 */
export const areApart = (policies: readonly AccessPolicy[]): boolean => {
  if (policies.length < 2) return true;
  const named = new Set<string>();
  for (const { target } of policies) {
    if (isUnknown(target)) continue;
    const before = named.size;
    for (const attribute of target.attributes) {
      const value = plainValue(attribute);
      if (value !== undefined && named.size === named.add(value).size) return false;
    }
    if (named.size === before) return false;
  }
  return true;
};

const selectors: readonly string[] = ['allIamEnabled', 'allAccountManagement', 'iamAccountManagement'];

/** The known roles of policies in files whose target contains that of another, for sure. */
export const contributionsTo = (
  inner: AccessPolicy,
  files: readonly TargetIndex[],
  catalogue: Catalogue,
): readonly Contribution[] => {
  const { target } = inner;
  if (isUnknown(target)) return [];
  const own = fileOf(servicesOf(target));
  const names = [own, ...selectors.filter((name) => name !== own)];
  const keys = ['', '~', ...target.attributes.filter(isNarrowing).flatMap((one) => keyOf(one) ?? [])];
  const found: Contribution[] = [];
  for (const file of files) {
    for (const name of names) {
      const held = file.get(name);
      if (held === undefined) continue;
      for (const key of keys) {
        for (const one of held.get(key) ?? []) {
          const { policy, entry, grant } = one;
          if (policy === inner || grant.seenBy === found) continue;
          grant.seenBy = found;
          if (entry.asked !== inner) {
            entry.asked = inner;
            entry.contained = contains(entry.example, inner, catalogue) === 'yes';
          }
          if (entry.contained) found.push(one);
        }
      }
    }
  }
  return found;
};

/** The same of policies whose target is wider: of two with the same reach neither is the redundant one. */
export const widerThan = (inner: AccessPolicy, file: TargetIndex, catalogue: Catalogue): readonly Contribution[] =>
  contributionsTo(inner, [file], catalogue).filter(({ policy }) => contains(inner, policy, catalogue) !== 'yes');
