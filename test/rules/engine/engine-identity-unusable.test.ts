import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { account, instance, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

const id = 'engine-identity-unusable';

const engine = { service_id: robot };
const own = [
  { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  { subject: robot, roles: ['Operator'], service: 'iam-identity' },
];
const given = (more: object) =>
  setup({ name: 'e', instance: { guid: instance, region: 'us-south' }, engine, policies: own, ...more });

const key = (more: object, whose = robot) => ({
  id: 'ApiKey-1',
  iam_id: `iam-${whose}`,
  name: 'k',
  account_id: account,
  ...more,
});
const beside = (parts: Readonly<Record<string, unknown>>): string => `${given({})}---\n${snapshot(parts)}`;
const expired = { disabled: false, expires_at: '2026-10-31T00:00+0000' };

testSuite(id, (test) => {
  test('every key is out of force, each with its reason', async () => {
    const text = beside({ api_keys: [key({ disabled: true }), key({ ...expired, id: 'ApiKey-2', name: 'old' })] });
    assert.equal(await findingsOf(id, text), [
      `/engine/service_id error: the engine \`e\` gets no token: every API key of \`${robot}\` is disabled or expired; create a new one`,
    ]);
    const { report } = await runRule(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      ['/api_keys/0 the key `k` is disabled', '/api_keys/1 the key `old` expired at `2026-10-31T00:00+0000`'],
    );
    assert.equal(await repairsOf(id, text), [
      { kind: 'cli', text: `ibmcloud iam service-api-key-create secrets-manager-engine ${robot}` },
    ]);
  });

  test('of a key by itself nothing is concluded about others', async () => {
    const dead = key({ disabled: true });
    const text = `${given({})}---\n${JSON.stringify(dead)}\n`;
    assert.equal(await findingsOf(id, text), [
      `/engine/service_id warning low: undecided whether the engine \`e\` gets a token: every known API key of \`${robot}\` is disabled or expired, but there may be others`,
    ]);
    assert.equal(await repairsOf(id, text), []);
    const page = { apikeys: [dead], first: `https://iam.cloud.ibm.com/v1/apikeys?iam_id=iam-${robot}` };
    const severityWith = async (keys: unknown): Promise<string | undefined> =>
      (await findingsOf(id, `${given({})}---\n${JSON.stringify(keys)}\n`))[0]?.split(':')[0];
    assert.is(await severityWith([dead]), '/engine/service_id warning low');
    assert.is(await severityWith(page), '/engine/service_id error');
    assert.is(await severityWith({ ...page, next: `${page.first}&pagetoken=2` }), '/engine/service_id warning low');
  });

  test('Terraform that makes the service ID makes all its keys', async () => {
    const text = `
resource "ibm_iam_service_id" "engine" { name = "engine" }
resource "ibm_iam_service_api_key" "engine" {
  name           = "engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
  expires_at     = "2026-10-31T00:00+0000"
}
resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = "${instance}"
  name        = "engine"
  api_key     = ibm_iam_service_api_key.engine.apikey
}
`;
    const found = async (more: string) => {
      const { report } = await lintTexts({ 'main.tf': text + more }, { onlyRules: [id] });
      return report.findings.map(({ severity, location: { line } }) => `${severity} ${line}`);
    };
    assert.equal(await found(''), ['error 11']);
    assert.equal(await found('module "m" {\n  source = "x/y/ibm"\n  id = ibm_iam_service_id.engine.id\n}\n'), [
      'warning 11',
    ]);
  });

  test('one key in force is enough, and locks do no harm', async () => {
    const later = key({ disabled: false, locked: true, expires_at: '2026-12-31T00:00+0000' });
    for (const api_keys of [
      [later, key({ disabled: true })],
      [key({})],
      [key({ disabled: true }, 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d')],
      [],
    ]) {
      assert.equal(await findingsOf(id, beside({ api_keys })), []);
    }
  });

  test('a service ID that a whole list lacks is gone', async () => {
    const other = { id: 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d', name: 'ci', account_id: account };
    assert.equal(await findingsOf(id, beside({ service_ids: [other] })), [
      `/engine/service_id error: the engine \`e\` has an API key of \`${robot}\`, a service ID that the account does not have, so it gets no token and creates no credentials`,
    ]);
    assert.equal(await findingsOf(id, beside({ service_ids: [other, { ...other, id: robot }] })), []);
    assert.equal(await findingsOf(id, given({})), []);
  });
});
