import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { createAccess } from '../../src/access/access.ts';
import type { Account } from '../../src/account/model/account.ts';
import type {
  AccessPolicy,
  Attribute,
  Authorization,
  Condition,
  Policy,
  Role,
  Target,
} from '../../src/account/model/policy.ts';
import { subjectOf, type Subject } from '../../src/account/model/subject.ts';
import { defineRule, type Reported, type Rule, type Skipped } from '../../src/rule-api/define.ts';
import { createMatchPolicies, type MatchPolicies } from '../../src/rule-api/match-policies.ts';
import { isUsualSubject, shapeOf, varyingOf } from '../../src/rule-api/shape-of.ts';
import { sortIntoShapes } from '../../src/rule-api/sort-into-shapes.ts';
import { isUnknown, type Unknown } from '../../src/source/unknown.ts';
import {
  access,
  account,
  admins,
  authorization,
  elsewhere,
  noon,
  readers,
  robot,
  vault,
} from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';
import { conditional, notes, policies, roles, subjects, targets } from './many-policies.ts';

const catalogue = createCatalogue();

/** As rules are run: sorted policies, and one question a shape. */
const byShapes = createMatchPolicies(sortIntoShapes);

/** The same value; to look at what it has not is an error. */
const watched = <Value extends object>(value: Value): Value =>
  new Proxy(value, {
    get: (of, key) => {
      if (typeof key === 'string' && key !== 'toJSON' && !(key in of)) throw new Error(`a shape has no \`${key}\``);
      const its: unknown = Reflect.get(of, key);
      return typeof its === 'object' && its !== null ? watched(its) : its;
    },
  });

/** What rules should find: every policy is asked by itself, and nobody looks beyond its shape. */
const oneByOne = createMatchPolicies((list) => ({
  shapes: list.map((policy) => watched(shapeOf(policy))),
  of: Int32Array.from(list, ({ deleted }, index) => (deleted ? -1 : index)),
}));

const run = (rule: Rule, one: Account, matchPolicies: MatchPolicies = byShapes): readonly (Reported | Skipped)[] => {
  const input = {
    account: one,
    catalogue,
    accounts: [one],
    accountOf: () => undefined,
    accessOf: (of: Account) => createAccess(of, catalogue, noon),
    matchPolicies,
    now: noon,
  };
  return [...rule.run(input, undefined)];
};

const digits = (n: number): string => String(n).padStart(4, '0');

/** Another id of the same form. */
const another = (text: string, n: number): string =>
  /[0-9a-f]{4}$/.test(text) ? `${text.slice(0, -4)}${digits(n)}` : text.replace(/(\*?)$/, `${digits(n)}$1`);

const otherAttribute = (attribute: Attribute, n: number): Attribute =>
  varyingOf(attribute) === undefined || typeof attribute.value !== 'string'
    ? attribute
    : { ...attribute, value: another(attribute.value, n) };

const otherTarget = (target: Target | Unknown, n: number): Target | Unknown =>
  isUnknown(target) ? target : { ...target, attributes: target.attributes.map((one) => otherAttribute(one, n)) };

const otherSubject = (subject: Subject | Unknown, n: number): Subject | Unknown =>
  isUnknown(subject) || !isUsualSubject(subject) ? subject : subjectOf(another(subject.id, n));

const otherRole = (role: Role | Unknown, n: number): Role | Unknown =>
  isUnknown(role) ? role : { ...role, actions: [`some-service.thing.do${n}`] };

const descriptions = [undefined, 'manages service ids and api keys', 'may read access groups', ''];

/** For each field of a policy, how policies of one shape may differ in it: a new field does not compile without a line. */
const variations: {
  readonly [Field in keyof Required<AccessPolicy>]: (policy: AccessPolicy, n: number) => AccessPolicy[Field];
} = {
  type: () => 'access',
  id: ({ id }, n) => (id === undefined ? undefined : `${id} ${n}`),
  description: (_, n) => descriptions[n % descriptions.length],
  subject: ({ subject }, n) => otherSubject(subject, n),
  roles: ({ roles: its }, n) => (isUnknown(its) || n % 2 === 0 ? its : its.map((role) => otherRole(role, n))),
  target: ({ target }, n) => otherTarget(target, n),
  condition: ({ condition }) => condition,
  deleted: (_, n) => n % 7 === 6,
  refusedBecause: ({ refusedBecause }) => refusedBecause,
  isFilledIn: (_, n) => (n % 5 === 0 ? true : undefined),
  notes: ({ notes: its = notes }, n) => ({ ...its, lastPermitAt: `202${n % 7}-01-01T00:00:00Z` }),
  address: ({ address }) => address,
  uncertainBecause: (_, n) => (n % 2 === 0 ? undefined : 'it is in a branch'),
  origin: ({ origin }, n) => ({ ...origin, path: [...origin.path, n] }),
  layout: ({ layout }, n) => ({
    ...layout,
    subject: ['subject', n],
    roles: ['roles', n],
    attributes: ['attributes', n],
    condition: ['condition', n],
  }),
};

