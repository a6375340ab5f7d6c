import { proseText } from '../../../src/snippet/snippet.ts';
import { readdirSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { recognise } from '../../../src/input/recognise/recognise.ts';
import type { Json, JsonObject } from '../../../src/source/json.ts';
import type { Path } from '../../../src/source/place.ts';
import { isOrigin } from '../../../src/source/place.ts';
import { validate } from '../../../src/input/validate/validate.ts';
import { samples } from '../recognise/samples.ts';
import { cpuTime } from '../../cpu-time.ts';
import { testSuite } from '../../harness.ts';

const ref = { source: 'export.json', index: 0 };

/** A finding as the tables below expect it: where, what, and what to do. */
type Said = readonly [pointer: string, message: string, help?: string];

const pointer = (path: Path): string => path.map((step) => `/${step}`).join('');

const lint = async (value: Json): Promise<{ said: readonly Said[]; kept: number; partial: string | undefined }> => {
  const { recognised, problems } = recognise({ ref, value }, 'named');
  assert.equal(problems, []);
  const all = await Promise.all(recognised.map((each) => validate(each)));
  const said = all
    .flatMap((each) => each.problems)
    .map(({ rule, place, message, help }): Said => {
      assert.is(rule, 'schema-error');
      const at = isOrigin(place) ? pointer(place.path) : '';
      return help === undefined ? [at, message] : [at, message, proseText(help, (plain) => plain)];
    });
  const kept = all.reduce((sum, each) => sum + each.recognised.items.length, 0);
  return { said, kept, partial: all[0]?.recognised.listing.partial };
};

const attribute = { key: 'serviceName', operator: 'stringEquals', value: 'kms' };
const v2 = samples.policies;
const target = (...attributes: readonly Json[]): JsonObject => ({ ...v2, resource: { attributes } });
const v1: JsonObject = {
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: 'IBMid-1' }] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }],
  resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
};

const setup = (fields: JsonObject): JsonObject => ({ kind: 'EngineSetup', version: 1, engine: {}, ...fields });
const group = 'AccessGroupId-0f7a2c11-6f3e-4c27-9df0-1d0c61b3f1a2';
const takeOut = 'remove it: an unknown field may be a typo';
const { control: _control, ...withoutControl } = v2;

