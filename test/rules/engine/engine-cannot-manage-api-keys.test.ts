import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { account, authorized, byAuthorization, group, instance, on, serviceId, setupText } from './setup-text.ts';

const id = 'engine-cannot-manage-api-keys';
const editor = on('iam-groups', 'Editor');
const lint = (more: Readonly<Record<string, unknown>>) =>
  lintTexts({ 'setup.yaml': setupText(more) }, { onlyRules: [id] });
const restricted = { id: account, settings: { restrict_create_service_id: 'RESTRICTED' } };

testSuite(id, (test) => {
  test('Editor is no superset of Operator', async () => {
    const result = await lint({ policies: [editor, on('iam-identity', 'Editor')] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 error ${id}: the engine \`e\` cannot manage API keys: \`${serviceId}\` lacks \`iam-identity.serviceid.delete\`, \`iam-identity.apikey.create\` and \`iam-identity.apikey.delete\`, which the role \`Operator\` on \`iam-identity\` grants`,
    ]);
  });

  test('for static secrets the engine deletes no service ID', async () => {
    const result = await lint({
      secrets: [{ name: 'a', service_id: serviceId }],
      policies: [on('iam-identity', 'Editor')],
    });
    assert.match(
      printFindings(result)[0] ?? '',
      'lacks `iam-identity.apikey.create` and `iam-identity.apikey.delete`, which',
    );
  });

  test('the repair holds every role that is lacking on the service, since an update replaces them', async () => {
    const result = await lint({ account: restricted, policies: [editor, on('iam-identity', 'Editor')] });
    assert.is(
      result.report.findings[0]?.repairs.find(({ kind }) => kind === 'edit')?.text.text,
      `# in place of policies[1]\npolicies:\n  - { subject: ${serviceId}, roles: [Editor, Operator, Service ID creator], service: iam-identity }`,
    );
  });

  test('the policy a creator has on its own service ID is shown as what it is', async () => {
    const own = { ...on('iam-identity', 'Administrator'), resource_type: 'serviceid', resource: serviceId };
    const result = await lint({ policies: [editor, own] });
    assert.equal(
      result.report.findings[0]?.related.map(({ note }) => note),
      [`is restricted to \`resource=${serviceId}\``],
    );
  });

  test('through an access group, whichever spelling its member has', async () => {
    for (const member of [serviceId, `iam-${serviceId}`]) {
      const result = await lint({
        policies: [{ subject: group, roles: ['Operator'], service: 'iam-identity' }],
        access_groups: [{ id: group, members: [member] }],
      });
      assert.equal(printFindings(result), []);
    }
  });

  test('a group it is no member of is named', async () => {
    const result = await lint({
      policies: [{ subject: group, roles: ['Operator'], service: 'iam-identity' }],
      access_groups: [{ id: group, members: [] }],
    });
    assert.equal(
      result.report.findings[0]?.related.map(({ note }) => note),
      [`would grant it, but only to members of \`${group}\``],
    );
  });

  test('a group whose members nobody gave leaves it open, and says how to get them', async () => {
    const result = await lint({
      complete: false,
      policies: [{ subject: group, roles: ['Operator'], service: 'iam-identity' }],
      access_groups: [{ id: group }],
    });
    assert.match(
      printFindings(result)[0] ?? '',
      `setup.yaml:11 warning low engine-cannot-manage-api-keys: undecided whether the engine \`e\` can manage API keys: it is not known whether \`${serviceId}\` is a member of \`${group}\``,
    );
    assert.match(
      printFindings(result, { repairs: true }).find((line) => line.startsWith('  help:')) ?? '',
      `\`curl -s -G -d limit=100 -H "Authorization: $(ibmcloud iam oauth-tokens --output json | jq -r .iam_token)" https://iam.cloud.ibm.com/v2/groups/${group}/members\``,
    );
  });

  test('by authorization', async () => {
    const result = await lint({ ...byAuthorization, authorizations: [authorized('iam-identity', 'Editor')] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 error ${id}: the engine \`e\` cannot manage API keys: Secrets Manager \`${instance}\` lacks \`iam-identity.serviceid.delete\`, \`iam-identity.apikey.create\` and \`iam-identity.apikey.delete\`, which the role \`Operator\` on \`iam-identity\` grants`,
    ]);
  });

  test('by authorization of another account', async () => {
    const target = '9d8c7b6a5f4e43219087a6b5c4d3e2f1';
    const result = await lint({ engine: { mode: 'service_authorization', target_account_id: target } });
    assert.is(
      result.report.findings[0]?.repairs.find(({ kind }) => kind === 'cli')?.text.text,
      `ibmcloud iam authorization-policy-create secrets-manager iam-identity Operator --source-service-instance-id ${instance} --source-service-account ${account}`,
    );
  });

  test('an authorization that IAM has is replaced where it is of this instance alone, and never else', async () => {
    const commands = async (more: readonly object[]): Promise<readonly string[]> => {
      const attribute = (name: string, value: string): object => ({ name, value });
      const held = {
        id: 'a-1',
        type: 'authorization',
        subjects: [
          { attributes: [attribute('serviceName', 'secrets-manager'), attribute('accountId', account), ...more] },
        ],
        roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Editor' }],
        resources: [{ attributes: [attribute('serviceName', 'iam-identity'), attribute('accountId', account)] }],
      };
      const { report } = await lintTexts(
        { 'setup.yaml': setupText({ ...byAuthorization }), 'authorizations.json': JSON.stringify([held]) },
        { onlyRules: [id] },
      );
      return report.findings.flatMap(({ repairs }) =>
        repairs.flatMap(({ kind, text }) => (kind === 'cli' ? text.text.split('\n') : [])),
      );
    };
    const create = `ibmcloud iam authorization-policy-create secrets-manager iam-identity`;
    const source = `--source-service-instance-id ${instance}`;
    assert.equal(await commands([{ name: 'serviceInstance', value: instance }]), [
      'ibmcloud iam authorization-policy-delete a-1 --force',
      `${create} Editor,Operator ${source}`,
    ]);
    assert.equal(await commands([]), [`${create} Operator ${source}`]);
  });
});