const variantOf = (policy: AccessPolicy, n: number): AccessPolicy => ({
  type: 'access',
  id: variations.id(policy, n),
  description: variations.description(policy, n),
  subject: variations.subject(policy, n),
  roles: variations.roles(policy, n),
  target: variations.target(policy, n),
  condition: variations.condition(policy, n),
  deleted: variations.deleted(policy, n),
  isFilledIn: variations.isFilledIn(policy, n),
  notes: variations.notes(policy, n),
  address: variations.address(policy, n),
  uncertainBecause: variations.uncertainBecause(policy, n),
  origin: variations.origin(policy, n),
  layout: variations.layout(policy, n),
});

const authorized = (policy: AccessPolicy, source: Target | Unknown): Authorization => ({
  ...policy,
  type: 'authorization',
  source,
});

const day = (operator: string, value: string): Condition => ({
  key: '{{environment.attributes.current_date}}',
  operator,
  value,
});
const twice: Attribute = { name: 'region', operator: 'stringEquals', value: 'us-south' };
const kms = { serviceName: 'kms' };
const viewing = access({ roles: ['Viewer'], on: kms });

/** Policies with faults that those of all sorts have not. */
const faulty: readonly AccessPolicy[] = [
  access({ roles: ['Writer'], on: { serviceName: 'cloud-object-storage' } }),
  access({ roles: ['Manager'], on: { serviceName: 'iam-groups' } }),
  access({ roles: [`crn:v1:bluemix:public:kms::a/${elsewhere}::customRole:Cleaner`], on: kms }),
  access({ roles: ['Viewer'], on: { serviceName: 'logdna' } }),
  access({ roles: ['Viewer'], on: kms, when: day('dateLessThan', '2026-12-01') }),
  access({
    roles: ['Viewer'],
    on: kms,
    when: { join: 'and', of: [day('dateGreaterThan', '2028-01-01'), day('dateLessThan', '2027-01-01')] },
  }),
  {
    ...access({
      roles: ['Viewer'],
      on: kms,
      when: { join: 'or', of: Array.from({ length: 11 }, (_, n) => day('dateLessThan', `2030-01-${n + 10}`)) },
    }),
    id: undefined,
  },
  access({ roles: ['Viewer'], on: { ...kms, region: 'Dallas' } }),
  access({ roles: ['Viewer'], on: { ...kms, resourceType: 'Keys' } }),
  access({ roles: ['Viewer'], on: kms, when: day('dateGreaterThanOrEquals', '2027-01-01') }),
  {
    ...access({
      roles: ['Viewer'],
      on: kms,
      when: { key: '{{resource.attributes.resource}}', operator: 'stringMatch', value: 'a*' },
    }),
    id: undefined,
  },
  access({ roles: ['Manager'], on: { serviceName: 'secrets-manager', serviceInstance: vault } }),
  { ...viewing, target: { attributes: [twice, twice], tags: [] } },
  {
    ...viewing,
    id: undefined,
    address: 'ibm_iam_service_policy.declared',
    roles: [{ id: undefined, name: 'crn:v1:bluemix:public:iam::::role:Viewer', actions: undefined, exact: true }],
    target: {
      attributes: [{ name: 'serviceName', operator: 'stringEquals', value: 'kms' }],
      tags: [{ name: 'env', operator: 'stringEquals', value: 'dev' }],
    },
  },
  { ...viewing, notes: { ...notes, subjects: 2 } },
  { ...viewing, notes: { ...notes, subject: [{ name: 'iam_id', operator: 'stringEquals', value: admins }] } },
];

