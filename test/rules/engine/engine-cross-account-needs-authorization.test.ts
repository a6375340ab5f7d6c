import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, otherAccount, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'engine-cross-account-needs-authorization';

const engine = { service_id: robot };
const own = [
  { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  { subject: robot, roles: ['Operator'], service: 'iam-identity' },
];
const given = (more: object) =>
  setup({ name: 'e', instance: { guid: instance, region: 'us-south' }, engine, policies: own, ...more });

testSuite(id, (test) => {
  test('an engine with a key for another account, and what stands there instead', async () => {
    const text = given({ engine: { ...engine, target_account_id: otherAccount }, policies: [] });
    assert.equal(await findingsOf(id, text), [
      `/engine/service_id error: the engine \`e\` has an API key and is to create credentials in another account, \`${otherAccount}\`: only service authorizations work across accounts`,
    ]);
    const source = `--source-service-instance-id ${instance} --source-service-account ${account}`;
    assert.equal(await repairsOf(id, text), [
      { kind: 'edit', text: 'mode: service_authorization' },
      {
        kind: 'cli',
        text: `ibmcloud target -c ${otherAccount}\nibmcloud iam authorization-policy-create secrets-manager iam-identity Operator ${source}\nibmcloud iam authorization-policy-create secrets-manager iam-groups 'Groups Service Member Manage' ${source}\nibmcloud target -c ${account}`,
      },
    ]);
  });

  test('the same account, and authorizations, are fine', async () => {
    assert.equal(await findingsOf(id, given({ engine: { ...engine, target_account_id: account } })), []);
    const engineOfService = { mode: 'service_authorization', target_account_id: otherAccount };
    assert.equal(await findingsOf(id, given({ engine: engineOfService })), []);
  });

  test('one secret for another account', async () => {
    const configuration = {
      config_type: 'iam_credentials_configuration',
      name: 'e',
      crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${account}:${instance}:configuration:1`,
    };
    const secret = (name: string, account_id: string) => ({
      secret_type: 'iam_credentials',
      name,
      account_id,
      service_id: 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d',
      crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${account}:${instance}:secret:${name}`,
    });
    const secrets = [secret('a', account), secret('b', otherAccount)];
    assert.equal(await findingsOf(id, snapshot({ configurations: [configuration], secrets })), [
      `/secrets/1/account_id error: the secret \`b\` is for \`${otherAccount}\`, another account than that of the engine \`e\`, which has an API key: only service authorizations work across accounts`,
    ]);
  });
});