const wrong: Readonly<Record<string, readonly [value: Json, ...said: readonly Said[]]>> = {
  'a misspelled attribute (version 2)': [
    target({ ...attribute, key: 'serviceNam' }),
    ['/resource/attributes/0/key', '`serviceNam`: did you mean `serviceName`?'],
  ],
  'an attribute in the spelling of Terraform': [
    target({ ...attribute, key: 'resource_group_id' }),
    ['/resource/attributes/0/key', '`resource_group_id`: did you mean `resourceGroupId`?'],
  ],
  'a misspelled attribute (version 1)': [
    { ...v1, resources: [{ attributes: [{ name: 'servicename', value: 'kms' }] }] },
    ['/resources/0/attributes/0/name', '`servicename`: did you mean `serviceName`?'],
  ],
  'a misspelled attribute of a subject': [
    { ...v1, subjects: [{ attributes: [{ name: 'iam-id', value: 'IBMid-1' }] }] },
    ['/subjects/0/attributes/0/name', '`iam-id`: did you mean `iam_id`?'],
  ],
  'a misspelled operator': [
    target({ ...attribute, operator: 'stringEqual' }),
    ['/resource/attributes/0/operator', '`operator` is `stringEqual`: did you mean `stringEquals`?'],
  ],
  'an operator that is none': [
    target({ ...attribute, operator: 'regex' }),
    ['/resource/attributes/0/operator', '`operator` is `regex`, which is not an allowed value'],
  ],
  'an operator that is no text': [
    target({ ...attribute, operator: 1 }),
    ['/resource/attributes/0/operator', '`operator` is 1, but should be a text'],
  ],
  'a number for a value': [
    target({ ...attribute, value: 7 }),
    [
      '/resource/attributes/0/value',
      '`value` is a number, but should be a text, true or false or a list',
      'put quotes around it',
    ],
  ],
  'a misspelled field of a role': [
    { ...v2, control: { grant: { roles: [{ role_ID: 'crn' }] } } },
    ['/control/grant/roles/0/role_ID', '`role_ID`: did you mean `role_id`?'],
  ],
  'a role as a text': [
    { ...v2, control: { grant: { roles: ['Editor'] } } },
    ['/control/grant/roles/0', 'item 0 of `roles` is a text, but should be a mapping'],
  ],
  'roles as a text': [{ ...v1, roles: 'Viewer' }, ['/roles', '`roles` is a text, but should be a list']],
  'a policy without its control': [withoutControl, ['', 'this policy needs `control`']],
  'several missing fields in one sentence': [
    { type: 'access', control: { grant: { roles: [] } } },
    ['', 'this policy needs `subject` and `resource`'],
  ],
  'a misspelled part of a policy': [
    { type: 'access', subjets: v1['subjects'] ?? [], roles: [], resources: [] },
    ['/subjets', '`subjets`: did you mean `subjects`?'],
  ],
  'null where something is needed': [
    { ...v2, resource: { attributes: null } },
    ['/resource/attributes', '`attributes` is empty, but should be a list'],
  ],
  'a type that is none': [{ ...v2, type: 'acess' }, ['/type', '`type` is `acess`: did you mean `access`?']],
  'conditions nested too deep': [
    {
      ...v2,
      rule: {
        operator: 'and',
        conditions: [
          { operator: 'or', conditions: [{ key: 'k', operator: 'stringEquals', value: 'v', conditions: [] }] },
        ],
      },
    },
    ['/rule/conditions/0/conditions/0', 'conditions can be nested in at most two levels of lists'],
  ],
  'an allowlist as a list': [
    { restrict_create_service_id: 'RESTRICTED', allowed_ip_addresses: ['192.0.2.1'] },
    ['/allowed_ip_addresses', '`allowed_ip_addresses` is a list, but should be a text'],
  ],
  'a restriction in other words': [
    { restrict_create_service_id: 'yes', mfa: 'NONE' },
    [
      '/restrict_create_service_id',
      '`restrict_create_service_id` is `yes`, but should be `RESTRICTED`, `NOT_RESTRICTED` or `NOT_SET`',
    ],
  ],
  'effective settings': [
    { effective: { mfa: 'TOTP5' }, account: { mfa: 'NONE' } },
    ['/effective/mfa', '`mfa` is `TOTP5`: did you mean `TOTP`?'],
  ],
  'a zone entry without its value': [
    { name: 'office', addresses: [{ type: 'ipAddress' }] },
    ['/addresses/0', 'item 0 of `addresses` needs `value`'],
  ],
  'a member without an id': [
    [samples.members, { membership_type: 'static', name: 'jo' }],
    ['/1', 'a member needs `iam_id`, the id of who is in the group'],
  ],
  'a template': [
    {
      ...samples['policy-templates'],
      policy: { ...v2, resource: { attributes: [{ ...attribute, key: 'acountId' }] } },
    },
    ['/policy/resource/attributes/0/key', '`acountId`: did you mean `accountId`?'],
  ],
  'a misspelled field of a setup': [
    setup({ secerts: [] }),
    ['/secerts', 'there is no field `secerts` here: did you mean `secrets`?'],
  ],
  'a field that a setup does not have': [setup({ owner: 'jo' }), ['/owner', 'there is no field `owner` here', takeOut]],
  'a slip explains the field that is missing': [
    { kind: 'EngineSetup', verison: 1, engine: {} },
    ['/verison', 'there is no field `verison` here: did you mean `version`?'],
  ],
  'a setup without an engine': [{ kind: 'EngineSetup', version: 1 }, ['', 'this engine setup needs `engine`']],
  'an account id in capitals': [
    setup({ account: { id: '791F5FB10986423E97AA8512F18B7E65' } }),
    ['/account/id', '`id` should be an account id: 32 hexadecimal digits in lower case'],
  ],
  'a misspelled setting': [
    setup({ account: { settings: { restrict_create_service_ids: 'RESTRICTED' } } }),
    [
      '/account/settings/restrict_create_service_ids',
      'there is no field `restrict_create_service_ids` here: did you mean `restrict_create_service_id`?',
    ],
  ],
  'an API key in a setup, which is not shown': [
    setup({ engine: { api_key: 'not-to-be-shown' } }),
    ['/engine/api_key', 'an engine setup never holds the API key itself: name its owner as `service_id`'],
  ],
  'an API key for a service ID, which is not shown': [
    setup({ engine: { service_id: 'not-to-be-shown' } }),
    ['/engine/service_id', '`service_id` should be the id of a service ID, which begins with `ServiceId-`'],
  ],
  'a misspelled mode': [
    setup({ engine: { mode: 'apikey' } }),
    ['/engine/mode', '`mode` is `apikey`: did you mean `api_key`?'],
  ],
  'a mode of another making': [
    setup({ engine: { mode: 'magic' } }),
    ['/engine/mode', '`mode` is `magic`, but should be `api_key` or `service_authorization`'],
  ],
  'a time to live in words': [
    setup({ secrets: [{ ttl: '12 hours' }] }),
    ['/secrets/0/ttl', '`ttl` should be a number of seconds, or a number with `m`, `h` or `d`, such as `12h`'],
  ],
  'a secret of both sorts': [
    setup({ secrets: [{ service_id: 'ServiceId-1', access_groups: [group] }] }),
    ['/secrets/0', 'a secret has either `access_groups` or `service_id`, not both'],
  ],
  'no groups': [
    setup({ secrets: [{ access_groups: [] }] }),
    ['/secrets/0/access_groups', '`access_groups` is empty: name a group, or use `service_id`'],
  ],
  'an interval of none': [
    setup({ secrets: [{ rotation: { interval: 0, unit: 'days' } }] }),
    ['/secrets/0/rotation/interval', 'the interval of a rotation is at least 1'],
    ['/secrets/0/rotation/unit', '`unit` is `days`: did you mean `day`?'],
  ],
  'a short policy speaks as one': [
    setup({ policies: [{ subject: 'IBMid-1', role: ['Editor'] }] }),
    ['/policies/0/role', 'there is no field `role` here: did you mean `roles`?'],
  ],
  'a short policy without roles': [
    setup({ policies: [{ subject: 'IBMid-1', roles: [] }] }),
    ['/policies/0/roles', 'a policy without a role grants nothing: name at least one in `roles`'],
  ],
  'a short policy without a subject': [
    setup({ policies: [{ roles: ['Editor'] }] }),
    ['/policies/0', 'item 0 of `policies` needs `subject`'],
  ],
  'a policy of the API speaks as one': [
    setup({ policies: [{ ...v1, roles: [{}] }] }),
    ['/policies/0/roles/0', 'item 0 of `roles` needs `role_id`'],
  ],
  'a misspelled attribute of a short policy': [
    setup({ policies: [{ subject: 'IBMid-1', roles: ['Editor'], attributes: { serviceTyp: 'service' } }] }),
    ['/policies/0/attributes/serviceTyp', '`serviceTyp`: did you mean `serviceType`?'],
  ],
  'a comparison of another making': [
    setup({ policies: [{ subject: 'IBMid-1', roles: ['Editor'], service: { like: 'k*' } }] }),
    ['/policies/0/service/like', 'there is no field `like` here', takeOut],
  ],
  'two comparisons at once': [
    setup({ policies: [{ subject: 'IBMid-1', roles: ['Editor'], service: { match: 'k*', exists: true } }] }),
    ['/policies/0/service', 'write a text, or exactly one of `match`, `exists`, `any_of` and `match_any_of`'],
  ],
  'an authorization without its source': [
    setup({ authorizations: [{ target: { service: 'kms' }, roles: ['Reader'] }] }),
    ['/authorizations/0', 'item 0 of `authorizations` needs `source`'],
  ],
  'another service’s CRN': [
    setup({ instance: { crn: 'crn:v1:bluemix:public:kms:us-south:a/1:2::' } }),
    [
      '/instance/crn',
      '`crn` should be the CRN of a Secrets Manager instance, which begins with `crn:v1:bluemix:public:secrets-manager:`',
    ],
  ],
  'a number for a name': [
    setup({ name: 7 }),
    ['/name', '`name` is a number, but should be a text', 'put quotes around it'],
  ],
};

