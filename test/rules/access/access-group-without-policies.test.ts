import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, apiPolicy, eva, readers, repairs, setup, snapshot, told } from '../told.ts';

const id = 'access-group-without-policies';

testSuite(id, (test) => {
  const access_groups = [{ id: admins, name: 'auditors', members: [{ iam_id: eva, type: 'user' }] }];
  const policies = [apiPolicy(readers, 'role:Viewer', { serviceName: 'kms' })];

  test('no policy is given to it', async () => {
    const text = snapshot({ access_groups, policies });
    assert.equal(await told(id, text), [
      'info /access_groups/0: the group `auditors` holds no policy: being in it gives nothing; give it one, or delete it',
    ]);
    assert.equal(await repairs(id, text), [{ kind: 'cli', text: 'ibmcloud iam access-group-delete auditors' }]);
  });

  test('policies that were not listed wholly prove nothing', async () => {
    assert.equal(await told(id, snapshot({ access_groups })), []);
    assert.equal(await told(id, setup({ access_groups: [{ id: admins, members: [eva] }], complete: false })), []);
  });

  test('a deleted policy gives nothing', async () => {
    const deleted = apiPolicy(admins, 'role:Viewer', { serviceName: 'kms' }, { state: 'deleted' });
    assert.is((await told(id, snapshot({ access_groups, policies: [deleted] }))).length, 1);
  });
});
