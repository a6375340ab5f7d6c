import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { account, admins, apiPolicy, instance, robot, setup, snapshot } from './account-text.ts';

const others = ['ServiceId-1', 'ServiceId-2'].map((id) => ({ id, name: id, account_id: account }));

const said = {
  policies: [apiPolicy(robot, 'role:Viewer', { serviceName: 'kms' })],
  members: { [admins]: [{ iam_id: `iam-${robot}`, type: 'service' }] },
};

const given = setup({
  instance: { guid: instance, region: 'us-south' },
  engine: { service_id: robot },
  secrets: [{ name: 'ci', service_id: robot, ttl: '1h', reuse_api_key: true }],
});

const names = [
  'engine-identity-unusable',
  'membership-of-missing-identity',
  'policy-of-missing-subject',
  'secret-of-missing-identity',
];

const confidences = async (texts: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const config = withRules(
    defaultConfig(rules),
    rules.filter(({ id }) => names.includes(id)),
  );
  const { report } = await lintTexts({ 'setup.yaml': given, ...texts }, { onlyRules: names, config });
  return report.findings.filter(({ rule }) => names.includes(rule)).map(({ confidence }) => confidence);
};

testSuite('a service ID that no list holds', (test) => {
  test('is gone where a snapshot lists those of every group', async () => {
    const texts = { 'all.yaml': snapshot({ ...said, service_ids: others }) };
    // A policy may be for a service ID of another account.
    assert.equal((await confidences(texts)).toSorted(), ['high', 'high', 'high', 'low']);
  });

  for (const [what, list] of [
    ['a page', { serviceids: others }],
    ['the command', others],
  ] as const) {
    test(`may be in another group where ${what} lists those of one`, async () => {
      const texts = { 'all.yaml': snapshot(said), 'ids.json': JSON.stringify(list) };
      assert.equal(await confidences(texts), ['low', 'low', 'low', 'low']);
    });
  }

  test('is nobody’s business where nothing lists any', async () => {
    assert.equal(await confidences({ 'all.yaml': snapshot(said) }), []);
  });
});
