import * as assert from 'uvu/assert';
import { stringify } from 'yaml';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { declaredForms } from './declared-forms.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const engine = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const group = 'AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c';

const roleIds: Readonly<Record<string, string>> = {
  Viewer: 'crn:v1:bluemix:public:iam::::role:Viewer',
  Operator: 'crn:v1:bluemix:public:iam::::role:Operator',
  Editor: 'crn:v1:bluemix:public:iam::::role:Editor',
  Administrator: 'crn:v1:bluemix:public:iam::::role:Administrator',
  'Service ID creator': 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator',
};

interface Grant {
  readonly subject: string;
  readonly service: string;
  readonly roles: readonly string[];
}

/** What each rule says is lacking; an empty text where it is silent. */
interface Missing {
  readonly groups: string;
  readonly keys: string;
  readonly creation: string;
}

interface Row {
  readonly groups: readonly string[];
  readonly identity: readonly string[];
  readonly missing: string;
  readonly create: boolean;
}

/** The truth table of an engine with an API key: roles held on the two services, and what is lacking. */
const table: readonly Row[] = [
  { groups: ['Editor'], identity: ['Operator'], missing: '', create: false },
  { groups: ['Editor'], identity: ['Operator', 'Service ID creator'], missing: '', create: true },
  { groups: ['Administrator'], identity: ['Administrator'], missing: '', create: false },
  { groups: ['Editor'], identity: ['Administrator'], missing: '', create: false },
  { groups: ['Editor'], identity: ['Editor'], missing: 'serviceid.delete apikey.create apikey.delete', create: false },
  { groups: ['Operator'], identity: ['Operator'], missing: 'groups.read groups.list members.add', create: false },
  { groups: ['Viewer'], identity: ['Operator'], missing: 'members.add', create: false },
  { groups: [], identity: ['Operator'], missing: 'groups.read groups.list members.add', create: false },
];

const setup = (settings: string, more: Readonly<Record<string, unknown>> = {}): string =>
  stringify({
    kind: 'EngineSetup',
    version: 1,
    account: { id: account, settings: { restrict_create_service_id: settings } },
    engine: { mode: 'api_key', service_id: engine },
    ...more,
  });

const iamId = (subject: string): string => subject.replace(/^ServiceId-/, 'iam-$&');

const subjectKey = (subject: string): string => (subject.startsWith('AccessGroupId-') ? 'access_group_id' : 'iam_id');

const v1 = ({ subject, service, roles }: Grant): unknown => ({
  type: 'access',
  subjects: [{ attributes: [{ name: subjectKey(subject), value: iamId(subject) }] }],
  roles: roles.map((role) => ({ role_id: roleIds[role] })),
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account },
        { name: 'serviceName', value: service },
      ],
    },
  ],
});

const v2 = ({ subject, service, roles }: Grant): unknown => ({
  type: 'access',
  subject: { attributes: [{ key: subjectKey(subject), operator: 'stringEquals', value: iamId(subject) }] },
  control: { grant: { roles: roles.map((role) => ({ role_id: roleIds[role] })) } },
  resource: {
    attributes: [
      { key: 'accountId', operator: 'stringEquals', value: account },
      { key: 'serviceName', operator: 'stringEquals', value: service },
    ],
  },
});

const ndjson = (items: readonly unknown[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

type Texts = Readonly<Record<string, string>>;

/** The same facts in every form iamlint reads them in. */
const forms: Readonly<Record<string, (grants: readonly Grant[], settings: string) => Texts>> = {
  'short form in a setup': (grants, settings) => ({ 'setup.yaml': setup(settings, { policies: grants }) }),
  'policies of version 1 in a setup': (grants, settings) => ({
    'setup.yaml': setup(settings, { policies: grants.map(v1) }),
  }),
  'policies of version 2 in a setup written as JSON': (grants, settings) => ({
    'setup.json': JSON.stringify({
      kind: 'EngineSetup',
      version: 1,
      account: { id: account, settings: { restrict_create_service_id: settings } },
      engine: { service_id: `iam-${engine}` },
      policies: grants.map(v2),
    }),
  }),
  'a page of version 2 beside a setup': (grants, settings) => ({
    'setup.yaml': setup(settings),
    'policies.json': JSON.stringify({ limit: 100, policies: grants.map(v2) }),
  }),
  'a bare list of version 1 beside a setup': (grants, settings) => ({
    'setup.yaml': setup(settings),
    'policies.json': JSON.stringify(grants.map(v1)),
  }),
  'both versions mixed, as NDJSON': (grants, settings) => ({
    'setup.yaml': setup(settings),
    'policies.ndjson': ndjson(grants.map((grant, nth) => (nth % 2 === 0 ? v1(grant) : v2(grant)))),
  }),
  'a YAML list with settings as a second document': (grants, settings) => ({
    'setup.yaml': stringify({
      kind: 'EngineSetup',
      version: 1,
      account: { id: account },
      engine: { service_id: engine },
    }),
    'exports.yaml': `${stringify({ policies: grants.map(v2) })}---\n${stringify({ account_id: account, restrict_create_service_id: settings, mfa: 'NONE' })}`,
  }),
  'through an access group': (grants, settings) => ({
    'setup.yaml': setup(settings, {
      policies: grants.map((grant) => ({ ...grant, subject: group })),
      access_groups: [{ id: group, members: [engine] }],
    }),
  }),
  'an account snapshot beside an incomplete setup': (grants, settings) => ({
    'setup.yaml': setup(settings, { complete: false }),
    'snapshot.json': JSON.stringify({
      kind: 'AccountSnapshot',
      version: 1,
      account_id: account,
      policies: grants.map(v1),
      access_groups: [],
    }),
  }),
  ...declaredForms,
};

/** The actions a message says are lacking, without their service. */
const lacking = (messages: readonly string[], rule: string): string => {
  const message = messages.find((text) => text.startsWith(rule)) ?? '';
  const [, named = ''] = /lacks (.*?), which/.exec(message) ?? [];
  return [...named.matchAll(/`iam-(?:identity|groups)\.([\w.]+)`/g)].map(([, action]) => action).join(' ');
};

const missingOf = async (texts: Texts): Promise<Missing> => {
  const { report, stopped } = await lintTexts(texts);
  assert.is(stopped, false, report.findings.map(({ message }) => message).join('\n'));
  const found = report.findings
    .filter(({ confidence }) => confidence === 'high')
    .map(({ rule, message }) => `${rule}: ${message}`);
  return {
    groups: lacking(found, 'engine-cannot-manage-groups'),
    keys: lacking(found, 'engine-cannot-manage-api-keys'),
    creation: lacking(found, 'engine-cannot-create-service-ids'),
  };
};

testSuite('the truth table of the engine with an API key', (test) => {
  for (const [form, write] of Object.entries(forms)) {
    for (const { groups, identity, missing, create } of table) {
      for (const settings of ['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET']) {
        test(`${form}: [${groups}] on iam-groups, [${identity}] on iam-identity, ${settings}`, async () => {
          const grants = [
            { subject: engine, service: 'iam-groups', roles: groups },
            { subject: engine, service: 'iam-identity', roles: identity },
            { subject: 'IBMid-110000AB1Z', service: 'billing', roles: ['Viewer'] },
          ].filter(({ roles }) => roles.length > 0);
          const found = await missingOf(write(grants, settings));
          assert.is([found.groups, found.keys].filter((text) => text !== '').join(' '), missing);
          assert.is(found.creation, settings === 'RESTRICTED' && !create ? 'serviceid.create' : '');
        });
      }
    }
  }
});
