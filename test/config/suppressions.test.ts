import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import type { Suppression } from '../../src/finding/suppression.ts';
import { lint } from '../../src/lint.ts';
import { applyConfigured } from '../../src/output/suppress/configured.ts';
import { command, finding, inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const [one, two] = ['8a24e2e5-5d6b-4a43-9a5b-6a1f0c8f7e11', '8a24e2e5-5d6b-4a43-9a5b-6a1f0c8f7e12'];

const policy = (id: string, subject: string) => ({
  id,
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: subject }] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Administrator' }],
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account },
        { name: 'serviceType', value: 'service' },
      ],
    },
  ],
});

const policies = JSON.stringify({ policies: [policy(one, 'IBMid-110000AB1Z'), policy(two, 'IBMid-110000AB2Z')] });

const rule = 'account-wide-administrator';

/** Two findings of one rule, under a config in YAML. */
const run = (config: string, more: { readonly now?: string; readonly paths?: readonly string[] } = {}) =>
  inFolder({ 'exports/policies.json': policies, '.iamlintrc.yaml': config }, async (folder) => {
    const loaded = await loadConfig({ cwd: folder, rules });
    if ('errors' in loaded) return { errors: loaded.errors.map(wordConfigError), lines: [], suppressed: 0, notes: [] };
    const { report } = await lint({
      paths: more.paths ?? [],
      cwd: folder,
      config: { ...loaded.config, include: ['.'] },
      rules,
      onlyRules: undefined,
      now: new Date(more.now ?? '2026-06-01T12:00:00Z'),
      strict: false,
      allowOutside: false,
    });
    return {
      errors: [],
      lines: report.findings.map(({ rule: id, location: { file, line, column, pointer } }) =>
        id === rule ? `${id} ${pointer}` : `${id} ${file}:${line}:${column}`,
      ),
      suppressed: report.summary.suppressed,
      notes: report.findings.flatMap(({ related }) => related.map(({ note }) => note)),
    };
  });

const entry = (conditions: string): string => `extends: [strict]
suppressions:
  - ${conditions}
`;

const nothing: Suppression = {
  origin: { document: { source: '.iamlintrc', index: 0 }, path: ['suppressions', 0] },
  beside: 1,
  own: true,
  rule: undefined,
  files: undefined,
  pointer: undefined,
  policy: undefined,
  subject: undefined,
  fingerprint: undefined,
  reason: 'r',
  until: undefined,
  owner: undefined,
};

const told = (nth: number): string => `${rule} /policies/${nth}/roles/0/role_id`;

/** What an entry leaves of the two. */
const cases: readonly (readonly [conditions: string, left: readonly string[]])[] = [
  [`{ rule: ${rule}, files: [exports], reason: r }`, []],
  ['{ files: ["*.json"], reason: r }', []],
  ['{ files: ["/policies.json"], reason: r }', [told(0), told(1), 'unused-suppression .iamlintrc.yaml:3:5']],
  ['{ pointer: /policies/1, reason: r }', [told(0)]],
  ['{ pointer: /policies/1/roles/0, reason: r }', [told(0)]],
  ['{ pointer: /policies/1/rol, reason: r }', [told(0), told(1), 'unused-suppression .iamlintrc.yaml:3:5']],
  ['{ pointer: "", reason: r }', []],
  [`{ policy: ${one}, reason: r }`, [told(1)]],
  ['{ subject: IBMid-110000AB2Z, reason: r }', [told(0)]],
  [
    `{ subject: IBMid-110000AB2Z, policy: ${one}, reason: r }`,
    [told(0), told(1), 'unused-suppression .iamlintrc.yaml:3:5'],
  ],
  ['{ rule: unknown-role, files: [exports], reason: r }', [told(0), told(1), 'unused-suppression .iamlintrc.yaml:3:5']],
  [`{ policy: ${one} }`, [told(0), told(1), 'suppression-without-reason .iamlintrc.yaml:3:5']],
  [`{ policy: ${one}, reason: " " }`, [told(0), told(1), 'suppression-without-reason .iamlintrc.yaml:3:5']],
  [`{ policy: ${one}, reason: r, until: 2026-06-01 }`, [told(1)]],
  [`{ policy: ${one}, reason: r, until: 2026-05-31 }`, [told(0), told(1), 'expired-suppression .iamlintrc.yaml:3:71']],
  ['{ policy: gone, reason: r, until: 2026-05-31 }', [told(0), told(1), 'unused-suppression .iamlintrc.yaml:3:5']],
];