/** Policies of each sort, a few of each; their roles and subjects take turns. */
const sorts: readonly AccessPolicy[] = [
  ...targets.flatMap((on, index) =>
    [0, 1, 2].map((turn) =>
      access({
        id: `${index} ${turn}`,
        to: subjects[(index + turn) % subjects.length] ?? robot,
        roles: [roles[(index * 2 + turn) % roles.length] ?? 'Viewer'],
        on,
      }),
    ),
  ),
  ...roles.map((role) =>
    access({ id: role, roles: [role], on: { serviceName: 'secrets-manager', serviceInstance: vault } }),
  ),
  ...conditional,
  ...[1, 2].map((version) => ({
    ...access({ roles: ['Administrator'], on: { serviceName: 'kms' }, when: { key: 'x', operator: 'y', value: 'z' } }),
    id: undefined,
    layout: {
      subject: [],
      roles: [],
      attributes: [],
      condition: [],
      version: version === 1 ? (1 as const) : (2 as const),
    },
  })),
];
const variants = [...sorts, ...faulty].flatMap((policy) => [0, 1, 2, 3].map((n) => variantOf(policy, n)));

const somewhere = { document: { source: 'x', index: 0 }, path: [] };

const manySorted: Account = account({
  policies: variants,
  authorizations: variants.flatMap((policy, index) =>
    index % 3 === 0 ? [authorized(policy, otherTarget(policy.target, index + 1))] : [],
  ),
  publicAccess: [{ enabled: false, origin: somewhere }],
  externalInteractions: [{ identity: 'service_id', state: 'limited', allowed: [], origin: somewhere }],
  serviceIdsAbroad: new Map([[robot.id, '4c7e9a0b1d2f48639e5a7c8b0d1f2e34']]),
  groups: [{ id: readers, name: 'readers', federated: false, origin: somewhere }],
  secrets: [{ name: 'ci', accessGroups: [readers], serviceId: undefined, origin: somewhere }],
  roles: [
    {
      id: undefined,
      name: 'Viewr',
      displayName: undefined,
      service: 'kms',
      actions: ['kms.secrets.list'],
      origin: somewhere,
    },
  ],
  networkRules: [
    {
      id: 'r',
      description: undefined,
      enforcement: 'enabled',
      contexts: [],
      resources: [new Map(Object.entries({ serviceName: 'secrets-manager', resourceType: 'secret-group' }))],
      apiTypes: undefined,
      origin: somewhere,
    },
  ],
});
const backwards = (one: Account): Account => ({
  ...one,
  policies: one.policies.toReversed(),
  authorizations: one.authorizations.toReversed(),
});

const describe = (outcome: Reported | Skipped | undefined): string => JSON.stringify(outcome) ?? 'nothing';

/** What a rule finds in many policies that it does not find in each, in whatever order they stand; or where it looks further. */
const faultOf = (rule: Rule): string | undefined => {
  for (const one of [manySorted, backwards(manySorted)]) {
    const found = run(rule, one).map(describe);
    try {
      const due = run(rule, one, oneByOne).map(describe);
      const at = Array.from({ length: Math.max(found.length, due.length) }, (_, index) => index).find(
        (index) => found[index] !== due[index],
      );
      if (at !== undefined) return `found: ${found[at]}, due: ${due[at]}`;
    } catch (error) {
      return String(error);
    }
  }
  return undefined;
};

/** A rule that finds the policies of which something is wanted. */
const planted = (check: Parameters<typeof defineRule<{ found: 'x' }>>[0]['check']): Rule =>
  defineRule({
    id: 'planted',
    category: 'policy',
    preset: 'all',
    severity: 'info',
    summary: 'x',
    messages: { found: 'x' },
    check,
  });

