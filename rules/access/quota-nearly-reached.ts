import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Account, ApiKey, Membership } from '../../src/account/model/account.ts';
import type { AccessPolicy, Policy } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { customRolesOf } from './shared/custom-roles.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { nameOf } from '../../src/rule-api/names.ts';
import type { Origin, Place } from '../../src/source/place.ts';
import { get } from '../../src/source/json.ts';

/** How many there are of something that is limited: in all, or of one subject or group. */
interface Count {
  readonly what: string;
  readonly of: string | undefined;
  readonly count: number;
  readonly most: number;
  /** The first of what is counted. */
  readonly place: Place;
}

interface Counted {
  readonly origin: Origin;
}

/** Something that is limited, as an account has it. */
interface Limited<Item extends Counted> {
  readonly what: string;
  readonly items: readonly Item[];
  readonly most: number;
  /** What two exports show is one thing all the same: it has one key. Default: each is another. */
  readonly keyOf?: (item: Item) => string | undefined;
  /** Of whom each is; default: all are the account's. */
  readonly ownerOf?: (item: Item) => string | undefined;
}

const once = <Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): readonly Item[] => {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined || key === '') return true;
    return seen.size < seen.add(key).size;
  });
};

/** Items by owner, of owners with at least so many. */
const byOwner = <Item>(
  items: readonly Item[],
  least: number,
  ownerOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> => {
  const counts = new Map<string, number>();
  for (const item of items) {
    const owner = ownerOf(item);
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const many = new Map([...counts].flatMap(([owner, count]) => (count < least ? [] : [[owner, new Array<Item>()]])));
  if (many.size > 0) for (const item of items) many.get(ownerOf(item) ?? '')?.push(item);
  return many;
};

/** Who has at least a share of what is allowed. Only of those it matters whether something was counted twice. */
function* manyOf<Item extends Counted>(
  { what, items, most, keyOf = () => undefined, ownerOf }: Limited<Item>,
  share: number,
): Iterable<Count> {
  const least = share * most;
  const owned = ownerOf === undefined ? new Map([[undefined, items]]) : byOwner(items, least, ownerOf);
  for (const [of, all] of owned) {
    if (all.length < least) continue;
    const counted = once(all, keyOf);
    const [first] = counted;
    if (first !== undefined && counted.length >= least) {
      yield { what, of, count: counted.length, most, place: first.origin };
    }
  }
}

const byId = ({ id }: { readonly id: string | undefined }): string | undefined => id;

const ofSubject = ({ subject }: AccessPolicy) => (isUnknown(subject) ? undefined : subject.id);
const ofMember = ({ member }: Membership) => (isUnknown(member) ? undefined : member.id);
const ofOwner = ({ owner }: ApiKey) => owner?.id;
const ofGroup = ({ group }: { readonly group: string }) => group;

const isThere = ({ deleted }: Policy): boolean => !deleted;

function* countsOf(account: Account, { quotas }: Catalogue, share: number): Iterable<Count> {
  const { memberships, groups, apiKeys, serviceIds, profiles, dynamicRules } = account;
  const policies = account.policies.filter(isThere);
  const all = [...policies, ...account.authorizations.filter(isThere), ...account.networkRules];
  yield* manyOf({ what: 'policies and network rules', items: all, most: quotas.policies, keyOf: byId }, share);
  yield* manyOf(
    { what: 'policies', items: policies, most: quotas.policiesPerSubject, keyOf: byId, ownerOf: ofSubject },
    share,
  );
  yield* manyOf({ what: 'access groups', items: groups, most: quotas.accessGroups, keyOf: byId }, share);
  yield* manyOf(
    {
      what: 'access groups',
      items: memberships,
      most: quotas.accessGroupsPerIdentity,
      keyOf: ofGroup,
      ownerOf: ofMember,
    },
    share,
  );
  yield* manyOf(
    { what: 'API keys', items: apiKeys, most: quotas.apiKeysPerIdentity, keyOf: byId, ownerOf: ofOwner },
    share,
  );
  yield* manyOf({ what: 'service IDs', items: serviceIds, most: quotas.serviceIds, keyOf: byId }, share);
  yield* manyOf({ what: 'trusted profiles', items: profiles, most: quotas.trustedProfiles, keyOf: byId }, share);
  yield* manyOf({ what: 'custom roles', items: customRolesOf(account), most: quotas.customRoles }, share);
  yield* manyOf(
    { what: 'dynamic rules', items: dynamicRules, most: quotas.dynamicRulesPerGroup, ownerOf: ofGroup },
    share,
  );
}

export default defineRuleWithOptions({
  id: 'quota-nearly-reached',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'an account, subject or group has nearly as many of something as IBM Cloud allows',
  messages: {
    found:
      '{who} has {count} {what} of {most} allowed, and IAM refuses more: remove what is not used, or ask IBM for a higher quota',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        share: {
          description: 'The share of a quota from which to report: 0.9 is 90 %.',
          type: 'number',
          exclusiveMinimum: 0,
          maximum: 1,
          default: 0.9,
        },
      },
    },
    read: (value) => {
      const share = get(value, 'share');
      return { share: typeof share === 'number' ? share : 0.9 };
    },
  },
  *check({ account, catalogue, options: { share }, report }) {
    for (const { what, of, count, most, place } of countsOf(account, catalogue, share)) {
      const name = of === undefined ? undefined : nameOf(of, account);
      const who = of === undefined ? 'the account' : name === undefined ? `\`${of}\`` : `\`${name}\` (\`${of}\`)`;
      yield report('found', place, { who, count, what, most });
    }
  },
});
