import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { instance, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'authorization-delegated';

testSuite(id, (test) => {
  const of = (source: string, ...roles: readonly string[]) =>
    setup({ authorizations: [{ source: { service: source, instance }, target: { service: 'kms' }, roles }] });

  test('by name and by CRN', async () => {
    const crn = 'crn:v1:bluemix:public:iam::::serviceRole:AuthorizationDelegator';
    for (const [role, name] of [
      ['Authorization Delegator', 'Authorization Delegator'],
      [crn, 'AuthorizationDelegator'],
    ] as const)
      assert.equal(await findingsOf(id, of('cloud-object-storage', 'Reader', role)), [
        `/authorizations/0/roles/1 info: \`${name}\` lets \`cloud-object-storage\` authorize the services it depends on: such authorizations appear and disappear without anybody deciding on them`,
      ]);
  });

  test('not where it is not there, nor where the source needs it', async () => {
    assert.equal(await findingsOf(id, of('cloud-object-storage', 'Reader')), []);
    assert.equal(await findingsOf(id, of('databases-for-postgresql', 'Reader', 'Authorization Delegator')), []);
  });
});
