import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { instance, otherAccount, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'authorization-from-any-instance';

testSuite(id, (test) => {
  const from = (source: Readonly<Record<string, unknown>>, service = 'kms') =>
    setup({ authorizations: [{ source, target: { service }, roles: ['Reader'] }] });
  const cos = { service: 'cloud-object-storage' };

  test('no instance, or any', async () => {
    for (const source of [cos, { ...cos, instance: { exists: true } }, { ...cos, account: otherAccount }])
      assert.equal(await findingsOf(id, from(source)), [
        '/authorizations/0/source warning: every instance of `cloud-object-storage` can use this authorization on `kms`, so whoever can create one gets the access; name the instance as `serviceInstance`',
      ]);
  });

  for (const [title, source, service] of [
    ['an instance', { ...cos, instance }, 'kms'],
    ['a resource group', { ...cos, resource_group: 'e'.repeat(32) }, 'kms'],
    ['a type of resource', { service: 'is', resource_type: 'image' }, 'cloud-object-storage'],
    ['a service that is not known to have instances', { service: 'no-such-service' }, 'kms'],
    ['the engine has rules of its own', { service: 'secrets-manager' }, 'iam-identity'],
  ] as const) {
    test(`silent: ${title}`, async () => assert.equal(await findingsOf(id, from(source, service)), []));
  }
});
