import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, readers, robot, setup } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'secret-grants-administration';

testSuite(id, (test) => {
  const platform = { attributes: { serviceType: 'platform_service' } };
  const policies = [
    { subject: admins, roles: ['Administrator'], ...platform },
    { subject: readers, roles: ['Administrator'], attributes: { serviceType: 'service' } },
    { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  ];
  const whole = (secrets: readonly unknown[]) => setup({ secrets, policies });

  test('groups, halves, and steps', async () => {
    const text = whole([
      { name: 'ci', access_groups: [admins] },
      { name: 'half', access_groups: [readers] },
      { name: 'legacy', service_id: robot },
    ]);
    const last =
      ', so everybody who reads the secret can do the same; use an identity with only the access that the work needs';
    assert.equal(await findingsOf(id, text), [
      `/secrets/0/access_groups warning: the credentials of the secret \`ci\` have the access of \`${admins}\`, which administers the account${last}`,
      `/secrets/1/access_groups warning: the credentials of the secret \`half\` have the access of \`${readers}\`, which is administrator of all Identity and Access enabled services${last}`,
      `/secrets/2/service_id warning: the credentials of the secret \`legacy\` have the access of \`${robot}\`, which can become administrator of the account${last}`,
    ]);
  });

  test('shows the steps', async () => {
    const { report } = await runRule(id, whole([{ name: 'legacy', service_id: robot }]));
    assert.equal(
      report.findings[0]?.related.map(({ note }) => note),
      [`\`${robot}\` can join every access group, and so \`${admins}\``],
    );
  });

  test('names of the option are meant', async () => {
    assert.equal(await findingsOf(id, whole([{ name: 'ci', access_groups: [admins] }]), { allow: ['ci'] }), []);
  });
});