testSuite('validate: what is wrong, in words', (test) => {
  for (const [title, [value, ...said]] of Object.entries(wrong)) {
    test(title, async () => {
      const found = await lint(value);
      assert.equal(found.said, said);
    });
  }
});

testSuite('validate: what fits', (test) => {
  for (const [kind, sample] of Object.entries(samples)) {
    test(kind, async () => {
      assert.equal((await lint([sample])).said, []);
    });
  }
  const folder = new URL('../../corpus/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    test(`corpus: ${file}`, async () => {
      const { said, kept } = await lint(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      assert.equal(said, []);
      assert.is(kept, 1);
    });
  }
  const fine: Readonly<Record<string, Json>> = {
    'an attribute of a service’s own': target({ ...attribute, key: 'bucket' }),
    'fields that IBM adds': { ...v2, last_permit_at: 'x', anything: { at: ['all'] } },
    'null for what is left out': { ...v2, description: null, rule: null, pattern: null, id: null, state: null },
    'a setup of nothing but a service ID and its includes': setup({
      engine: { service_id: 'iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0' },
      include: ['exports/*.json'],
    }),
    'policies of every form in one setup': setup({
      policies: [v1, v2, { subject: 'IBMid-1', roles: ['Editor'], resource: { match: 'a*' }, tags: { env: 'prod' } }],
      authorizations: [v1, v2, { source: { service: 'secrets-manager' }, target: {}, roles: ['Operator'] }],
    }),
  };
  for (const [title, value] of Object.entries(fine)) {
    test(title, async () => {
      assert.equal((await lint(value)).said, []);
    });
  }
});

