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
      `/engine/service_id warning: the engine \`e\` holds an API key of \`${robot}\`, which also configures it: whoever sets it up needs more than the engine, and the engine has it all; give it a key of a service ID made for it`,
    ]);
    assert.equal(await findingsOf(id, given({ caller: eva })), []);
    assert.equal(await findingsOf(id, given({})), []);
  });

  test('in Terraform, a key of whoever runs it', async () => {
    assert.equal(await ofCode('ibm_iam_api_key.mine.apikey'), [
      'main.tf:23 warning engine-key-not-dedicated: the engine `engine` holds an API key of `ibm_iam_api_key.mine`, a person: it may do all that the person may, and stops with the account of the person; give it a key of a service ID made for it',
    ]);
    assert.equal(await ofCode('ibm_iam_service_api_key.engine.apikey'), []);
  });

  test("in Terraform, the provider's own variable may be it", async () => {
    const found = await ofCode('var.ibmcloud_api_key');
    assert.is(found.length, 1);
    assert.match(found[0] ?? '', 'the engine `engine` may hold the API key it is deployed with (');
  });
});
