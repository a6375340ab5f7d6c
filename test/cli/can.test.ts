import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const id = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const setup = `\
kind: EngineSetup
version: 1
complete: true
account: { id: ${account} }
instance: { guid: 927fb8ae-1ddd-4483-a21f-7d3c0fc81234, region: us-south }
engine: { service_id: ${id} }
policies:
  - { subject: ${id}, roles: [Editor], service: iam-groups }
`;
const named = (name: string): string =>
  JSON.stringify([{ id, iam_id: `iam-${id}`, name, account_id: account, entity_tag: '1', crn: 'crn' }]);
const files = { 'engine.yaml': setup, 'service-ids.json': named('ci') };

testSuite('iamlint can', (test) => {
  test('says granted, with the places of the evidence', async () => {
    const { code, out } = await command(['can', 'ci', 'iam-groups.members.add'], { files });
    assert.is(code, 0);
    assert.is(
      out,
      `\
granted: \`ci\` (\`${id}\`) can do
\`iam-groups.members.add\` on \`iam-groups\`

because
  a policy on \`serviceName=iam-groups\`
    engine.yaml:8:5
  grants \`Editor\`
    engine.yaml:8:72
  \`Editor\` on \`iam-groups\` does \`iam-groups.members.add\`
    iam-service-roles.md of ibm-cloud-docs/iam (2026-07-08)
`,
    );
  });

  test('says denied, with what would grant it', async () => {
    const { code, out } = await command(['can', 'ci', 'iam-identity.apikey.create', 'on', 'iam-identity'], { files });
    assert.is(code, 1);
    assert.ok(out.startsWith(`denied: \`ci\` (\`${id}\`) cannot do`), out);
    assert.ok(
      out.endsWith(`\
the least that would grant it
  ibmcloud iam service-policy-create ${id} --roles Operator --service-name iam-identity
`),
      out,
    );
  });

  test('says unknown, with what is missing', async () => {
    const { code, out } = await command(['can', 'ci', 'iam-identity.apikey.create'], {
      files: { 'service-ids.json': named('ci') },
    });
    assert.is(code, 2);
    assert.ok(out.includes('what would settle it\n'), out);
    assert.ok(out.includes(`    ibmcloud iam service-policies ${id} --output json --api-version v2\n`), out);
  });

  test('says nothing but the exit code', async () => {
    const { code, out, err } = await command(['can', 'ci', 'iam-identity.apikey.create', '-q'], { files });
    assert.equal({ code, out, err }, { code: 1, out: '', err: '' });
  });

  test('answers programs', async () => {
    const { out } = await command(['can', 'ci', 'iam-groups.members.add', '-f', 'json'], { files });
    const { outcome, subject, grants } = JSON.parse(out);
    assert.equal(
      { outcome, id: subject.id, place: grants[0][0].place },
      { outcome: 'granted', id, place: { file: 'engine.yaml', line: 8, column: 5 } },
    );
  });

  test('reads what stands behind --in, as a shell writes it out', async () => {
    const more = { ...files };
    const { code, err } = await command(
      ['can', 'ci', 'iam-groups.members.add', '--in', 'engine.yaml', 'service-ids.json', 'on', 'iam-groups'],
      { files: more },
    );
    assert.is(code, 0, err);
    assert.is((await command(['can', '--in', 'engine.yaml', id, 'iam-groups.members.add'], { files: more })).code, 0);
  });

  test('refuses a question that it cannot put, and says why', async () => {
    const table: readonly (readonly [words: readonly string[], message: string])[] = [
      [['can', 'cii', 'iam-groups.members.add'], 'iamlint: nobody in the input is called `cii`; did you mean `ci`?\n'],
      [
        ['can', 'ci', 'iam-groups.members.add', 'iam-groups'],
        'iamlint: `iam-groups` is one word too many: a target stands behind `on`, and files behind `--in`\nTry `iamlint can --help`.\n',
      ],
      [
        ['can', 'ci', 'iam-groups.members.add', 'on'],
        'iamlint: `on` needs a target: `on SERVICE/INSTANCE`\nTry `iamlint can --help`.\n',
      ],
      [['can', 'ci'], 'iamlint: `can` needs `<subject> <action> [on <target>]`\nTry `iamlint can --help`.\n'],
    ];
    for (const [words, message] of table) {
      const { code, out, err } = await command(words, { files });
      assert.equal({ code, out, err }, { code: 2, out: '', err: message });
    }
  });

  test('shows neither control characters nor keys of what it read', async () => {
    const name = 'evil\u001b[31m\u202e ::error:: apikey=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH';
    for (const format of ['text', 'json']) {
      const { code, out } = await command(['can', id, 'iam-groups.members.add', '-f', format], {
        files: { ...files, 'service-ids.json': named(name) },
      });
      assert.is(code, 0, out);
      for (const hidden of ['\u001b', '\u202e']) assert.not.ok(out.includes(hidden), out);
      assert.not.ok(out.includes('abcdefghijklmnopqrstuvwxyz0123456789'), out);
    }
  });
});
