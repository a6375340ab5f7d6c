import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { defaultConfig, withRules } from '../../../src/config/config.ts';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { eva, instance, robot, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'engine-key-not-dedicated';

const engine = { service_id: robot };
const own = [
  { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  { subject: robot, roles: ['Operator'], service: 'iam-identity' },
];
const given = (more: object) =>
  setup({ name: 'e', instance: { guid: instance, region: 'us-south' }, engine, policies: own, ...more });

const terraform = (key: string): string => `
variable "ibmcloud_api_key" {
  type = string
}

resource "ibm_iam_api_key" "mine" {
  name = "mine"
}

resource "ibm_iam_service_id" "engine" {
  name = "engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = "${instance}"
  region      = "us-south"
  name        = "engine"
  api_key     = ${key}
}
`;

const ofCode = async (key: string): Promise<readonly string[]> => {
  const config = withRules(
    defaultConfig(rules),
    rules.filter((rule) => rule.id === id),
  );
  return printFindings(await lintTexts({ 'main.tf': terraform(key) }, { onlyRules: [id], config }));
};

testSuite(id, (test) => {
  test('the caller and the engine are one', async () => {
    assert.equal(await findingsOf(id, given({ caller: `iam-${robot}` })), [
      `/engine/service_id warning: the engine \`e\` has an API key of \`${robot}\`, which also configures it and so needs more access than the engine; give it the API key of a dedicated service ID`,
    ]);
    assert.equal(await findingsOf(id, given({ caller: eva })), []);
    assert.equal(await findingsOf(id, given({})), []);
  });

  test('in Terraform, a key of whoever runs it', async () => {
    assert.equal(await ofCode('ibm_iam_api_key.mine.apikey'), [
      'main.tf:23 warning engine-key-not-dedicated: the engine `engine` has an API key of `ibm_iam_api_key.mine`, a user: it can do everything the user can, and stops when the user leaves; give it the API key of a dedicated service ID',
    ]);
    assert.equal(await ofCode('ibm_iam_service_api_key.engine.apikey'), []);
  });

  test("in Terraform, the provider's own variable may be it", async () => {
    const found = await ofCode('var.ibmcloud_api_key');
    assert.is(found.length, 1);
    assert.match(
      found[0] ?? '',
      'main.tf:23 warning low engine-key-not-dedicated: the engine `engine` may use the API key that deploys it (the variable `ibmcloud_api_key` has no value here); give it the API key of a dedicated service ID',
    );
  });
});
