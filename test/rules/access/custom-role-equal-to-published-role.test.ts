import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'custom-role-equal-to-published-role';

testSuite(id, (test) => {
  const roles = (...actions: readonly string[]) =>
    setup({ custom_roles: [{ name: 'IdMaker', service: 'iam-identity', actions }] });

  test('the same actions', async () => {
    assert.equal(await findingsOf(id, roles('iam-identity.serviceid.create')), [
      "/custom_roles/0 info: the custom role `IdMaker` has exactly the actions of `Service ID creator` on `iam-identity`: grant that role instead, so that it gets the service's new actions too",
    ]);
  });

  test('one more, one less, none at all', async () => {
    assert.equal(await findingsOf(id, roles('iam-identity.serviceid.create', 'iam-identity.serviceid.get')), []);
    assert.equal(await findingsOf(id, roles('iam-identity.serviceid.get')), []);
    assert.equal(await findingsOf(id, roles()), []);
  });
});
