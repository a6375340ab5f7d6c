import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { defaultConfig } from '../../src/config/config.ts';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import { lint } from '../../src/lint.ts';
import type { Rule } from '../../src/rule-api/define.ts';
import { rules } from '../../rules/index.ts';
import { testSuite } from '../harness.ts';

/** Folders with many findings, each in another form. */
const folders = [
  'examples/broken-engine',
  'examples/terraform',
  'test/cases/unused-policy/not-since-february',
  'test/cases/script/flags',
  'test/cases/terraform/two-root-modules',
];

interface Run {
  readonly cwd: string;
  readonly now?: Date;
  readonly with?: readonly Rule[];
  readonly paths?: readonly string[];
}

const findingsOf = async ({ cwd, now = new Date('2026-11-24'), with: given = rules, paths = ['.'] }: Run) => {
  const config = defaultConfig(given, 'all');
  const { report } = await lint({
    paths,
    cwd: resolve(cwd),
    config,
    rules: given,
    now,
    strict: false,
    allowOutside: false,
  });
  return report.findings;
};

const marksOf = async (run: Run): Promise<readonly string[]> => fingerprints(await findingsOf(run)).toSorted();

/** A rule whose every text says the same in other words. */
const reworded = (rule: Rule): Rule => ({
  ...rule,
  *run(input, options) {
    for (const outcome of rule.run(input, options)) {
      yield outcome.outcome === 'not checked'
        ? outcome
        : {
            ...outcome,
            message: `in other words: ${outcome.message.toUpperCase()}`,
            help: 'another help',
            related: (outcome.related ?? []).map(({ place }) => ({ place, note: 'another note' })),
            repairs: [],
          };
    }
  },
});

/** Works on a copy of a folder. */
const inCopy = async <Result>(folder: string, work: (copy: string) => Promise<Result>): Promise<Result> => {
  const copy = await mkdtemp(join(tmpdir(), 'iamlint-same-'));
  try {
    await cp(folder, copy, { recursive: true });
    return await work(copy);
  } finally {
    await rm(copy, { recursive: true });
  }
};

const listing = (ids: readonly string[]): string =>
  JSON.stringify({
    policies: ids.map((id) => ({
      id,
      type: 'access',
      subjects: [{ attributes: [{ name: 'iam_id', value: `IBMid-1100000${id}` }] }],
      roles: [
        { role_id: 'crn:v1:bluemix:public:iam::::role:Administrator' },
        { role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Writr' },
        { role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Readr' },
      ],
      resources: [
        {
          attributes: [
            { name: 'serviceName', value: 'kms' },
            { name: 'accountId', value: '791f5fb10986423e97aa8512f18b7e65' },
          ],
        },
      ],
    })),
  });

testSuite('the same finding', (test) => {
  for (const folder of folders) {
    test(`in other words: ${folder}`, async () => {
      const before = await findingsOf({ cwd: folder });
      const after = await findingsOf({ cwd: folder, with: rules.map(reworded) });
      assert.ok(before.length > 0);
      assert.is.not(before.map(({ message }) => message).join(), after.map(({ message }) => message).join());
      assert.equal(fingerprints(after).toSorted(), fingerprints(before).toSorted());
    });

    test(`in another folder: ${folder}`, async () => {
      const before = await marksOf({ cwd: folder });
      await inCopy(folder, async (copy) => {
        assert.equal(await marksOf({ cwd: copy }), before);
        assert.equal(await marksOf({ cwd: tmpdir(), paths: [copy] }), before);
      });
    });
  }

  test('below a comment and blank lines', async () => {
    const before = await marksOf({ cwd: 'examples/broken-engine' });
    await inCopy('examples/broken-engine', async (copy) => {
      const file = join(copy, 'engine.yaml');
      await writeFile(file, `# a comment\n\n${await readFile(file, 'utf8')}`);
      assert.equal(await marksOf({ cwd: copy }), before);
    });
  });

  test('a day later', async () => {
    const cwd = 'test/cases/unused-policy/not-since-february';
    const texts = async (now: string) => (await findingsOf({ cwd, now: new Date(now) })).map(({ message }) => message);
    assert.is.not((await texts('2026-11-24')).join(), (await texts('2026-11-25')).join());
    assert.equal(
      await marksOf({ cwd, now: new Date('2026-11-25') }),
      await marksOf({ cwd, now: new Date('2026-11-24') }),
    );
  });

  test('policies in another order, and in a file of another name', async () => {
    await inCopy('examples/working-engine', async (cwd) => {
      await writeFile(join(cwd, 'a.json'), listing(['1', '2', '3']));
      await writeFile(join(cwd, 'b.json'), listing(['3', '1', '2']));
      const before = await findingsOf({ cwd, paths: ['a.json'] });
      assert.equal(
        fingerprints(await findingsOf({ cwd, paths: ['b.json'] })).toSorted(),
        fingerprints(before).toSorted(),
      );
      // Nothing is told apart by its number: each has an object or a variant of its own.
      const kinds = new Set(before.map(({ rule, object, variant }) => JSON.stringify([rule, object, variant])));
      assert.is(kinds.size, before.length);
    });
  });

  test('one policy less leaves the findings of the others', async () => {
    await inCopy('examples/working-engine', async (cwd) => {
      await writeFile(join(cwd, 'a.json'), listing(['1', '2']));
      await writeFile(join(cwd, 'b.json'), listing(['2']));
      const before = new Set(await marksOf({ cwd, paths: ['a.json'] }));
      const after = await marksOf({ cwd, paths: ['b.json'] });
      assert.ok(after.length > 0);
      assert.equal(
        after.filter((mark) => !before.has(mark)),
        [],
      );
    });
  });
});
