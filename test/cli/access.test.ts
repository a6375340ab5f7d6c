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
  - { id: ${group}, name: ${JSON.stringify(name)}, members: [${id}] }
policies:
  - { subject: ${group}, roles: [Reader], service: kms }
  - { subject: ${id}, roles: [Viewer], service: iam-groups }
`;
const files = { 'engine.yaml': setup('readers') };

const formats = ['text', 'json', 'markdown', 'csv'];

testSuite('iamlint access', (test) => {
  test('lists what somebody can do', async () => {
    const { code, out, err } = await command(['access', id], { files });
    assert.is(code, 0, err);
    assert.is(
      out,
      `\
what \`${id}\` can do, the strongest
first

iam-groups
  21 actions
  \`Viewer\` by a policy
    engine.yaml:11:72

kms
  20 actions
  \`Reader\` by a policy, as a member of \`readers\`
  (\`${group}\`)
    engine.yaml:10:76
`,
    );
  });

  test('compares two', async () => {
    const { code, out } = await command(['access', id, '--compare', 'readers'], { files });
    assert.is(code, 0);
    assert.ok(out.includes(`only \`${id}\`, and not`), out);
    assert.ok(out.includes('  iam-groups\n'), out);
    assert.ok(out.includes('nothing\n'), out);
  });

  test('writes tables', async () => {
    const markdown = await command(['access', id, '-f', 'markdown'], { files });
    assert.ok(
      markdown.out.includes(
        '\n| iam\\-groups | everything | `Viewer` | by a policy | 21 actions | `engine.yaml:11:72` |\n',
      ),
    );
    const csv = await command(['access', id, '-f', 'csv'], { files });
    assert.ok(csv.out.includes(`\n"${id}","iam-groups","","Viewer","a policy",,"","yes","no",`), csv.out);
  });

  test('refuses somebody whom nobody names', async () => {
    const { code, out, err } = await command(['access', 'reader'], { files });
    assert.equal(
      { code, out, err },
      { code: 2, out: '', err: 'iamlint: nobody in the input is called `reader`; did you mean `readers`?\n' },
    );
  });

  test('shows neither control characters, formulas nor keys of what it read', async () => {
    const name = '=cmd|evil\u001b[31m\u202e ::error:: apikey=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH';
    for (const format of formats) {
      const { code, out } = await command(['access', id, '-f', format], { files: { 'engine.yaml': setup(name) } });
      assert.is(code, 0, out);
      for (const hidden of ['\u001b', '\u202e', 'abcdefghijklmnopqrstuvwxyz0123456789', ',"=cmd'])
        assert.not.ok(out.includes(hidden), out);
    }
  });
});
