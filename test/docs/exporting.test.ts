import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import { kindOf } from '../../src/input/recognise/kinds.ts';
import { sections } from '../../src/input/recognise/snapshot.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

/** The script of the page that exports a whole account. */
const script = /^```bash\n(#!.*?)^```$/ms.exec(readFileSync('docs/exporting.md', 'utf8'))?.[1] ?? '';

const account = '791f5fb10986423e97aa8512f18b7e65';
const group = 'AccessGroupId-0f7a2c11-6f3e-4c27-9df0-1d0c61b3f1a2';
const engine = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const grouped = 'ServiceId-1a2b3c4d-b24e-4917-ad74-278f2fee5ba0';
const profile = 'Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f';

const iam = 'https://iam.cloud.ibm.com';
const cbr = 'https://cbr.cloud.ibm.com';
const management = 'https://user-management.cloud.ibm.com';
const manager = 'https://927fb8ae.us-south.secrets-manager.appdomain.cloud';
const keys = `${iam}/v1/apikeys?account_id=${account}&scope=account`;

const everybody = [{ claim: 'email', operator: 'CONTAINS', value: '"@"' }];

/** What the API answers, by address. What is asked for and is not here fails, as it does for those who may not ask. */
const answers: Readonly<Record<string, object>> = {
  [`${iam}/v2/policies?account_id=${account}&type=access&limit=100`]: {
    policies: [
      {
        id: '51b9717e-76b0-4f6a-bda7-b8132431f926',
        type: 'access',
        subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${engine}` }] },
        control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }] } },
        resource: {
          attributes: [
            { key: 'accountId', operator: 'stringEquals', value: account },
            { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
          ],
        },
        state: 'active',
      },
    ],
  },
  [`${iam}/v1/policies?account_id=${account}&type=authorization&limit=100`]: { policies: [] },
  [`${iam}/v2/groups?account_id=${account}&limit=100`]: {
    groups: [
      { id: group, name: 'deployers' },
      { id: 'AccessGroupId-PublicAccess', name: 'Public Access' },
    ],
  },
  [`${iam}/v2/groups/${group}/members?limit=100`]: { members: [] },
  [`${iam}/v2/groups/${group}/rules`]: {
    rules: [
      { name: 'staff', access_group_id: group, expiration: 12, realm_name: 'https://idp', conditions: everybody },
    ],
  },
  [`${iam}/v1/serviceid_groups?account_id=${account}`]: { serviceid_groups: [{ id: 'SIG-1' }] },
  [`${iam}/v1/serviceids?account_id=${account}&pagesize=100`]: { serviceids: [{ id: engine, name: 'engine' }] },
  [`${iam}/v1/serviceids?account_id=${account}&pagesize=100&group_id=SIG-1`]: { serviceids: [{ id: grouped }] },
  [`${keys}&type=serviceid&pagesize=100`]: {
    apikeys: [{ id: 'ApiKey-1', iam_id: `iam-${engine}`, name: 'first page' }],
    next: `${keys}&type=serviceid&pagesize=100&pagetoken=2`,
  },
  [`${keys}&type=serviceid&pagesize=100&pagetoken=2`]: {
    apikeys: [{ id: 'ApiKey-2', iam_id: `iam-${engine}`, name: 'last page' }],
  },
  [`${keys}&type=serviceid&pagesize=100&group_id=SIG-1`]: {
    apikeys: [{ id: 'ApiKey-3', iam_id: `iam-${grouped}`, name: 'of another group' }],
  },
  [`${keys}&type=user&pagesize=100`]: {
    apikeys: [{ id: 'ApiKey-4', iam_id: 'IBMid-110000AB1Z', name: 'of a user' }],
  },
  [`${iam}/v1/profiles?account_id=${account}&pagesize=100`]: { profiles: [{ id: profile, name: 'builders' }] },
  [`${iam}/v1/profiles/${profile}/rules`]: {
    rules: [{ id: '1', type: 'Profile-SAML', realm_name: 'https://idp', expiration: 3600, conditions: everybody }],
  },
  [`${iam}/v1/profiles/${profile}/links`]: {
    links: [{ id: '1', cr_type: 'IKS_SA', link: { crn: 'crn:v1:x', namespace: 'default', name: 'default' } }],
  },
  [`${management}/v2/accounts/${account}/users`]: {
    resources: [{ iam_id: 'IBMid-110000AB1Z', user_id: 'jo@example.org' }],
    next_url: `/v2/accounts/${account}/users?_start=2`,
  },
  [`${management}/v2/accounts/${account}/users?_start=2`]: {
    resources: [{ iam_id: 'IBMid-220000AB1Z', user_id: 'flo@example.org' }],
  },
  [`${iam}/v2/roles?account_id=${account}`]: { custom_roles: [], service_roles: [], system_roles: [] },
  [`${iam}/v1/accounts/${account}/settings/access_management`]: {
    external_account_identity_interaction: { identity_types: { user: { state: 'enabled' } } },
  },
  [`${iam}/v2/groups/settings?account_id=${account}`]: { account_id: account, public_access_enabled: false },
  [`${iam}/v1/accounts/${account}/effective_settings/identity`]: {
    effective: { restrict_create_service_id: 'RESTRICTED', allowed_ip_addresses: '' },
  },
  [`${cbr}/v1/zones?account_id=${account}`]: { count: 1, zones: [{ id: 'zone-1', name: 'office' }] },
  [`${cbr}/v1/zones/zone-1`]: {
    id: 'zone-1',
    name: 'office',
    addresses: [{ type: 'ipAddress', value: '17.5.7.8' }],
    excluded: [],
  },
  [`${cbr}/v1/rules?account_id=${account}`]: {
    count: 1,
    rules: [
      {
        id: 'rule-1',
        description: 'keys from the office',
        contexts: [{ attributes: [{ name: 'networkZoneId', value: 'zone-1' }] }],
        resources: [
          {
            attributes: [
              { name: 'accountId', value: account },
              { name: 'serviceName', value: 'kms' },
            ],
          },
        ],
        enforcement_mode: 'report',
      },
    ],
  },
  [`${manager}/api/v2/configurations?limit=200`]: { configurations: [] },
  [`${manager}/api/v2/secrets?limit=200&secret_types=iam_credentials`]: { secrets: [] },
};

const fileOf = (url: string): string => url.replaceAll(/[^A-Za-z0-9]/g, '_');

const ibmcloud = `#!/bin/sh
case "$1" in
  target) echo '{ "account": { "guid": "${account}" } }' ;;
  iam) echo '{ "iam_token": "Bearer none" }' ;;
esac
`;

const curl = `#!/bin/sh
for url; do :; done
cat "$ANSWERS/$(printf %s "$url" | tr -c 'A-Za-z0-9' _)" 2>/dev/null || { echo "refused: $url" >&2; exit 22; }
`;

/** Runs the script against the answers. */
const exported = (given: Readonly<Record<string, object>>): ReturnType<typeof run> => {
  const directory = mkdtempSync(join(tmpdir(), 'iamlint-export-'));
  try {
    for (const folder of ['bin', 'answers']) mkdirSync(join(directory, folder));
    for (const [url, answer] of Object.entries(given)) {
      writeFileSync(join(directory, 'answers', fileOf(url)), JSON.stringify(answer));
    }
    for (const [name, text] of Object.entries({ ibmcloud, curl })) {
      writeFileSync(join(directory, 'bin', name), text, { mode: 0o755 });
    }
    writeFileSync(join(directory, 'export.sh'), script);
    return run(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const run = (directory: string): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('bash', [join(directory, 'export.sh')], {
    encoding: 'utf8',
    env: {
      PATH: `${join(directory, 'bin')}:${process.env['PATH']}`,
      ANSWERS: join(directory, 'answers'),
      SECRETS_MANAGER_URL: manager,
    },
  });

const without = (part: string): Readonly<Record<string, object>> =>
  Object.fromEntries(Object.entries(answers).filter(([url]) => !url.includes(part)));

/** Bash and jq are what the script needs, and iamlint does not. */
const canRun = spawnSync('bash', ['-c', 'jq --version']).status === 0;

testSuite('the script that exports an account', (test) => {
  const written = [...script.matchAll(/> "\$dir\/(\w+)\.json"/g)].map(([, name = '']) => name);

  test('each file it writes is a section of a snapshot', () => {
    assert.equal(
      written.filter((name) => !sections.has(name)),
      [],
    );
  });

  test('it writes every section but those of templates of an enterprise', () => {
    assert.equal(
      [...sections.keys()].filter((name) => !written.includes(name)),
      ['policy_templates', 'policy_assignments', 'action_control_templates', 'action_control_assignments'],
    );
  });

  test('each key it takes out of a page is one that iamlint knows', () => {
    const asked = [...script.matchAll(/^ *(?:all|of_\w+) \S+ (\w+)/gm)].map(([, key = '']) => key);
    const known = [...sections.values()].flatMap((name) => kindOf(name).wrappers);
    assert.equal(
      asked.filter((key) => !known.includes(key)),
      ['serviceid_groups'],
    );
  });

  if (!canRun) return;

  test('what it writes is read without a problem, and looked at by the rules', async () => {
    const { status, stdout, stderr } = exported(answers);
    assert.equal([status, stderr], [0, '']);
    const { report } = await lintTexts({ 'account.json': stdout }, { config: withRules(defaultConfig(rules), rules) });
    assert.equal(
      report.findings.map(({ rule, location }) => `${rule} ${location.pointer}`),
      [
        'access-group-without-policies /access_groups/0',
        'api-key-without-expiry /api_keys/0',
        'api-key-without-expiry /api_keys/1',
        'api-key-without-expiry /api_keys/2',
        'api-key-without-expiry /api_keys/3',
        `dynamic-rule-on-broad-claim /dynamic_rules/${group}/0/conditions`,
        'network-rule-not-enforced /network_rules/0/enforcement_mode',
        'trust-open-to-realm /trusted_profiles/0/rules/0/conditions',
      ],
    );
  });

  test('API keys that may not be listed are left out, aloud', () => {
    const { status, stdout, stderr } = exported(without('/v1/apikeys'));
    assert.is(status, 0);
    assert.match(stderr, 'the API returned no api_keys: the snapshot leaves them out');
    assert.not.match(stdout, '"api_keys"');
  });

  for (const part of ['/v1/rules', `${profile}/rules`, `${group}/rules`, 'serviceid_groups', '_start=2']) {
    test(`it fails and writes nothing where ${part} can't be read`, () => {
      const { status, stdout } = exported(without(part));
      assert.equal([status === 0, stdout], [false, '']);
    });
  }
});
