import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Account } from '../model/account.ts';
import type { AccessPolicy, Attribute, Role, Target } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';
import { actionsOfRoles } from './action-set.ts';
import { takesAnyValue } from './attribute.ts';
import { contains, servicesOf, type Services } from './contains.ts';
import { serviceSelectors } from './covers.ts';

/** Attributes that tell one target from another best; a target is filed under the first it has in full. */
const telling = ['serviceInstance', 'resource', 'resourceGroupId'];

/** Beyond so many policies with wildcards of one subject on one service, the rest are not looked at. */
const mostWildcards = 100;

const isNarrowing = ({ name }: Attribute): boolean => name !== 'accountId' && !serviceSelectors.includes(name);

const keyOf = ({ name, operator, value }: Attribute): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' ? `${name}=${value}` : undefined;

/** Under what a target is filed: its most telling value, `~` where only wildcards and lists narrow it, else nothing. */
const fileKey = ({ attributes }: Target): string => {
  const narrowing = attributes.filter(isNarrowing);
  const best = telling.flatMap((name) => narrowing.filter((one) => one.name === name));
  const key = [...best, ...narrowing].map(keyOf).find((one) => one !== undefined);
  return key ?? (narrowing.every(takesAnyValue) ? '' : '~');
};

const fileOf = (services: Services): string => {
  if (typeof services === 'string') return services;
  return 'service' in services ? `service ${services.service}` : services.selector;
};

/** Where policies that may contain a policy's target are filed. */
export interface Filing {
  readonly files: readonly string[];
  readonly keys: readonly string[];
}

/** Where to look for policies whose target may contain that of another. */
const filingOf = ({ target }: AccessPolicy): Filing => {
  if (isUnknown(target)) return { files: [], keys: [] };
  const own = fileOf(servicesOf(target));
  const selectors = ['allIamEnabled', 'allAccountManagement', 'iamAccountManagement'].filter((name) => name !== own);
  const keys = target.attributes.filter(isNarrowing).flatMap((one) => keyOf(one) ?? []);
  return { files: [own, ...selectors], keys: ['', '~', ...keys] };
};

/** Policies of one subject by what they are about, so that those whose target may contain another are found at once. */
export interface PolicyFile {
  readonly mayContain: (filing: Filing) => readonly AccessPolicy[];
}

const none: readonly AccessPolicy[] = [];

/** Files the policies of a subject. */
export const filePolicies = (policies: readonly AccessPolicy[]): PolicyFile => {
  const files = new Map<string, Map<string, AccessPolicy[]>>();
  for (const policy of policies) {
    if (policy.deleted || isUnknown(policy.target)) continue;
    const services = servicesOf(policy.target);
    if (services === 'unknown') continue;
    const file = files.get(fileOf(services)) ?? new Map<string, AccessPolicy[]>();
    files.set(fileOf(services), file);
    const key = fileKey(policy.target);
    const filed = file.get(key);
    if (filed === undefined) file.set(key, [policy]);
    else if (key !== '~' || filed.length < mostWildcards) filed.push(policy);
  }
  return {
    mayContain: ({ files: names, keys }) => {
      let found: AccessPolicy[] | undefined;
      for (const name of names) {
        const file = files.get(name);
        if (file === undefined) continue;
        for (const key of keys) for (const policy of file.get(key) ?? none) (found ??= []).push(policy);
      }
      return found ?? none;
    },
  };
};

/** A policy that contributes to what another grants, by the roles that were asked about. */
export interface Contribution {
  readonly policy: AccessPolicy;
  readonly roles: readonly Role[];
}

/** What one role does on a service: its actions, or the role itself where nobody says. */
type Does = ReadonlySet<string>;

const known = new WeakMap<Role, Map<string, Does>>();

/** Roles are few objects and policies many: what each does is worked out once. */
const doesOf = (
  role: Role,
  policy: AccessPolicy,
  services: Exclude<Services, string>,
  account: Account,
  catalogue: Catalogue,
): Does => {
  const service = 'service' in services ? services.service : undefined;
  const at = isUnknown(policy.target) ? 'unknown' : servicesOf(policy.target);
  const selector = typeof at === 'object' && 'selector' in at ? at.selector : undefined;
  const key = `${account.id} ${service} ${selector}`;
  const before = known.get(role) ?? new Map<string, Does>();
  known.set(role, before);
  const found = before.get(key);
  if (found !== undefined) return found;
  const set = service === undefined ? undefined : actionsOfRoles([role], policy, service, selector, account, catalogue);
  const opaque = set?.opaque ?? [catalogue.displayName(role, '')];
  const does = new Set([...(set?.actions ?? []), ...[...opaque].map((name) => `role ${name}`)]);
  before.set(key, does);
  return does;
};

/**
 * Policies that together give all that some roles of a policy do on its target. Undefined where something is left over, or
 * where the roles do nothing. Of many services at once nobody knows all roles: there only the same role gives a role.
 */
export const coveringOf = (
  roles: readonly Role[],
  policy: AccessPolicy,
  contributions: readonly Contribution[],
  account: Account,
  catalogue: Catalogue,
): readonly AccessPolicy[] | undefined => {
  if (contributions.length === 0 || isUnknown(policy.target)) return undefined;
  const services = servicesOf(policy.target);
  if (typeof services === 'string') return undefined;
  const givers = contributions.map((one) => ({
    policy: one.policy,
    sets: one.roles.map((role) => doesOf(role, one.policy, services, account, catalogue)),
  }));
  const covering = new Set<AccessPolicy>();
  for (const role of roles) {
    const does = doesOf(role, policy, services, account, catalogue);
    const same = givers.find(({ sets }) => sets.includes(does));
    if (same !== undefined && does.size > 0) {
      covering.add(same.policy);
      continue;
    }
    // Those who give one action mostly give the next.
    let giver = givers.find(({ policy: one }) => covering.has(one)) ?? givers[0];
    for (const action of does) {
      const gives = ({ sets }: (typeof givers)[number]): boolean => sets.some((set) => set.has(action));
      if (giver === undefined || !gives(giver)) giver = givers.find(gives);
      if (giver === undefined) return undefined;
      covering.add(giver.policy);
    }
  }
  const needed = givers.flatMap(({ policy: one }) => (covering.has(one) ? [one] : []));
  return needed.length === 0 ? undefined : needed;
};

/** The known roles of policies whose target contains that of another, for sure. */
export const contributionsTo = (
  inner: AccessPolicy,
  files: readonly PolicyFile[],
  catalogue: Catalogue,
): readonly Contribution[] => {
  const filing = filingOf(inner);
  return files.flatMap((file) =>
    file.mayContain(filing).flatMap((policy) => {
      if (policy === inner || isUnknown(policy.roles) || contains(policy, inner, catalogue) !== 'yes') return [];
      return [{ policy, roles: policy.roles.flatMap((role) => (isUnknown(role) ? [] : [role])) }];
    }),
  );
};

/** The same of policies whose target is wider: of two with the same reach neither is the redundant one. */
export const widerThan = (inner: AccessPolicy, file: PolicyFile, catalogue: Catalogue): readonly Contribution[] =>
  contributionsTo(inner, [file], catalogue).filter(({ policy }) => contains(inner, policy, catalogue) !== 'yes');
