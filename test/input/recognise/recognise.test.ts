import { readdirSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import type { KindName, Recognised, Recognition } from '../../../src/input/recognise/recognise.ts';
import { recognise } from '../../../src/input/recognise/recognise.ts';
import { kinds } from '../../../src/input/recognise/kinds.ts';
import { oneObject, sections } from '../../../src/input/recognise/snapshot.ts';
import type { Json, JsonObject } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';
import { samples } from './samples.ts';

const ref = { source: 'export.json', index: 0 };

const read = (value: Json, given: 'named' | 'found' = 'named'): Recognition => recognise({ ref, value }, given);

const sampled = Object.entries(samples);

const names = ({ recognised }: Recognition): readonly string[] => recognised.map(({ kind }) => kind);

const only = (recognition: Recognition): Recognised => {
  assert.equal(recognition.problems, []);
  assert.is(recognition.recognised.length, 1);
  const [first] = recognition.recognised;
  if (first === undefined) throw new Error('nothing was recognised');
  return first;
};

const v1 = JSON.parse(readFileSync(new URL('../../corpus/policy-v1.json', import.meta.url), 'utf8'));

testSuite('recognise: every kind in every form', (test) => {
  test('a sample stands for every kind but setups', () => {
    assert.equal([...Object.keys(samples), 'engine-setup'].toSorted(), kinds.map(({ name }) => name).toSorted());
  });
  for (const [kind, sample] of sampled) {
    for (const given of ['named', 'found'] as const) {
      test(`${kind}: one object (${given})`, () => {
        const found = only(read(sample, given));
        assert.is(found.kind, kind);
        assert.equal(found.items, [{ value: sample, origin: { document: ref, path: [] } }]);
        assert.equal(found.listing, {
          form: 'single',
          partial: undefined,
          query: {},
          origin: { document: ref, path: [] },
        });
      });
      test(`${kind}: a bare list (${given})`, () => {
        const found = only(read([sample, sample], given));
        assert.is(found.kind, kind);
        assert.is(found.listing.form, 'array');
        assert.equal(
          found.items.map(({ origin }) => origin.path),
          [[0], [1]],
        );
      });
    }
    for (const wrapper of kinds.find(({ name }) => name === kind)?.wrappers ?? []) {
      test(`${kind}: a page with \`${wrapper}\``, () => {
        const found = only(read({ limit: 50, [wrapper]: [sample] }, 'found'));
        assert.is(found.kind, kind);
        assert.is(found.listing.form, 'page');
        assert.is(found.listing.partial, undefined);
        assert.equal(
          found.items.map(({ origin }) => origin.path),
          [[wrapper, 0]],
        );
      });
    }
  }
  for (const section of sections.keys()) {
    const kind = sections.get(section) ?? 'policies';
    const sample = kind === 'engine-setup' ? {} : samples[kind];
    const list: Json = oneObject.has(kind)
      ? sample
      : kind === 'members' || kind === 'dynamic-rules'
        ? { 'AccessGroupId-1': [sample] }
        : [sample];
    test(`${kind}: section \`${section}\` of a snapshot`, () => {
      const found = only(read({ kind: 'AccountSnapshot', version: 1, account_id: 'a'.repeat(32), [section]: list }));
      assert.is(found.kind, kind);
      assert.is(found.accountId, 'a'.repeat(32));
      assert.is(found.listing.form, 'section');
      assert.is(found.items.length, 1);
      assert.is(found.listing.origin.path[0], section);
    });
  }
  test('a list of all kinds is taken apart, in the order of their first items', () => {
    const recognition = read(Object.values(samples));
    assert.equal(recognition.problems, []);
    assert.equal(names(recognition), Object.keys(samples));
  });
  test('versions 1 and 2 in one list are one kind', () => {
    const found = only(read([v1, samples.policies]));
    assert.is(found.kind, 'policies');
    assert.is(found.items.length, 2);
  });
  test('a setup', () => {
    const found = only(read({ kind: 'EngineSetup', version: 1, engine: {} }));
    assert.is(found.kind, 'engine-setup');
    assert.is(found.listing.form, 'single');
  });
  test('effective settings', () => {
    const effective = { restrict_create_service_id: 'RESTRICTED' };
    assert.is(only(read({ effective, account: {}, assigned_templates: [] })).kind, 'account-settings');
  });
  test('roles of all three origins', () => {
    const found = only(
      read({ custom_roles: [samples.roles], service_roles: [samples.roles], system_roles: [samples.roles] }),
    );
    assert.is(found.kind, 'roles');
    assert.equal(
      found.items.map(({ origin }) => origin.path[0]),
      ['custom_roles', 'service_roles', 'system_roles'],
    );
  });
  test('secrets of version 1 of the Secrets Manager API', () => {
    const page = { metadata: { collection_total: 1 }, resources: [samples.secrets] };
    assert.is(only(read(page)).kind, 'secrets');
  });
  const corpus: Readonly<Record<string, KindName>> = {
    'account-settings.json': 'account-settings',
    'engine-configurations.json': 'configurations',
    'policy-v1-placeholder.json': 'policies',
    'policy-v1.json': 'policies',
    'policy-v2-time-window.json': 'policies',
    'zone-with-service-reference.json': 'zones',
  };
  const folder = new URL('../../corpus/', import.meta.url);
  test('every file of the corpus has its kind here', () => {
    assert.equal(
      readdirSync(folder).filter((file) => file.endsWith('.json')),
      Object.keys(corpus),
    );
  });
  for (const [file, kind] of Object.entries(corpus)) {
    test(`corpus: ${file}`, () => {
      assert.is(only(read(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), 'found')).kind, kind);
    });
  }
});

