import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { instance, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'authorization-role-too-broad';

testSuite(id, (test) => {
  const of = (source: string, target: string, ...roles: readonly string[]) =>
    setup({ authorizations: [{ source: { service: source, instance }, target: { service: target }, roles }] });

  test('the engine: a lesser role does all it uses', async () => {
    assert.equal(await findingsOf(id, of('secrets-manager', 'iam-identity', 'Administrator', 'Service ID creator')), [
      '/authorizations/0/roles/0 warning: `Administrator` on `iam-identity` gives Secrets Manager 36 actions that `Operator` does not, and that the engine does not need; grant `Operator`',
    ]);
    assert.equal(await findingsOf(id, of('secrets-manager', 'iam-groups', 'Administrator')), [
      '/authorizations/0/roles/0 warning: `Administrator` on `iam-groups` gives Secrets Manager 18 actions that `Editor` does not, and that the engine does not need; grant `Editor`',
    ]);
  });

  test('the engine: roles that are documented, or that it does not use', async () => {
    assert.equal(
      await findingsOf(
        id,
        of('secrets-manager', 'iam-identity', 'Operator', 'Service ID creator', 'User API key creator'),
      ),
      [],
    );
    assert.equal(
      await findingsOf(id, of('secrets-manager', 'iam-groups', 'Groups Service Member Manage', 'Editor')),
      [],
    );
  });

  test('other pairs: a hint', async () => {
    for (const role of ['Manager', 'Administrator'])
      assert.equal(await findingsOf(id, of('cloud-object-storage', 'kms', 'Reader', role)), [
        `/authorizations/0/roles/1 info: this authorization makes \`cloud-object-storage\` \`${role}\` of \`kms\`, and most services need less; check the documentation of the source service`,
      ]);
    assert.equal(await findingsOf(id, of('cloud-object-storage', 'kms', 'Reader')), []);
  });

  test('a pair that needs it', async () => {
    const text = of('containers-kubernetes', 'secrets-manager', 'Manager');
    assert.equal(await findingsOf(id, text, { allow: ['containers-kubernetes -> secrets-manager'] }), []);
  });
});