testSuite('rules and the shapes of policies', (test, afterAll) => {
  const matching = new Set<string>();
  for (const rule of rules) {
    test(`\`${rule.id}\` finds the same in many policies as in each`, () => {
      const watching: MatchPolicies = (one, kind, match) => {
        const matched = [...byShapes(one, kind, match)];
        if (matched.length > 0) matching.add(rule.id);
        return matched;
      };
      assert.is(faultOf(rule), undefined);
      run(rule, manySorted, watching);
    });
  }

  // Every rule that asks of shapes has matched some here.
  afterAll(async () => {
    const texts = await Promise.all(
      rules.map(async ({ id, category }) => [id, await readFile(`rules/${category}/${id}.ts`, 'utf8')] as const),
    );
    assert.equal(
      texts.flatMap(([id, text]) => (text.includes('matchPolicies') && !matching.has(id) ? [id] : [])),
      [],
    );
    assert.ok(matching.size > 30);
  });

  for (const [what, because, rule] of [
    [
      'one that reads the description from a shape',
      /a shape has no `description`/,
      planted(function* ({ account: its, matchPolicies, report }) {
        const isMeant = (shape: object): boolean => String(Reflect.get(shape, 'description')).includes('keys');
        for (const { policy } of matchPolicies(its, 'all', isMeant)) yield report('found', policy.origin, {});
      }),
    ],
    [
      'one that reads the name of a subject from a shape',
      /a shape has no `name`/,
      planted(function* ({ account: its, matchPolicies, report }) {
        const isMeant = ({ subject }: { readonly subject: unknown }): boolean =>
          typeof subject === 'object' && subject !== null && Reflect.get(subject, 'name') === 'x';
        for (const { policy } of matchPolicies(its, 'access', isMeant)) yield report('found', policy.origin, {});
      }),
    ],
    [
      'one that looks for the description elsewhere',
      /^found: /,
      planted(function* ({ account: its, matchPolicies, report }) {
        let index = -1;
        const isMeant = (): boolean => {
          index += 1;
          return its.policies[index]?.description === descriptions[1];
        };
        for (const { policy } of matchPolicies(its, 'access', isMeant)) yield report('found', policy.origin, {});
      }),
    ],
    [
      'one that remembers what it was asked before',
      /^found: /,
      planted(function* ({ account: its, matchPolicies, report }) {
        const seen = new Set<string>();
        const isNew = ({ roles: named }: { readonly roles: unknown }): boolean =>
          seen.size < seen.add(JSON.stringify(named)).size;
        for (const { policy } of matchPolicies(its, 'all', isNew)) yield report('found', policy.origin, {});
      }),
    ],
  ] as const) {
    test(`${what} is caught`, () => assert.match(faultOf(rule) ?? '', because));
  }

  test('a rule that looks at shapes alone is not', () => {
    const rule = planted(function* ({ account: its, matchPolicies, report }) {
      for (const { policy } of matchPolicies(
        its,
        'all',
        ({ roles: named }) => 'length' in named && named.length === 1,
      )) {
        yield report('found', policy.origin, {});
      }
    });
    assert.is(faultOf(rule), undefined);
    assert.ok(run(rule, manySorted).length > 100);
  });
});

testSuite('matchPolicies', (test) => {
  const one = access({ id: 'a', roles: ['Viewer'], on: { serviceName: 'kms' } });
  const its = account({
    policies: [one, access({ id: 'b', roles: ['Writer'], on: {} }), { ...one, deleted: true }, { ...one, id: 'c' }],
    authorizations: [authorization({ id: 'd', from: { serviceName: 'kms' }, roles: ['Viewer'], on: {} })],
  });
  const ids = (matched: Iterable<{ readonly policy: Policy }>) => [...matched].map(({ policy }) => policy.id);
  for (const [what, kind, expected] of [
    ['policies and authorizations', 'all', ['a', 'b', 'c', 'd']],
    ['policies', 'access', ['a', 'b', 'c']],
    ['authorizations', 'authorization', ['d']],
  ] as const) {
    test(`${what} that are not deleted, in their order`, () =>
      assert.equal(ids(byShapes(its, kind, () => true)), expected));
  }
  for (const [what, nothing] of [
    ['undefined', undefined],
    ['false', false],
    ['an empty list', []],
  ] as const) {
    test(`${what} is no match`, () => assert.equal(ids(byShapes(its, 'all', () => nothing)), []));
  }
  test('what is found of a shape comes with each of its policies, and is asked once', () => {
    let asked = 0;
    const matched = byShapes(its, 'access', ({ target }) => {
      asked += 1;
      return isUnknown(target) ? undefined : { count: target.attributes.length };
    });
    assert.equal(
      [...matched].map(({ policy, match }) => [policy.id, match.count]),
      [
        ['a', 1],
        ['b', 0],
        ['c', 1],
      ],
    );
    assert.is(asked, 2);
  });
});

/** Rules that judge a policy by itself. Placeholders are left in one policy, or make a template of a document. */
const single = rules.filter(
  ({ id, category }) =>
    (category === 'policy' && id !== 'duplicate-policy' && id !== 'placeholder-left-in') ||
    ['policy-for-everybody', 'policy-given-to-user', 'scope-that-narrows-nothing', 'whole-service-writer'].includes(id),
);

testSuite('what a rule says of a policy', (test) => {
  const together: Account = account({ policies });
  const alone = policies.map((policy: AccessPolicy) => account({ policies: [policy] }));
  for (const rule of single) {
    test(`\`${rule.id}\`: does not hang on the policies before it`, () => {
      const found = alone.flatMap((one) => run(rule, one));
      assert.equal(run(rule, together), found);
      assert.is(run(rule, backwards(together)).length, found.length);
    });
  }
});
