import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, otherAccount } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';
import { authorized, given } from './own-engine.ts';

const id = 'engine-authorization-for-any-instance';

const byService = { engine: { mode: 'service_authorization' }, policies: [] };

testSuite(id, (test) => {
  test('names the instance of the only engine there is', async () => {
    assert.equal(
      await findingsOf(id, given({ ...byService, authorizations: [authorized('iam-groups', 'Editor', {})] })),
      [
        `/authorizations/0/source warning: every Secrets Manager instance of the account may act on \`iam-groups\`, so whoever can create one, or write secrets to one, can create credentials here; name the instance of the engine, \`${instance}\``,
      ],
    );
  });

  test('of another account, or with an attribute that takes any value', async () => {
    const foreign = authorized('iam-identity', 'Operator', { account: otherAccount });
    const any = authorized('iam-identity', 'Operator', { instance: { exists: true } });
    const found = await findingsOf(id, given({ ...byService, authorizations: [foreign, any] }));
    assert.is(found.length, 2);
    assert.match(found[0] ?? '', `every Secrets Manager instance of the account \`${otherAccount}\` may act`);
  });

  test('an instance, a resource group and other services are not reported', async () => {
    const authorizations = [
      authorized('iam-identity', 'Operator'),
      authorized('iam-identity', 'Operator', { resource_group: '5f3b2a1c9d8e4f70a1b2c3d4e5f60718' }),
      authorized('kms', 'Reader', {}),
      { ...authorized('iam-identity', 'Operator', {}), source: { service: 'containers-kubernetes', account } },
    ];
    assert.equal(await findingsOf(id, given({ ...byService, authorizations })), []);
  });
});
