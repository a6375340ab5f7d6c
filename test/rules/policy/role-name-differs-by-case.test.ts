import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'role-name-differs-by-case';

testSuite(id, (test) => {
  test('a name in a setup', async () => {
    const text = setup([{ subject: serviceId, roles: ['Operator', 'Service ID Creator'], service: 'iam-identity' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/1 warning: the role `Service ID Creator` is called `Service ID creator`: Terraform, for example, compares names exactly and does not find it',
      '  edit: "Service ID creator"',
    ]);
  });

  test('a platform role on many services', async () => {
    const text = setup([{ subject: serviceId, roles: ['viewer'], attributes: { serviceType: 'service' } }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/0 warning: the role `viewer` is called `Viewer`: Terraform, for example, compares names exactly and does not find it',
      '  edit: "Viewer"',
    ]);
  });

  test('a documented other name, and a role of the account', async () => {
    const text = setup(
      [{ subject: serviceId, roles: ['Groups Service Member Manager', 'VIEWER'], service: 'iam-groups' }],
      { custom_roles: [{ name: 'VIEWER', service: 'iam-groups', actions: ['iam-groups.groups.read'] }] },
    );
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('CRNs have a rule of their own', async () => {
    const text = snapshot([policy({ roles: ['crn:v1:bluemix:public:iam::::role:viewer'] })]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('Terraform does not find the role', async () => {
    const code = `resource "ibm_iam_service_policy" "x" {
  iam_id = "${serviceId}"
  roles  = ["Operator", "Service ID Creator"]
  resources {
    service = "iam-identity"
  }
}
`;
    const result = await lintTexts({ 'main.tf': code }, { onlyRules: [id] });
    assert.equal(printFindings(result), [
      'main.tf:3 error role-name-differs-by-case: there is no role `Service ID Creator`: it is called `Service ID creator`, and Terraform compares names exactly',
    ]);
  });
});
