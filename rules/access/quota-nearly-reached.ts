import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Account } from '../../src/model/account.ts';
import { isUnknown } from '../../src/model/unknown.ts';
import { customRolesOf } from '../../src/rule/custom-roles.ts';
import { defineRuleWithOptions } from '../../src/rule/define.ts';
import { grantsOf } from '../../src/rule/grants.ts';
import { nameOf } from '../../src/rule/names.ts';
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

function* inAll(what: string, items: readonly Counted[], most: number): Iterable<Count> {
  const [first] = items;
  if (first !== undefined) yield { what, of: undefined, count: items.length, most, place: first.origin };
}

function* each<Item extends Counted>(
  what: string,
  items: readonly Item[],
  most: number,
  ownerOf: (item: Item) => string | undefined,
): Iterable<Count> {
  const counts = new Map<string, { count: number; place: Place }>();
  for (const item of items) {
    const owner = ownerOf(item);
    if (owner === undefined) continue;
    const known = counts.get(owner);
    if (known === undefined) counts.set(owner, { count: 1, place: item.origin });
    else known.count += 1;
  }
  for (const [of, { count, place }] of counts) yield { what, of, count, most, place };
}

/** What two exports show is one thing all the same. */
const once = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string | undefined): readonly Item[] => {
  const seen = new Set<string>();
  return [...items].filter((item) => {
    const key = keyOf(item);
    if (key === undefined || key === '') return true;
    return seen.size < seen.add(key).size;
  });
};

const byId = ({ id }: { readonly id: string | undefined }): string | undefined => id;

function* countsOf(account: Account, { quotas }: Catalogue): Iterable<Count> {
  const grants = once(grantsOf(account), byId);
  const policies = grants.flatMap((policy) => (policy.type === 'access' ? [policy] : []));
  const memberships = once(account.memberships, ({ group, member }) =>
    isUnknown(member) ? undefined : `${group} ${member.id}`,
  );
  yield* inAll('policies and network rules', [...grants, ...once(account.networkRules, byId)], quotas.policies);
  yield* each('policies', policies, quotas.policiesPerSubject, ({ subject }) =>
    isUnknown(subject) ? undefined : subject.id,
  );
  yield* inAll('access groups', once(account.groups, byId), quotas.accessGroups);
  yield* each('access groups', memberships, quotas.accessGroupsPerIdentity, ({ member }) =>
    isUnknown(member) ? undefined : member.id,
  );
  yield* each('API keys', once(account.apiKeys, byId), quotas.apiKeysPerIdentity, ({ owner }) => owner?.id);
  yield* inAll('service IDs', once(account.serviceIds, byId), quotas.serviceIds);
  yield* inAll('trusted profiles', once(account.profiles, byId), quotas.trustedProfiles);
  yield* inAll('custom roles', customRolesOf(account), quotas.customRoles);
  yield* each('dynamic rules', account.dynamicRules, quotas.dynamicRulesPerGroup, ({ group }) => group);
}

export default defineRuleWithOptions({
  id: 'quota-nearly-reached',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'an account, subject or group has nearly as many of something as IBM Cloud allows',
  messages: {
    found:
      '{who} has {count} {what}, and {most} are allowed: the next ones are refused; take out what is not used, or ask IBM for more',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        share: {
          description: 'From which share of a quota on to speak: 0.9 is nine tenths.',
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
    for (const { what, of, count, most, place } of countsOf(account, catalogue)) {
      if (count < share * most) continue;
      const name = of === undefined ? undefined : nameOf(of, account);
      const who = of === undefined ? 'the account' : name === undefined ? `\`${of}\`` : `\`${name}\` (\`${of}\`)`;
      yield report('found', place, { who, count, what, most });
    }
  },
});
