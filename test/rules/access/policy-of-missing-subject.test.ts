import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, admins, apiPolicy, eva, readers, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'policy-of-missing-subject';

testSuite(id, (test) => {
  const viewer = (to: string) => apiPolicy(to, 'role:Viewer', { serviceName: 'kms' });
  const robots = [{ id: robot, iam_id: `iam-${robot}`, name: 'robot', account_id: account }];

  test('a group and a service ID that lists do not hold', async () => {
    const policies = [viewer(readers), viewer(robot), viewer(eva), viewer('AccessGroupId-PublicAccess')];
    assert.equal(
      await findingsOf(id, snapshot({ policies, access_groups: [{ id: admins, name: 'admins' }], service_ids: [] })),
      [
        `/policies/0/subject/attributes warning: the subject of this policy, \`${readers}\`, is not in the list of access groups, so nobody gets the access: it was deleted, or the id has a typo`,
        `/policies/1/subject/attributes warning low: the subject of this policy, \`${robot}\`, is not in the list of service IDs: it may belong to another account, was deleted, or the id has a typo; find out whose it is before you change the policy`,
      ],
    );
  });

  test('what is listed, and what was not listed', async () => {
    assert.equal(await findingsOf(id, snapshot({ policies: [viewer(robot)], service_ids: robots })), []);
    assert.equal(await findingsOf(id, snapshot({ policies: [viewer(robot), viewer(readers)] })), []);
  });

  test('a page with a next shows nothing to be missing', async () => {
    const page = (next: unknown) => ({ serviceids: robots, offset: 0, limit: 1, next });
    const other = viewer('ServiceId-00000000-0000-4000-8000-000000000002');
    assert.equal(
      await findingsOf(
        id,
        snapshot({ policies: [other], service_ids: page('https://iam.cloud.ibm.com/v1/serviceids?x=2') }),
      ),
      [],
    );
    assert.is((await findingsOf(id, snapshot({ policies: [other], service_ids: page(undefined) }))).length, 1);
  });

  test('a setup that lists no groups says nothing of which there are', async () => {
    assert.equal(
      await findingsOf(id, setup({ policies: [{ subject: readers, roles: ['Viewer'], service: 'kms' }] })),
      [],
    );
  });
});
