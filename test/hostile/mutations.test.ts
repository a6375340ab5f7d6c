import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { lint } from '../../src/lint.ts';
import { json } from '../../src/output/report/json.ts';
import { pretty } from '../../src/output/report/pretty.ts';
import { textOf } from '../../src/output/report/report.ts';
import { isList, isObject, type Json } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';
import { testNow } from '../lint-texts.ts';

const enough = { color: false, width: 80, version: '0', verbose: true };
const longest = 'x'.repeat(20_000);

/** What a value is replaced by; undefined takes it out. */
const replacements: readonly (Json | undefined)[] = [null, -1e308, [null], {}, '', longest, undefined];

/** Every value that comes of replacing, taking out or doubling one value somewhere in another. */
function* mutants(value: Json): Iterable<Json | undefined> {
  yield* replacements;
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      yield value.toSpliced(index, 0, item);
      for (const mutant of mutants(item)) {
        yield mutant === undefined ? value.toSpliced(index, 1) : value.with(index, mutant);
      }
    }
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      for (const mutant of mutants(item)) {
        const { [key]: _, ...others } = value;
        yield mutant === undefined ? others : { ...others, [key]: mutant };
      }
    }
  }
}

/** Documents that are mutated, each with the files that are linted beside it. */
const documents: readonly (readonly [file: string, ...beside: string[]])[] = [
  ['examples/working-engine/engine.yaml'],
  ['test/cases/good/custom-role-through-a-group/setup.yaml'],
  ['test/cases/good/account-snapshot/snapshot.json', 'test/cases/good/account-snapshot/setup.yaml'],
  [
    'test/cases/good/authorization-across-accounts/exports/authorizations.json',
    'test/cases/good/authorization-across-accounts/setup.yaml',
  ],
  ['examples/broken-engine/exports/access-groups.json', 'examples/broken-engine/engine.yaml'],
  ['examples/broken-engine/exports/members-admins.json', 'examples/broken-engine/engine.yaml'],
  ['examples/broken-engine/exports/zone-corp-vpn.json', 'examples/broken-engine/engine.yaml'],
];

/** Mutants that are linted in one run, each as a file of its own: a run for each takes minutes. */
const together = 40;

testSuite('any value may be anything', (test) => {
  for (const [file, ...beside] of documents) {
    test(file, async () => {
      const directory = await mkdtemp(join(tmpdir(), 'iamlint-'));
      try {
        const whole: Json = parse(await readFile(file, 'utf8'));
        const all = [...mutants(whole)].map((mutant) => JSON.stringify(mutant ?? null));
        const names: string[] = [];
        for (const [nth, path] of beside.entries()) {
          names.push(`beside-${nth}.yaml`);
          await writeFile(
            join(directory, `beside-${nth}.yaml`),
            (await readFile(path, 'utf8')).replace(/^include:.*$/m, ''),
          );
        }
        for (let at = 0; at < all.length; at += together) {
          const batch = all.slice(at, at + together);
          const files = batch.map((_, nth) => `mutant-${nth}.json`);
          for (const [nth, text] of batch.entries()) await writeFile(join(directory, `mutant-${nth}.json`), text);
          const { report } = await lint({
            paths: [...names, ...files],
            cwd: directory,
            config: defaultConfig(rules),
            rules,
            now: testNow,
            strict: false,
            allowOutside: false,
          });
          const failed = report.findings.filter(({ rule }) => rule === 'rule-failed');
          assert.equal(failed, []);
          assert.is(report.findings.find(({ message }) => message.length > 4200)?.message.slice(0, 200), undefined);
          const shown = textOf(pretty(report, enough)) + textOf(json(report, enough));
          assert.not.match(shown, /\[object |`undefined`|\bNaN\b/);
        }
      } finally {
        await rm(directory, { recursive: true });
      }
    });
  }
});