const wrong: readonly (readonly [conditions: string, error: string])[] = [
  [
    `{ rule: ${rule}, reason: r }`,
    '.iamlintrc.yaml:3:5: a suppression needs one of `files`, `pointer`, `policy`, `subject` or `fingerprint`; to turn a rule off, use `rules`',
  ],
  [
    '{ rule: account-wide-administrater, policy: p, reason: r }',
    '.iamlintrc.yaml:3:13: there is no rule `account-wide-administrater`; did you mean `account-wide-administrator`?',
  ],
  [
    '{ rule: schema-error, policy: p, reason: r }',
    '.iamlintrc.yaml:3:13: `schema-error` cannot be suppressed: it means that something could not be read or checked',
  ],
  ['{ policy: p, reason: r, until: 2027-02-30 }', '.iamlintrc.yaml:3:36: there is no day `2027-02-30`'],
  ['{ policy: p, reason: r, until: soon }', '.iamlintrc.yaml:3:36: a date is written `2027-01-31`'],
  [
    '{ fingerprint: 0123, reason: r }',
    '.iamlintrc.yaml:3:20: a fingerprint is a text of 16 hexadecimal digits, in quotes',
  ],
  [
    '{ fingerprint: "0123", reason: r }',
    '.iamlintrc.yaml:3:20: a fingerprint is a text of 16 hexadecimal digits, in quotes',
  ],
  ['{ policy: p, resaon: r }', '.iamlintrc.yaml:3:18: there is no field `resaon` here: did you mean `reason`?'],
];

testSuite('config: suppressions', (test) => {
  for (const [conditions, expected] of cases) {
    test(`${conditions} leaves ${expected.length}`, async () => {
      const { lines, suppressed } = await run(entry(conditions));
      assert.equal(lines.toSorted(), expected.toSorted());
      assert.is(suppressed, 2 - lines.filter((line) => line.startsWith(rule)).length);
    });
  }

  for (const [conditions, error] of wrong) {
    test(`${conditions} is refused`, async () => {
      assert.equal((await run(entry(conditions))).errors, [error]);
    });
  }

  test('what comes back says until when it was away, why, and who answers for it', async () => {
    const config = entry(`{ policy: ${one}, reason: break-glass, until: 2026-05-31, owner: ops }`);
    assert.equal((await run(config)).notes, ['this was suppressed until `2026-05-31`: break-glass (ops)']);
    assert.equal((await run(config, { now: '2026-05-31T23:59:59Z' })).notes, []);
  });

  test('a run that does not see all says of no entry without files that it is unused', async () => {
    const both = `${entry('{ policy: gone, reason: r }')}  - { files: [exports], policy: gone, reason: r }\n`;
    const unused = async (...paths: readonly string[]) =>
      (await run(both, { paths })).lines.filter((line) => line.startsWith('unused'));
    assert.equal(await unused('exports/policies.json'), ['unused-suppression .iamlintrc.yaml:4:5']);
    assert.equal((await unused('.')).length, 2);
  });

  test('a fingerprint is one finding of several that are alike, and the others keep theirs', () => {
    const alike = [1, 2, 3].map((line) => finding('idle-key', { location: { ...finding('').location, line } }));
    const marks = fingerprints(alike);
    const { left } = applyConfigured({
      findings: alike,
      suppressions: [{ ...nothing, fingerprint: marks[1] }],
      sources: new Map(),
      now: 0,
      covers: () => true,
      isJudged: () => true,
    });
    assert.equal(fingerprints(left), [marks[0], marks[2]]);
  });

  /** `--fix` with real parts: the config, and what is left of it. */
  const fixed = async (config: string, name = '.iamlintrc.yaml'): Promise<string> => {
    let text = '';
    await command(['lint', '--fix'], {
      files: { 'exports/policies.json': policies, [name]: config },
      parts: { rules: async () => rules, lint, loadConfig },
      after: async (folder) => void (text = readFileSync(join(folder, name), 'utf8')),
    });
    return text;
  };

  test('`--fix` takes out what is unused, and nothing else', async () => {
    const kept = `# why\nextends: strict # all of it\nsuppressions:\n  - policy: ${one}\n    reason: r # really\n`;
    assert.is(await fixed(`${kept}  # an old one\n  - policy: gone\n    reason: r\n`), `${kept}  # an old one\n`);
    assert.is(await fixed(kept), kept);
  });

  test('`--fix` takes the list out where all of it is unused', async () => {
    const text =
      'suppressions:\n  - { policy: gone, reason: r }\n  - { policy: gone too, reason: r }\nextends: strict\n';
    assert.is(await fixed(text), 'extends: strict\n');
  });

  test('`--fix` edits a config in JSON, and the property of `package.json`', async () => {
    const config = (list: string): string => `{\n  "extends": "strict",\n  "suppressions": [${list}]\n}\n`;
    const used = `\n    { "policy": "${one}", "reason": "r" }`;
    assert.is(
      await fixed(config(`${used},\n    { "policy": "gone", "reason": "r" }\n  `), '.iamlintrc.json'),
      config(`${used}\n  `),
    );
    const inPackage = (list: string): string =>
      `{ "name": "a", "iamlint": { "extends": "strict", "suppressions": [${list}] } }\n`;
    const own = `{ "files": ["exports"], "reason": "r" }`;
    assert.is(
      await fixed(inPackage(`{ "policy": "gone", "reason": "r" }, ${own}`), 'package.json'),
      inPackage(`{ "policy": "gone", "reason": "r" }, ${own}`).replace('{ "policy": "gone", "reason": "r" }, ', ''),
    );
  });
});
