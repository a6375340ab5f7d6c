import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { defaultConfig } from '../../../src/config/config.ts';
import { printFindings, printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { account, authorized, byAuthorization, instance, on, serviceId, setupText } from './setup-text.ts';

const id = 'engine-cannot-create-service-ids';
const settings = (restrict: string) => ({
  account: { id: account, settings: { restrict_create_service_id: restrict } },
});
const lint = (more: Readonly<Record<string, unknown>>) =>
  lintTexts({ 'setup.yaml': setupText(more) }, { onlyRules: [id] });

const always = {
  ...defaultConfig(rules),
  rules: () => ({ severity: 'error', chosen: false, options: { when: 'always' } }) as const,
};

testSuite(id, (test) => {
  test('Administrator may not create service IDs while that is restricted', async () => {
    const result = await lint({ ...settings('RESTRICTED'), policies: [on('iam-identity', 'Administrator')] });
    assert.equal(printFindings(result), [
      `setup.yaml:13 error ${id}: the engine \`e\` cannot create service IDs: the account restricts it, and \`${serviceId}\` lacks \`iam-identity.serviceid.create\`, which only the role \`Service ID creator\` on \`iam-identity\` grants`,
    ]);
    assert.equal(
      result.report.findings[0]?.related.map(({ note }) => note),
      ['grants `Administrator`, which lacks `iam-identity.serviceid.create`'],
    );
  });

  test('the role cannot stand on all account management services', async () => {
    const result = await lint({
      ...settings('RESTRICTED'),
      policies: [
        { subject: serviceId, roles: ['Service ID creator'], attributes: { serviceType: 'platform_service' } },
      ],
    });
    assert.equal(
      result.report.findings[0]?.related.map(({ note }) => note),
      ['grants the role `Service ID creator`, which cannot be granted on `serviceType=platform_service`'],
    );
  });

  test('where creation is not restricted nothing is asked for', async () => {
    for (const restrict of ['NOT_RESTRICTED', 'NOT_SET']) {
      const result = await lint(settings(restrict));
      assert.equal(printFindings(result), []);
      assert.equal(printNotChecked(result), []);
    }
  });

  test('without the settings it says what it lacks', async () => {
    assert.equal(printNotChecked(await lint({ policies: [on('iam-identity', 'Operator')] })), [
      `${id}: engine \`e\`: the input does not show whether the account restricts the creation of service IDs [ibmcloud iam account-settings --output json]`,
    ]);
  });

  test('with the role the settings do not matter', async () => {
    const result = await lint({ policies: [on('iam-identity', 'Service ID creator')] });
    assert.equal([...printFindings(result), ...printNotChecked(result)], []);
  });

  test('option `when: always` asks for the role in any case', async () => {
    const text = setupText({ ...settings('NOT_RESTRICTED'), policies: [on('iam-identity', 'Operator')] });
    const result = await lintTexts({ 'setup.yaml': text }, { onlyRules: [id], config: always });
    assert.equal(printFindings(result), [
      `setup.yaml:13 error ${id}: the engine \`e\` could not create service IDs if the account restricted it: \`${serviceId}\` lacks \`iam-identity.serviceid.create\`, which only the role \`Service ID creator\` on \`iam-identity\` grants`,
    ]);
  });

  test('by authorization the settings of the account of the credentials count', async () => {
    const target = '9d8c7b6a5f4e43219087a6b5c4d3e2f1';
    const texts = (restrict: string) => ({
      'setup.yaml': setupText({
        ...settings('RESTRICTED'),
        engine: { mode: 'service_authorization', target_account_id: target },
        authorizations: [{ ...authorized('iam-identity', 'Operator') }],
      }),
      'settings.json': JSON.stringify({ account_id: target, restrict_create_service_id: restrict }),
    });
    assert.equal(printFindings(await lintTexts(texts('NOT_SET'), { onlyRules: [id] })), []);
    assert.match(
      printFindings(await lintTexts(texts('RESTRICTED'), { onlyRules: [id] }))[0] ?? '',
      `the account restricts it, and Secrets Manager \`${instance}\` lacks`,
    );
  });

  test('effective settings go before plain ones', async () => {
    const effective = {
      account_id: account,
      effective: { restrict_create_service_id: 'RESTRICTED' },
      account: { restrict_create_service_id: 'NOT_SET' },
    };
    const result = await lintTexts(
      {
        'setup.yaml': setupText({ ...settings('NOT_SET'), ...byAuthorization }),
        'effective.json': JSON.stringify(effective),
      },
      { onlyRules: [id] },
    );
    // That the two differ is told besides.
    assert.equal(
      result.report.findings.map(({ rule }) => rule),
      ['incomplete-export', id],
    );
  });
});
