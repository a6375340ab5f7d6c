import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { withSuppression } from '../../src/config/add-suppression.ts';
import { loadConfig } from '../../src/config/load.ts';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import { lint, type LintRequest, type LintResult } from '../../src/lint.ts';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The files as they are afterwards. */
  readonly read: Readonly<Record<string, string>>;
  /** How many findings went away by it. */
  readonly gone: number;
}

/** Runs `iamlint suppress` on the first finding of a rule. */
const suppress = async (
  files: Readonly<Record<string, string>>,
  rule: string,
  ...flags: readonly string[]
): Promise<Ended> => {
  const results: LintResult[] = [];
  const read: Record<string, string> = {};
  const parts = {
    rules: async () => rules,
    loadConfig,
    lint: async (request: LintRequest) => {
      const result = await lint(request);
      results.push(result);
      return result;
    },
  };
  await command(['lint', '--preset', 'all'], { files, parts });
  const findings = results[0]?.report.findings ?? [];
  const mark = fingerprints(findings)[findings.findIndex((found) => found.rule === rule)] ?? 'none';
  const { code, out, err } = await command(['suppress', mark.slice(0, 8), '--reason', 'ticket 17', ...flags], {
    files,
    parts,
    after: async (folder) => {
      for (const name of [...Object.keys(files), '.iamlintrc.yaml'])
        if (existsSync(join(folder, name))) read[name] = readFileSync(join(folder, name), 'utf8');
    },
  });
  await command(['lint', '--preset', 'all'], { files: read, parts });
  return { code, out, err, read, gone: findings.length - (results.at(-1)?.report.findings.length ?? 0) };
};

const setup = (roles: string): string => `kind: EngineSetup
version: 1
complete: false
account: { id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34 } # the account
engine: { mode: service_authorization }
policies:
  - subject: ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d
${roles}
    service: kms
`;

/** Where a comment comes to stand. */
const commented: readonly (readonly [title: string, file: string, before: string, after: string])[] = [
  [
    'YAML',
    'setup.yaml',
    setup('    roles: [Viewr]'),
    setup('    # iamlint-ignore unknown-role -- ticket 17\n    roles: [Viewr]'),
  ],
  [
    'YAML with the line breaks of Windows',
    'setup.yaml',
    setup('    roles: [Viewr]').replaceAll('\n', '\r\n'),
    setup('    # iamlint-ignore unknown-role -- ticket 17\n    roles: [Viewr]').replaceAll('\n', '\r\n'),
  ],
  [
    'Terraform',
    'main.tf',
    'resource "ibm_iam_user_policy" "p" {\n  ibm_id = "a@b.org"\n  roles  = ["Viewr"]\n  resources {\n    service = "kms"\n  }\n}\n',
    'resource "ibm_iam_user_policy" "p" {\n  ibm_id = "a@b.org"\n  # iamlint-ignore unknown-role -- ticket 17\n  roles  = ["Viewr"]\n  resources {\n    service = "kms"\n  }\n}\n',
  ],
  [
    'a command over several lines',
    'run.sh',
    'if true; then\n  ibmcloud iam user-policy-create a@b.org \\\n    --service-name kms \\\n    --roles Viewr\nfi\n',
    'if true; then\n  # iamlint-ignore unknown-role -- ticket 17\n  ibmcloud iam user-policy-create a@b.org \\\n    --service-name kms \\\n    --roles Viewr\nfi\n',
  ],
  [
    'a block of Markdown in a list',
    'a.md',
    '1. Do\n\n   ```sh\n   ibmcloud iam user-policy-create a@b.org --roles Viewr --service-name kms\n   ```\n',
    '1. Do\n\n   ```sh\n   # iamlint-ignore unknown-role -- ticket 17\n   ibmcloud iam user-policy-create a@b.org --roles Viewr --service-name kms\n   ```\n',
  ],
];

const policies = JSON.stringify([
  {
    id: '8a24e2e5-5d6b-4a43-9a5b-6a1f0c8f7e11',
    type: 'access',
    subjects: [{ attributes: [{ name: 'iam_id', value: 'IBMid-110000AB1Z' }] }],
    roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Administrator' }],
    resources: [
      {
        attributes: [
          { name: 'accountId', value: '791f5fb10986423e97aa8512f18b7e65' },
          { name: 'serviceType', value: 'service' },
        ],
      },
    ],
  },
]);

const entry = (mark: string, more = ''): string =>
  `  - rule: account-wide-administrator\n    fingerprint: ${mark}\n    reason: ticket 17\n${more}`;

const mark = '6eb62961b902f317';
const inExport = (files: Readonly<Record<string, string>>, ...flags: readonly string[]) =>
  suppress({ 'policies.json': policies, ...files }, 'account-wide-administrator', ...flags);

