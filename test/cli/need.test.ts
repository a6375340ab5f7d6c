import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

testSuite('iamlint need', (test) => {
  test('shows the least roles without any input', async () => {
    const { code, out, err } = await command(['need', 'iam-groups.members.add', 'on', 'iam-groups']);
    assert.is(code, 0, err);
    assert.ok(out.startsWith('`iam-groups.members.add` on `iam-groups`\n  `Editor`, with 47 actions beyond:'), out);
    assert.ok(
      out.includes('\n  ibmcloud iam service-policy-create SERVICE_ID --roles Editor --service-name iam-groups\n'),
    );
    assert.ok(out.includes('\nnext best\n  `Administrator`, with 65 actions beyond:'), out);
  });

  test('answers programs', async () => {
    const { out } = await command(['need', 'kms.secrets.rotate', '-f', 'json']);
    const [policy] = JSON.parse(out).policies;
    assert.is(policy.service, 'kms');
    assert.equal(policy.custom_role.json.actions, ['kms.secrets.rotate']);
  });

  test('says with the exit code that no roles are known to do', async () => {
    const { code, out } = await command(['need', 'vmware.x.y']);
    assert.is(code, 1);
    assert.is(out, '`vmware.x.y` on `vmware`\n  it is not published which roles include these actions\n');
  });

  test('refuses an action that there is not', async () => {
    const { code, err } = await command(['need', 'kms.secrets.rotat']);
    assert.equal(
      { code, err },
      {
        code: 2,
        err: 'iamlint: no role of `kms` has the action `kms.secrets.rotat`; did you mean `kms.secrets.rotate`?\n',
      },
    );
  });
});
