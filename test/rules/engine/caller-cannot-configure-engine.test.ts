import * as assert from 'uvu/assert';
import { printFindings, printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { account, caller, group, instance, setupText } from './setup-text.ts';

const id = 'caller-cannot-configure-engine';
const lint = (more: Readonly<Record<string, unknown>>) =>
  lintTexts({ 'setup.yaml': setupText({ caller, ...more }) }, { onlyRules: [id] });

const lacking =
  '`secrets-manager.configuration.create`, `secrets-manager.configuration.read` and `secrets-manager.configuration.update`';

testSuite(id, (test) => {
  test('a platform role does not give it', async () => {
    const result = await lint({
      policies: [{ subject: caller, roles: ['Administrator'], service: 'secrets-manager' }],
    });
    assert.equal(printFindings(result), [
      `setup.yaml:12 error ${id}: \`${caller}\` cannot configure the engine \`e\`: it lacks ${lacking} on the instance, which the service role \`Manager\` grants`,
    ]);
    assert.equal(
      result.report.findings[0]?.related.map(({ note }) => note),
      [`grants \`Administrator\`, which lacks ${lacking}`],
    );
  });

  test('the repair names the caller by e-mail where an export gives it', async () => {
    const users = { resources: [{ iam_id: caller, user_id: 'eva@example.com', account_id: account }] };
    const command = `--roles Manager --service-name secrets-manager --service-instance ${instance}`;
    const repair = async (texts: Readonly<Record<string, string>>) =>
      (await lintTexts(texts, { onlyRules: [id] })).report.findings[0]?.repairs.find(({ kind }) => kind === 'cli')?.text
        .text;
    const setup = setupText({ caller });
    const name = `E-MAIL-OF-${caller}`;
    assert.is(
      await repair({ 'setup.yaml': setup }),
      `# ${name}: see ibmcloud account users\nibmcloud iam user-policy-create ${name} ${command}`,
    );
    assert.is(
      await repair({ 'setup.yaml': setup, 'users.json': JSON.stringify(users) }),
      `ibmcloud iam user-policy-create eva@example.com ${command}`,
    );
  });

  test('Manager is enough: direct, through a group, on the instance, on all of them, on its resource group', async () => {
    const manager = { subject: caller, roles: ['Manager'] };
    const resourceGroup = 'e'.repeat(32);
    for (const more of [
      { policies: [{ ...manager, service: 'secrets-manager' }] },
      { policies: [{ ...manager, service: 'secrets-manager', instance }] },
      { policies: [{ ...manager, service: 'secrets-manager', instance: { exists: true } }] },
      { policies: [{ ...manager, service: { match: 'secrets-*' } }] },
      { policies: [{ ...manager, attributes: { serviceType: 'service' } }] },
      {
        policies: [{ ...manager, subject: group, service: 'secrets-manager' }],
        access_groups: [{ id: group, members: [caller] }],
      },
      {
        policies: [{ ...manager, resource_group: resourceGroup }],
        instance: { guid: instance, region: 'us-south', resource_group_id: resourceGroup },
      },
    ]) {
      assert.equal(printFindings(await lint(more)), [], JSON.stringify(more));
    }
  });

  test('a role on a secret group is about what lies in it', async () => {
    const { report } = await lint({
      policies: [
        {
          subject: caller,
          roles: ['Manager'],
          service: 'secrets-manager',
          instance,
          resource_type: 'secret-group',
          resource: 'default',
        },
      ],
    });
    assert.equal(
      report.findings[0]?.related.map(({ note }) => note),
      ['is restricted to `resourceType=secret-group`'],
    );
  });

  test('a resource group is undecided where that of the instance is not known', async () => {
    const result = await lint({
      policies: [{ subject: caller, roles: ['Manager'], resource_group: 'e'.repeat(32) }],
    });
    assert.equal(printFindings(result), [
      `setup.yaml:12 warning low ${id}: undecided whether \`${caller}\` can configure the engine \`e\`: a policy is for \`resourceGroupId=${'e'.repeat(32)}\`, and this attribute of the resource is not known`,
    ]);
  });

  test('without a caller it says that it did not look', async () => {
    assert.equal(printNotChecked(await lintTexts({ 'setup.yaml': setupText() }, { onlyRules: [id] })), [
      `${id}: no \`caller\` is given for the engine \`e\`: name the identity that configures it in an engine setup`,
    ]);
  });
});