testSuite('validate: many wrong items', (test) => {
  test('an item that does not fit is left out, and its listing is partial', async () => {
    const { said, kept, partial } = await lint({ policies: [v2, { ...v2, type: 'x' }], next: { href: 'x' } });
    assert.is(said.length, 1);
    assert.is(kept, 1);
    assert.is(partial, 'a further page (`next`) was not exported, and an item could not be read');
  });
  test('100,000 wrong items: 50 findings, and how many more there are', async () => {
    const { said, kept, partial } = await lint([v2, ...Array.from({ length: 100_000 }, () => ({ ...v2, type: 'x' }))]);
    assert.is(said.length, 51);
    assert.is(
      said[50]?.[1],
      '99950 more findings like these in this document are not shown: fix the first ones, and lint again',
    );
    assert.is(kept, 1);
    assert.is(partial, '100000 items could not be read');
  });
  test('one item with 100,000 wrong entries is no slower for it', async () => {
    const started = cpuTime();
    const { said } = await lint(target(...Array.from({ length: 100_000 }, () => ({ key: 1 }))));
    assert.is(said.length, 51);
    assert.ok(cpuTime() - started < 3000);
  });
  test('the same with a referenced schema within a list of alternatives', async () => {
    const { said } = await lint(setup({ policies: Array.from({ length: 20_000 }, () => ({ subject: 1 })) }));
    assert.is(said.length, 51);
  });
});
