import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { admins, robot, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';
import { secretOf } from './secret-text.ts';

const id = 'secret-without-one-owner';

testSuite(id, (test) => {
  test('says which is too many, and which are missing', async () => {
    const text = setup({
      secrets: [{ name: 'ci' }, { name: 'ok', access_groups: [admins] }, { service_id: robot }, { ttl: 60 }],
    });
    assert.equal(await findingsOf(id, text), [
      '/secrets/0 error: the secret `ci` names neither access groups nor a service ID, so Secrets Manager refuses it: add `access_groups`, or the `service_id` of an existing service ID',
      '/secrets/3 error: this secret names neither access groups nor a service ID, so Secrets Manager refuses it: add `access_groups`, or the `service_id` of an existing service ID',
    ]);
  });

  test('of Terraform, both are reported at the service ID', async () => {
    const result = await lintTexts(
      { 'main.tf': secretOf(`access_groups = ["${admins}"]`, `service_id = "${robot}"`) },
      { onlyRules: [id] },
    );
    assert.equal(printFindings(result), [
      'main.tf:5 error secret-without-one-owner: the secret `ci` names both access groups and a service ID, which Secrets Manager refuses: keep `service_id` to use an existing service ID, or `access_groups` to have one created',
    ]);
  });

  test('what is not known is neither there nor absent', async () => {
    for (const text of [
      secretOf('access_groups = var.groups'),
      secretOf('service_id = ibm_iam_service_id.made.id'),
      secretOf('access_groups = var.groups', 'service_id = var.id'),
      secretOf('access_groups = []', 'service_id = data.ibm_iam_service_id.found.service_ids[0].id'),
    ]) {
      assert.equal(printFindings(await lintTexts({ 'main.tf': text }, { onlyRules: [id] })), [], text);
    }
  });

  test('a state shows the service ID that was made for the groups', async () => {
    const values = { name: 'ci', access_groups: [admins], service_id: robot, ttl: '3600', reuse_api_key: true };
    const resource = {
      address: 'ibm_sm_iam_credentials_secret.ci',
      mode: 'managed',
      type: 'ibm_sm_iam_credentials_secret',
      name: 'ci',
      values,
    };
    const state = {
      format_version: '1.0',
      terraform_version: '1.9.0',
      values: { root_module: { resources: [resource] } },
    };
    assert.equal(printFindings(await lintTexts({ 'state.json': JSON.stringify(state) }, { onlyRules: [id] })), []);
  });
});
