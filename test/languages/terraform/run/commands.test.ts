import * as assert from 'uvu/assert';
import { printNotChecked } from '../../../findings.ts';
import { testSuite } from '../../../harness.ts';
import { lintTexts } from '../../../lint-texts.ts';

const notChecked = async (command: string): Promise<readonly string[]> => {
  const text = `resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "null_resource" "access" {
  provisioner "local-exec" {
    command = ${command}
  }
}
`;
  return printNotChecked(await lintTexts({ 'main.tf': text }, { paths: ['.'], onlyRules: [] }));
};

testSuite('commands of local-exec', (test) => {
  test('that change IAM are told as not checked', async () => {
    const told = [
      '-: commands of `local-exec` that change IAM are not read: `null_resource.access` (`main.tf`); put them into a script that the provisioner calls, and lint that too',
    ];
    const command =
      'ibmcloud iam service-policy-create ${ibm_iam_service_id.ci.iam_id} --roles Administrator --service-name kms';
    assert.equal(await notChecked(`"${command}"`), told);
    assert.equal(await notChecked(`<<-EOT\n    ibmcloud login\n    ${command}\n  EOT\n`), told);
    assert.equal(await notChecked('"curl -X PUT https://iam.cloud.ibm.com/v2/policies/1 -d @policy.json"'), told);
  });

  test("others are nobody's business", async () => {
    assert.equal(await notChecked('"ibmcloud iam oauth-tokens"'), []);
    assert.equal(await notChecked('"curl https://iam.cloud.ibm.com/identity/token"'), []);
    assert.equal(await notChecked('"echo ${ibm_iam_service_id.ci.id}"'), []);
  });
});
