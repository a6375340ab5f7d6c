import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { readLongListing } from '../../../src/load/readers/long-listing.ts';
import { normalise } from '../../../src/account/normalise/normalise.ts';
import { recognise } from '../../../src/input/recognise/recognise.ts';
import type { Json, JsonObject } from '../../../src/source/json.ts';
import { validate } from '../../../src/input/validate/validate.ts';
import { unmeasured } from '../../../src/check/stopwatch.ts';
import { findSecrets } from '../../../src/input/secrets/find-secrets.ts';
import { testSuite } from '../../harness.ts';
import { parsed } from '../../input/parse/source-of.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';

const policy = (n: number, parts: JsonObject = {}): JsonObject => ({
  id: `policy-${n}`,
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: `IBMid-${n % 7}` }] }],
  roles: [{ role_id: `crn:v1:bluemix:public:iam::::role:${n % 2 === 0 ? 'Viewer' : 'Editor'}` }],
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account },
        { name: 'serviceName', value: 'kms' },
      ],
    },
  ],
  ...parts,
});

const many = Array.from({ length: 400 }, (_, n) => policy(n));

/** What the stages make of a text one after the other: undefined where they have something to say of it. */
const staged = async (text: string) => {
  const read = await parsed('export.json', text);
  const [document] = read.documents;
  if (document === undefined || read.problems.length + findSecrets(read).length > 0) return undefined;
  const { recognised, problems } = recognise(document, 'named');
  const valid = await Promise.all(recognised.map(validate));
  if (problems.length > 0 || valid.some((each) => each.problems.length > 0)) return undefined;
  return normalise(valid.map((each) => each.recognised));
};

const long = async (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const file = { name: 'export.json', path: '/somewhere/export.json', given: 'named' } as const;
  const read = await readLongListing({ file, bytes }, unmeasured.measure);
  if (read === undefined) return undefined;
  assert.is(read.parsed.text, text);
  const valid = await Promise.all(read.others.map(validate));
  assert.equal(
    valid.flatMap(({ problems }) => problems),
    [],
  );
  return normalise([...valid.map(({ recognised }) => recognised), read.listing]);
};

const page = (policies: readonly Json[], around: JsonObject = {}): JsonObject => ({
  first: { href: `https://iam.cloud.ibm.com/v1/policies?account_id=${account}` },
  policies,
  ...around,
});

const snapshot = (policies: readonly Json[]): JsonObject => ({
  kind: 'AccountSnapshot',
  version: 1,
  account_id: account,
  policies,
  access_groups: [{ id: 'AccessGroupId-1', name: 'admins', members: [] }],
});

testSuite('a long listing', (test) => {
  for (const [title, value] of [
    ['a bare list', many],
    ['a page', page(many)],
    ['a page with a further one', page(many, { next: { href: '/v1/policies?start=x' } })],
    ['a page of more than it holds', page(many, { total_count: 401 })],
    ['a page of as many as it holds', page(many, { total_count: 400 })],
    ['a snapshot', snapshot(many)],
    [
      'a snapshot that begins with other things',
      {
        users: Array.from({ length: 2000 }, (_, n) => ({ iam_id: `IBMid-${n}`, user_id: 'a@example.com' })),
        ...snapshot(many),
      },
    ],
    [
      'placeholders',
      page([...many, policy(400, { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion' }] })]),
    ],
    ['letters beyond ASCII', page([...many, policy(400, { description: 'für Prüfer \u{1f600}' })])],
  ] as const) {
    test(`is read as by the stages one by one: ${title}`, async () => {
      for (const indent of [undefined, 2]) {
        const text = JSON.stringify(value, null, indent);
        const read = await long(text);
        assert.is.not(read, undefined);
        assert.equal(read, await staged(text));
      }
    });
  }

  for (const [title, value] of [
    ['an item is no policy', page([...many, 1])],
    ['an item does not fit', page([...many, policy(400, { roles: 1 })])],
    [
      'an attribute is misspelled',
      page([...many, policy(400, { resources: [{ attributes: [{ name: 'serviceNam', value: 'kms' }] }] })]),
    ],
    [
      'an API key stands in it',
      page([...many, policy(400, { apikey: 'dGhpc0lzTm90QVJlYWxLZXlCdXRMb29rc0xpa2VPbmU' })]),
    ],
    ['an API key stands around it', page(many, { apikey: 'dGhpc0lzTm90QVJlYWxLZXlCdXRMb29rc0xpa2VPbmU' })],
    [
      'an item of another kind is among them',
      [...many, { id: 'AccessGroupId-1', name: 'admins', account_id: account }],
    ],
    ['the snapshot has a section nobody knows', { ...snapshot(many), policy: [] }],
  ] as const) {
    test(`is left to the stages where ${title}`, async () => {
      assert.is(await long(JSON.stringify(value)), undefined);
    });
  }

  test('is left to the stages where a condition nests too deep to be read', async () => {
    const levels = 6000;
    const rule = `${'{"operator":"and","conditions":['.repeat(levels)}1${']}'.repeat(levels)}`;
    for (const id of ['policy-0', 'policy-399']) {
      const text = JSON.stringify(page(many)).replace(`"id":"${id}"`, `"rule":${rule},"id":"${id}"`);
      assert.is(await long(text), undefined);
    }
  });

  test('is left to the stages where the file cannot be read on', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(page(many)));
    const file = { name: 'export.json', path: '/somewhere/export.json', given: 'named' } as const;
    const until = (count: number): Promise<number> =>
      count > bytes.length / 2 ? Promise.reject(new Error('no more')) : Promise.resolve(count);
    assert.is(await readLongListing({ file, bytes, until }, unmeasured.measure), undefined);
  });

  test('is left to the stages where a key stands twice', async () => {
    const text = JSON.stringify(page(many));
    assert.is(await long(text.replace('"id":"policy-399"', '"id":"policy-399","id":"policy-400"')), undefined);
  });

  test('is never anything else than the stages make of it', async () => {
    const part = fc.dictionary(
      fc.constantFrom('id', 'type', 'subjects', 'roles', 'resources', 'control', 'resource', 'state', 'extra'),
      fc.oneof(fc.constantFrom('authorization', 'deleted', []), fc.jsonValue({ maxDepth: 2 })),
      { maxKeys: 2 },
    );
    const around = fc.dictionary(
      fc.constantFrom('next', 'limit', 'kind', 'rules', 'zones', 'apiVersion'),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(part, fc.nat(300), around, fc.boolean(), async (parts, at, fields, isBare) => {
        const policies: readonly Json[] = many.map((one, n) =>
          n === at ? JSON.parse(JSON.stringify({ ...one, ...parts })) : one,
        );
        const value: unknown = isBare ? policies : { ...page(policies), ...fields };
        const text = JSON.stringify(value);
        const read = await long(text);
        if (read !== undefined) assert.equal(read, await staged(text));
      }),
      { numRuns: 60 },
    );
  });
});