testSuite('recognise: what a listing says of itself', (test) => {
  const policy = samples.policies;
  const cases: readonly (readonly [JsonObject, string | undefined])[] = [
    [{ policies: [policy] }, undefined],
    [
      { policies: [policy], next: { href: 'https://iam.cloud.ibm.com/v2/policies?start=x' } },
      'a further page (`next`) was not exported',
    ],
    [
      { policies: [policy], next: 'https://iam.cloud.ibm.com/v1/serviceids?pagetoken=x' },
      'a further page (`next`) was not exported',
    ],
    [{ policies: [policy], next: null, previous: '' }, undefined],
    [{ policies: [policy], previous: { href: 'x' } }, 'an earlier page (`previous`) was not exported'],
    [{ groups: [samples['access-groups']], offset: 50 }, 'it starts at item 50 (`offset`)'],
    [{ groups: [samples['access-groups']], total_count: 3 }, 'it contains 1 of 3 items'],
    [{ groups: [samples['access-groups']], total_count: 1, offset: 0 }, undefined],
    [
      { resources: [samples.users], next_url: '/v2/accounts/a/users?_start=b' },
      'a further page (`next`) was not exported',
    ],
    [{ count: 2, zones: [samples.zones] }, 'it contains 1 of 2 items'],
  ];
  for (const [page, expected] of cases) {
    test(`${JSON.stringify({ ...page, policies: undefined, groups: undefined }).slice(0, 70)} → ${expected ?? 'whole'}`, () => {
      assert.is(only(read(page)).listing.partial, expected);
    });
  }
  test('the query of a page is that of its address', () => {
    const first = { href: 'https://iam.cloud.ibm.com/v2/policies?account_id=abc&iam_id=IBMid-1&limit=50' };
    const found = only(read({ first, policies: [policy] }));
    assert.equal(found.listing.query, { account_id: 'abc', iam_id: 'IBMid-1' });
    assert.is(found.accountId, 'abc');
  });
  test('members know their group by the address of the page', () => {
    const first = { href: 'https://iam.cloud.ibm.com/v2/groups/AccessGroupId-1/members?limit=50' };
    assert.equal(only(read({ first, members: [] })).listing.query, { group_id: 'AccessGroupId-1' });
  });
  test('members know their group by their own addresses', () => {
    const href = 'https://iam.cloud.ibm.com/v2/groups/AccessGroupId-1/members/IBMid-1';
    assert.equal(only(read([{ ...samples.members, href }])).listing.query, { group_id: 'AccessGroupId-1' });
  });
  test('an empty page of dynamic rules is known by its address', () => {
    const first = { href: 'https://iam.cloud.ibm.com/v2/groups/AccessGroupId-1/rules' };
    assert.is(only(read({ first, rules: [] })).kind, 'dynamic-rules');
  });
  test('an empty page of network rules is known by its count', () => {
    assert.is(only(read({ count: 0, rules: [] })).kind, 'network-rules');
  });
  test('null for an empty list', () => {
    assert.is(only(read({ limit: 50, policies: null })).items.length, 0);
  });
  test('groups carry members and dynamic rules', () => {
    const { members, 'dynamic-rules': rule } = samples;
    const group = {
      ...samples['access-groups'],
      members: { total_count: 2, members: [members] },
      dynamic_rules: [rule],
    };
    const recognition = read([group]);
    assert.equal(names(recognition), ['access-groups', 'members', 'dynamic-rules']);
    const [, inside, rules] = recognition.recognised;
    assert.equal(inside?.listing, {
      form: 'section',
      partial: 'it contains 1 of 2 items',
      query: { group_id: 'AccessGroupId-1' },
      origin: { document: ref, path: [0, 'members'] },
    });
    assert.equal(inside?.items[0]?.origin.path, [0, 'members', 'members', 0]);
    assert.equal(rules?.listing.query, { group_id: 'AccessGroupId-1' });
  });
  test('a section may be a page, and then counts as one', () => {
    const found = only(
      read({ kind: 'AccountSnapshot', version: 1, policies: { next: { href: 'x' }, policies: [policy] } }),
    );
    assert.is(found.listing.partial, 'a further page (`next`) was not exported');
    assert.equal(found.items[0]?.origin.path, ['policies', 'policies', 0]);
  });
  test('authorizations of a snapshot are known to be asked for', () => {
    assert.equal(only(read({ kind: 'AccountSnapshot', version: 1, authorizations: [] })).listing.query, {
      type: 'authorization',
    });
  });
  test('entries that are no mappings make a listing partial', () => {
    const { recognised, problems } = read({ policies: [policy, 7] });
    assert.equal(
      problems.map(({ message, place }) => [message, place]),
      [['a policy is a mapping, but item 1 of this list is a number', { document: ref, path: ['policies', 1] }]],
    );
    assert.is(recognised[0]?.listing.partial, 'an item could not be read');
  });
});
