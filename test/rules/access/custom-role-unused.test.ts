import { printFindings } from '../../findings.ts';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, admins, apiPolicy, setup, snapshot } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'custom-role-unused';

testSuite(id, (test) => {
  const custom_roles = [{ name: 'KeyLister', service: 'kms', actions: ['kms.secrets.list'] }];
  const grants = (...roles: readonly string[]) => [{ subject: admins, roles, service: 'kms' }];

  test('no policy grants it', async () => {
    const text = setup({ custom_roles, policies: grants('Viewer') });
    assert.equal(await findingsOf(id, text), [
      '/custom_roles/0 info: no policy grants the custom role `KeyLister`, which counts towards the 40 custom roles that an account can have; delete it',
    ]);
    assert.match(
      printFindings(await runRule(id, text), { repairs: true }).at(-1) ?? '',
      /`ibmcloud iam role-create KeyLister --display-name KeyLister --service-name kms --actions kms\.secrets\.list`$/,
    );
  });

  test('granted by name or by CRN', async () => {
    const crn = `crn:v1:bluemix:public:kms::a/${account}::customRole:KeyLister`;
    for (const role of ['KeyLister', crn])
      assert.equal(await findingsOf(id, setup({ custom_roles, policies: grants(role) })), []);
  });

  test('roles of the cloud are nobody’s to delete, and policies that were not listed prove nothing', async () => {
    const policies = [apiPolicy(admins, 'role:Viewer', { serviceName: 'kms' })];
    const role = (kind: string) => ({
      name: 'Lister',
      display_name: 'Lister',
      service_name: 'kms',
      crn: `crn:v1:bluemix:public:${kind}:Lister`,
      actions: ['kms.secrets.list'],
    });
    assert.equal(await findingsOf(id, snapshot({ policies, roles: [role('iam::::serviceRole')] })), []);
    assert.is((await findingsOf(id, snapshot({ policies, roles: [role(`kms::a/${account}::customRole`)] }))).length, 1);
    assert.equal(await findingsOf(id, snapshot({ roles: [role(`kms::a/${account}::customRole`)] })), []);
  });
});
