import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const id = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const group = 'AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c';
const setup = (name: string): string => `\
kind: EngineSetup
version: 1
complete: true
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
instance: { guid: 927fb8ae-1ddd-4483-a21f-7d3c0fc81234, region: us-south }
engine: { service_id: ${id} }
access_groups:
  - { id: ${group}, name: ${JSON.stringify(name)}, members: [IBMid-5500020QPX] }
policies:
  - { subject: ${group}, roles: [Editor], service: iam-groups }
`;
const files = { 'engine.yaml': setup('admins') };

testSuite('iamlint who-can', (test) => {
  test('lists those who can, and those who perhaps can', async () => {
    const { code, out, err } = await command(['who-can', 'iam-groups.members.add'], { files });
    assert.is(code, 0, err);
    assert.is(
      out,
      `\
1 user and 1 access group can do \`iam-groups.members.add\` on \`iam-groups\`

users (1)
  \`IBMid-5500020QPX\`
    \`Editor\` on \`serviceName=iam-groups\` by a policy, as a member of \`admins\`
    (\`${group}\`)
      engine.yaml:10:76

access groups (1)
  \`admins\` (\`${group}\`)
    \`Editor\` on \`serviceName=iam-groups\` by a policy
      engine.yaml:10:76
`,
    );
  });

  test('answers programs', async () => {
    const { out } = await command(['who-can', 'iam-groups.members.add', '-f', 'json', '--transitive'], { files });
    const [{ granted, perhaps, can_come_to: coming }] = JSON.parse(out).accounts;
    assert.equal(
      [granted, perhaps, coming].map((some) => some.map((one: { readonly id: string }) => one.id)),
      [['IBMid-5500020QPX', group], [], []],
    );
  });

  test('shows neither control characters nor keys of what it read', async () => {
    const name = 'evil\u001b[31m\u202e ::error:: apikey=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH';
    for (const format of ['text', 'json']) {
      const { code, out } = await command(['who-can', 'iam-groups.members.add', '-f', format], {
        files: { 'engine.yaml': setup(name) },
      });
      assert.is(code, 0, out);
      for (const hidden of ['\u001b', '\u202e', 'abcdefghijklmnopqrstuvwxyz0123456789'])
        assert.not.ok(out.includes(hidden), out);
    }
  });
});