testSuite('cli: suppress', (test) => {
  for (const [title, file, before, after] of commented) {
    test(`a comment in ${title}`, async () => {
      const { code, read, err, gone } = await suppress({ [file]: before }, 'unknown-role');
      assert.equal([err, code, gone], ['', 0, 1]);
      assert.is(read[file], after);
    });
  }

  test('a comment says until when, and who', async () => {
    const flags = ['--until', '2027-01-31', '--owner', 'ops'];
    const { read } = await suppress({ 'setup.yaml': setup('    roles: [Viewr]') }, 'unknown-role', ...flags);
    assert.match(
      read['setup.yaml'] ?? '',
      '# iamlint-ignore unknown-role until=2027-01-31 owner=ops -- ticket 17\n    roles',
    );
  });

  test('a comment that would suppress others, too, is none: the config is taken', async () => {
    const before = setup('    roles: [Viewr, Editr]');
    const { code, read, gone } = await suppress({ 'setup.yaml': before }, 'unknown-role');
    assert.equal([code, gone], [0, 1]);
    assert.is(read['setup.yaml'], before);
    assert.match(read['.iamlintrc.yaml'] ?? '', /^suppressions:\n {2}- rule: unknown-role\n {4}fingerprint: /);
  });

  test('for a file without comments a config is made', async () => {
    const { code, out, read, gone } = await inExport({}, '--until', '2027-01-31', '--owner', 'the ops team');
    assert.equal([code, out, gone], [0, 'suppressed in .iamlintrc.yaml\n', 1]);
    assert.is(
      read['.iamlintrc.yaml'],
      `suppressions:\n${entry(mark, '    until: 2027-01-31\n    owner: the ops team\n')}`,
    );
  });

  test('a config in JSON gets it as JSON', async () => {
    const { read, gone } = await inExport({ '.iamlintrc.json': '{\n  "extends": "strict"\n}\n' });
    assert.is(gone, 1);
    assert.is(
      read['.iamlintrc.json'],
      `{\n  "extends": "strict",\n  "suppressions": [{"rule":"account-wide-administrator","fingerprint":"${mark}","reason":"ticket 17"}]\n}\n`,
    );
  });

  test('so does `package.json`', async () => {
    const text = '{\n  "name": "a",\n  "iamlint": {}\n}\n';
    const { read } = await inExport({ 'package.json': text });
    assert.equal(JSON.parse(read['package.json'] ?? ''), {
      name: 'a',
      iamlint: { suppressions: [{ rule: 'account-wide-administrator', fingerprint: mark, reason: 'ticket 17' }] },
    });
  });

  for (const [argv, message] of [
    [['0123456', '--reason', 'r'], '`0123456` is no fingerprint'],
    [['0123456789abcdef'], '`suppress` needs a reason: `--reason TEXT`'],
    [['0123456789abcdef', '--reason', ' '], '`suppress` needs a reason: `--reason TEXT`'],
    [['0123456789abcdef', '--reason', 'a\nb'], 'a reason is one line'],
    [['0123456789abcdef', '--reason', 'r', '--until', '2027-02-30'], '`--until` needs a day, as `2027-01-31`'],
    [['0123456789abcdef', '--reason', 'r', '--until', '2026-05-31'], '`2026-05-31` is over'],
    [['0123456789abcdef', '--reason', 'r'], 'no finding has a fingerprint that begins with `0123456789abcdef`'],
  ] as const) {
    test(`refused: ${argv.join(' ').replace('\n', '⏎')}`, async () => {
      const { code, err } = await command(['suppress', ...argv]);
      assert.is(code, 2);
      assert.match(err, message);
    });
  }

  const item = { policy: 'p', reason: 'yes: "no" #1' };
  const written = '  - policy: p\n    reason: \'yes: "no" #1\'\n';
  for (const [title, before, after] of [
    ['an empty config', '', `suppressions:\n${written}`],
    ['nothing but comments', '# a\n', `# a\nsuppressions:\n${written}`],
    ['no line break at the end', 'extends: all # b', `extends: all # b\nsuppressions:\n${written}`],
    [
      'a list with comments, and more behind it',
      "suppressions:\n  # one\n  - { policy: q, reason: r } # two\n  # three\nextends: 'all'\n",
      `suppressions:\n  # one\n  - { policy: q, reason: r } # two\n${written}  # three\nextends: 'all'\n`,
    ],
    [
      'a list that is not indented',
      'suppressions:\n- policy: q\n  reason: |\n    r\n\nextends: all\n',
      `suppressions:\n- policy: q\n  reason: |\n    r\n${written.replaceAll(/^ {2}/gm, '')}\nextends: all\n`,
    ],
    ['a list in brackets', 'suppressions: [] # none\n', undefined],
    ['a mapping in brackets', '{ extends: all }\n', undefined],
  ] as const) {
    test(`the text of a config: ${title}`, () => {
      const made = withSuppression(before, item) ?? '';
      if (after === undefined) assert.match(made, /policy: p/);
      else assert.is(made, after);
    });
  }
});
