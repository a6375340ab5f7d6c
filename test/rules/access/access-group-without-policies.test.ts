import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, apiPolicy, eva, readers, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'access-group-without-policies';

testSuite(id, (test) => {
  const access_groups = [{ id: admins, name: 'auditors', members: [{ iam_id: eva, type: 'user' }] }];
  const policies = [apiPolicy(readers, 'role:Viewer', { serviceName: 'kms' })];

  test('no policy is given to it', async () => {
    const text = snapshot({ access_groups, policies });
    assert.equal(await findingsOf(id, text), [
      '/access_groups/0 info: the group `auditors` has no policies, so its members get no access from it; give it one, or delete it',
    ]);
    assert.equal(await repairsOf(id, text), [
      {
        kind: 'cli',
        text: 'ibmcloud iam access-group-delete auditors --recursive',
        undo: 'ibmcloud iam access-group-create auditors',
      },
    ]);
  });

  test('policies that were not listed completely prove nothing', async () => {
    assert.equal(await findingsOf(id, snapshot({ access_groups })), []);
    assert.equal(await findingsOf(id, setup({ access_groups: [{ id: admins, members: [eva] }], complete: false })), []);
  });

  test('a deleted policy gives nothing', async () => {
    const deleted = apiPolicy(admins, 'role:Viewer', { serviceName: 'kms' }, { state: 'deleted' });
    assert.is((await findingsOf(id, snapshot({ access_groups, policies: [deleted] }))).length, 1);
  });
});
