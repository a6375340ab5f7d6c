import * as assert from 'uvu/assert';
import { printFindings, printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { authorized, byAuthorization, group, instance, on, otherGroup, serviceId, setupText } from './setup-text.ts';

const id = 'engine-cannot-manage-groups';
const operator = on('iam-identity', 'Operator');
const lint = (more: Readonly<Record<string, unknown>>) =>
  lintTexts({ 'setup.yaml': setupText(more) }, { onlyRules: [id] });

testSuite(id, (test) => {
  test('Viewer can list groups, and add nobody', async () => {
    const result = await lint({ policies: [on('iam-groups', 'Viewer'), operator] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 error ${id}: the engine \`e\` cannot add service IDs to access groups: \`${serviceId}\` lacks \`iam-groups.members.add\`, which the role \`Editor\` on \`iam-groups\` grants`,
    ]);
    const [finding] = result.report.findings;
    assert.is(finding?.confidence, 'high');
    assert.equal(
      finding?.related.map(({ location, note }) => `${location.line}: ${note}`),
      ['15: grants `Viewer`, which lacks `iam-groups.members.add`'],
    );
    assert.equal(
      finding?.repairs.map(({ kind, text }) => [kind, text.text]),
      [
        [
          'edit',
          `# in place of policies[0]\npolicies:\n  - { subject: ${serviceId}, roles: [Viewer, Editor], service: iam-groups }`,
        ],
      ],
    );
  });

  test('without any policy the repair makes one', async () => {
    const result = await lint({ policies: [operator] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 error ${id}: the engine \`e\` cannot add service IDs to access groups: \`${serviceId}\` lacks \`iam-groups.groups.read\`, \`iam-groups.groups.list\` and \`iam-groups.members.add\`, which the role \`Editor\` on \`iam-groups\` grants`,
    ]);
    assert.is(
      result.report.findings[0]?.repairs.find(({ kind }) => kind === 'cli')?.text.text,
      `ibmcloud iam service-policy-create ${serviceId} --roles Editor --service-name iam-groups`,
    );
  });

  test('the service ID is called by its name where an export gives one', async () => {
    const result = await lintTexts(
      {
        'setup.yaml': setupText({ policies: [operator] }),
        'ids.json': JSON.stringify([{ id: serviceId, iam_id: `iam-${serviceId}`, name: 'minter' }]),
      },
      { onlyRules: [id] },
    );
    assert.match(printFindings(result)[0] ?? '', `access groups: \`minter\` (\`${serviceId}\`) lacks`);
  });

  test('rights on one of two groups: the secret that uses the other is named', async () => {
    const secrets = [
      { name: 'a', access_groups: [group] },
      { name: 'b', access_groups: [otherGroup] },
    ];
    const result = await lint({ secrets, policies: [{ ...on('iam-groups', 'Editor'), resource: group }, operator] });
    assert.equal(printFindings(result), [
      `setup.yaml:16 error ${id}: the engine \`e\` cannot add service IDs to \`${otherGroup}\`: \`${serviceId}\` lacks \`iam-groups.groups.read\`, \`iam-groups.groups.list\` and \`iam-groups.members.add\`, which the role \`Editor\` on \`iam-groups\` grants`,
    ]);
    assert.equal(
      result.report.findings[0]?.related.map(({ note }) => note),
      [`is for \`resource=${group}\`, not for \`${otherGroup}\``],
    );
  });

  test('a policy that comes close tells its one reason', async () => {
    const notes = async (policy: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
      const { report } = await lint({ policies: [{ subject: serviceId, ...policy }, operator] });
      return report.findings.flatMap(({ related }) => related.map(({ note }) => note));
    };
    assert.equal(await notes({ roles: ['Editor'], service: 'iam-groups', resource_group: 'f'.repeat(32) }), [
      `is restricted to resource group \`${'f'.repeat(32)}\`, but \`iam-groups\` is in none, so it grants nothing there`,
    ]);
    assert.equal(await notes({ roles: ['Administrator'], attributes: { serviceType: 'service' } }), [
      'its target `serviceType=service` does not cover `iam-groups`',
    ]);
    assert.equal(await notes({ roles: ['Operator'], service: 'iam-groups' }), [
      'grants `Operator`, which lacks `iam-groups.groups.read`, `iam-groups.groups.list` and `iam-groups.members.add`',
    ]);
  });

  test('by authorization: the documented role is asked for in the account of the credentials', async () => {
    const result = await lint({ ...byAuthorization, authorizations: [authorized('iam-identity', 'Operator')] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 error ${id}: the engine \`e\` cannot add service IDs to access groups: Secrets Manager \`${instance}\` lacks \`iam-groups.groups.read\`, \`iam-groups.groups.list\` and \`iam-groups.members.add\`, for which IBM documents the role \`Groups Service Member Manage\` on \`iam-groups\``,
    ]);
    assert.is(
      result.report.findings[0]?.repairs.find(({ kind }) => kind === 'cli')?.text.text,
      `ibmcloud iam authorization-policy-create secrets-manager iam-groups 'Groups Service Member Manage' --source-service-instance-id ${instance}`,
    );
  });

  test('by authorization: the documented role is enough, and so are the actions of Editor', async () => {
    for (const role of ['Groups Service Member Manage', 'Editor']) {
      const result = await lint({ ...byAuthorization, authorizations: [authorized('iam-groups', role)] });
      assert.equal(printFindings(result), []);
      assert.equal(printNotChecked(result), []);
    }
  });

  test('a role that nobody describes leaves it open', async () => {
    const result = await lint({ policies: [on('iam-groups', 'Group Runner'), operator] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 warning low ${id}: undecided whether the engine \`e\` can add service IDs to access groups: the actions of the role \`Group Runner\` are not published, or not known to iamlint`,
    ]);
    assert.is(result.report.findings[0]?.confidence, 'low');
  });

  test('an incomplete setup with a policy that is too small leaves it open', async () => {
    const result = await lint({ complete: false, policies: [on('iam-groups', 'Viewer')] });
    assert.equal(printFindings(result), [
      `setup.yaml:11 warning low ${id}: undecided whether the engine \`e\` can add service IDs to access groups: no list of the policies of \`${serviceId}\` is in the input`,
    ]);
    assert.is(
      printFindings(result, { repairs: true })[1],
      `  help: no list of the account's access groups is in the input. Export the missing data, and lint it together with this: \`ibmcloud iam service-policies ${serviceId} --output json --api-version v2\` and \`ibmcloud iam access-groups --output json\``,
    );
  });

  test('strict keeps the severity of what is open', async () => {
    const { report } = await lintTexts(
      { 'setup.yaml': setupText({ policies: [on('iam-groups', 'Group Runner')] }) },
      { onlyRules: [id], strict: true },
    );
    assert.is(report.findings[0]?.severity, 'error');
    assert.is(report.findings[0]?.confidence, 'low');
  });

  test('without anything to decide from it says that it did not look', async () => {
    const result = await lint({ complete: false });
    assert.equal(printFindings(result), []);
    assert.equal(printNotChecked(result), [
      `${id}: no list of the policies of \`${serviceId}\` is in the input [ibmcloud iam service-policies ${serviceId} --output json --api-version v2]`,
    ]);
  });

  test('without the service ID it says what to name', async () => {
    assert.equal(printNotChecked(await lint({ engine: { mode: 'api_key' } })), [
      `${id}: the owner of the API key of the engine \`e\` is not given: name the service ID as \`engine.service_id\` [ibmcloud iam service-ids --output json]`,
    ]);
  });

  test('static secrets need nothing on iam-groups', async () => {
    const result = await lint({ secrets: [{ name: 'a', service_id: serviceId }], policies: [operator] });
    assert.equal(printFindings(result), []);
    assert.equal(printNotChecked(result), []);
  });
});
