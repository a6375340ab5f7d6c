import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { robot, setup } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';
import { secretOf } from './secret-text.ts';

const id = 'service-id-in-wrong-spelling';

testSuite(id, (test) => {
  test('in a setup it is a warning', async () => {
    const text = setup({ secrets: [{ name: 'ci', service_id: `iam-${robot}` }, { service_id: robot }] });
    assert.equal(await findingsOf(id, text), [
      `/secrets/0/service_id warning: the secret \`ci\` names its service ID as \`iam-${robot}\`, the form of policies: Terraform accepts it, but Secrets Manager refuses it; write \`${robot}\``,
    ]);
    assert.equal(await repairsOf(id, text), [{ kind: 'edit', text: `service_id: ${robot}` }]);
  });

  const lint = async (value: string) => {
    const { report } = await lintTexts({ 'main.tf': secretOf(`service_id = ${value}`) }, { onlyRules: [id] });
    return report.findings.map(({ severity, repairs: [repair] }) => `${severity} ${repair?.text.text}`);
  };

  test('in Terraform the other attribute is named', async () => {
    assert.equal(await lint('ibm_iam_service_id.a.iam_id'), ['error service_id = ibm_iam_service_id.a.id']);
    assert.equal(await lint('data.ibm_iam_service_id.a.service_ids[0].iam_id'), [
      'error service_id = data.ibm_iam_service_id.a.service_ids[0].id',
    ]);
    assert.equal(await lint(`"iam-${robot}"`), [`error service_id = "${robot}"`]);
  });

  test('is silent on the right one, and on what is not known', async () => {
    for (const value of ['ibm_iam_service_id.a.id', `"${robot}"`, 'var.iam_id', 'module.a.iam_id'])
      assert.equal(await lint(value), [], value);
  });
});
