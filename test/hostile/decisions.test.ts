import * as assert from 'uvu/assert';
import type { Json } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const other = '5b2c7a90f6e34d1fa0b1c2d3e4f50617';
const id = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const stranger = 'ServiceId-00000000-b24e-4917-ad74-278f2fee5ba0';
const group = 'AccessGroupId-0f7a2c11-6f3e-4c27-9df0-1d0c61b3f1a2';
const guid = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';

type Fields = { readonly [key: string]: Json };

const setup = (more: Fields = {}): Fields => ({
  kind: 'EngineSetup',
  version: 1,
  name: 'e',
  account: { id: account, settings: { restrict_create_service_id: 'NOT_RESTRICTED', allowed_ip_addresses: '' } },
  engine: { service_id: id },
  ...more,
});

const attributes = (named: readonly (readonly [name: string, value: string])[]): Json => ({
  attributes: named.map(([name, value]) => ({ name, value })),
});

/** A policy of version 1, with as many subjects and resources as are wanted. */
const policy = (
  subjects: readonly string[],
  role: string,
  services: readonly string[],
  of: string = account,
): Fields => ({
  type: 'access',
  subjects: subjects.map((subject) =>
    attributes([[subject.startsWith('AccessGroupId-') ? 'access_group_id' : 'iam_id', subject]]),
  ),
  roles: [{ role_id: `crn:v1:bluemix:public:iam::::role:${role}` }],
  resources: services.map((service) =>
    attributes([
      ['accountId', of],
      ['serviceName', service],
    ]),
  ),
  state: 'active',
});

/** All that the engine needs, for one subject. */
const enough = (subject: string, of: string = account): readonly Fields[] => [
  policy([subject], 'Operator', ['iam-identity'], of),
  policy([subject], 'Editor', ['iam-groups'], of),
];

/** `missing`, `?` where undecided, or nothing of each of the two rules, and what is said of the input. */
const answers = async (documents: readonly (Json | string)[]): Promise<readonly string[]> => {
  const texts = documents.map((value, nth): [string, string] => [
    `${nth}.json`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const { report } = await lintTexts(Object.fromEntries(texts), {
    onlyRules: ['engine-cannot-manage-api-keys', 'engine-cannot-manage-groups'],
  });
  return report.findings.map(({ rule, confidence, category }) =>
    category === 'input'
      ? rule
      : `${rule.slice('engine-cannot-manage-'.length)} ${confidence === 'low' ? '?' : 'missing'}`,
  );
};

const nothing: readonly string[] = [];
const missing = ['api-keys missing', 'groups missing'];
const isUndecided = ['api-keys ?', 'groups ?'];

const cases: readonly (readonly [title: string, documents: readonly (Json | string)[], expected: readonly string[]])[] =
  [
    ['what is enough', [setup(), enough(`iam-${id}`)], nothing],
    ['nothing', [setup(), enough(`iam-${stranger}`)], missing],
    [
      'an id in capitals',
      [setup({ engine: { service_id: id.toUpperCase().replace('SERVICEID', 'ServiceId') } }), enough(`iam-${id}`)],
      nothing,
    ],
    [
      'a group in capitals',
      [
        setup({ access_groups: [{ id: `AccessGroupId-${group.slice(14).toUpperCase()}`, members: [id] }] }),
        enough(group),
      ],
      nothing,
    ],
    [
      'a second subject',
      [setup(), [policy([stranger, id], 'Administrator', ['iam-groups']), ...enough(stranger)]],
      ['api-keys missing', 'groups ?'],
    ],
    ['a second resource', [setup(), [policy([id], 'Administrator', ['iam-identity', 'iam-groups'])]], isUndecided],
    [
      'a service in capitals',
      [setup(), [policy([id], 'Editor', ['IAM-Groups']), ...enough(id).slice(0, 1)]],
      ['groups ?'],
    ],
    ['policies of two accounts in one list', [setup(), [...enough(id), ...enough(id, other)]], nothing],
    ['exports of another account', [setup(), enough(id, other)], isUndecided],
    ['an include that is not there', [setup({ include: ['no.json'] })], [...isUndecided, 'unresolved-reference']],
    ['a broken file beside', [setup(), '{"policies": ['], [...isUndecided, 'syntax-error']],
    [
      'a snapshot with a misspelled section',
      [setup(), { kind: 'AccountSnapshot', version: 1, account_id: account, polices: [] }],
      [...isUndecided, 'schema-error'],
    ],
    ['another setup that is wrong', [setup(), setup({ policies: 7 })], [...isUndecided, 'schema-error']],
    [
      'members of two groups in one list',
      [
        setup(),
        enough(group),
        [
          { iam_id: `iam-${stranger}`, type: 'service', membership_type: 'static', access_group_id: 'AccessGroupId-1' },
          { iam_id: `iam-${id}`, type: 'service', membership_type: 'static', access_group_id: group },
        ],
      ],
      nothing,
    ],
    [
      'members of nobody knows which group',
      [setup(), enough(group), [{ iam_id: `iam-${id}`, type: 'service', membership_type: 'static' }]],
      [...isUndecided, 'unresolved-reference'],
    ],
    [
      'a secret that says nothing beside a static one',
      [setup({ secrets: [{ name: 'a', service_id: stranger }, { name: 'b' }] }), enough(id).slice(0, 1)],
      ['groups missing'],
    ],
    [
      'settings that contradict the setup',
      [setup(), enough(id), { account_id: account, restrict_create_service_id: 'RESTRICTED', mfa: 'NONE' }],
      ['incomplete-export'],
    ],
  ];

testSuite('it is not said to be missing where it may be there', (test) => {
  for (const [title, documents, expected] of cases) {
    test(title, async () => assert.equal(await answers(documents), expected));
  }
});

const caller = (instance: Fields, ...resource: readonly (readonly [key: string, value: string])[]): readonly Json[] => [
  setup({ caller: 'IBMid-110000AB1Z', instance }),
  [
    ...enough(id),
    {
      type: 'access',
      subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: 'IBMid-110000AB1Z' }] },
      control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Manager' }] } },
      resource: {
        attributes: [['accountId', account] as const, ['serviceName', 'secrets-manager'] as const, ...resource].map(
          ([key, value]) => ({ key, operator: 'stringEquals', value }),
        ),
      },
    },
  ],
];

testSuite('names of attributes are data, and ids have no case', (test) => {
  const says = (title: string, documents: readonly Json[], expected: readonly string[]): void =>
    test(title, async () => {
      const texts = documents.map((value, nth): [string, string] => [`${nth}.json`, JSON.stringify(value)]);
      const { report } = await lintTexts(Object.fromEntries(texts), { onlyRules: ['caller-cannot-configure-engine'] });
      assert.equal(
        report.findings.map(({ confidence }) => confidence),
        expected,
      );
    });
  const instance = { guid, region: 'us-south' };
  says('the instance', caller(instance, ['serviceInstance', guid]), []);
  says('the instance in capitals', caller({ guid: guid.toUpperCase() }, ['serviceInstance', guid]), []);
  says('the region in capitals', caller({ guid, region: 'US-SOUTH' }, ['region', 'us-south']), []);
  says('another region', caller(instance, ['region', 'eu-de']), ['high']);
  for (const name of ['__proto__', 'constructor', 'toString']) says(name, caller(instance, [name, 'x']), ['low']);
});
