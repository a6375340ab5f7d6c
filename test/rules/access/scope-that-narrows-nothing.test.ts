import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { eva, instance, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'scope-that-narrows-nothing';

testSuite(id, (test) => {
  const kms = (more: Readonly<Record<string, unknown>>) =>
    setup({ policies: [{ subject: eva, roles: ['Reader'], service: 'kms', ...more }] });

  test('any value', async () => {
    for (const any of [{ exists: true }, { match: '*' }])
      assert.equal(await findingsOf(id, kms({ instance: any })), [
        '/policies/0/instance info: `serviceInstance` accepts any value here, so it restricts nothing: name a value, or remove the attribute',
      ]);
  });

  test('values that narrow', async () => {
    for (const more of [
      { instance },
      { instance: { match: 'a*' } },
      { instance: { exists: false } },
      { instance: '*' },
    ])
      assert.equal(await findingsOf(id, kms(more)), []);
  });

  test('a resource group may be all that a target is known by', async () => {
    const policies = [{ subject: eva, roles: ['Viewer'], resource_group: { exists: true } }];
    assert.equal(await findingsOf(id, setup({ policies })), []);
    assert.is((await findingsOf(id, kms({ resource_group: { exists: true } }))).length, 1);
  });

  test('authorizations too', async () => {
    const authorizations = [
      {
        source: { service: 'cloud-object-storage' },
        target: { service: 'kms', instance: { exists: true } },
        roles: ['Reader'],
      },
    ];
    assert.is((await findingsOf(id, setup({ authorizations }))).length, 1);
  });
});
