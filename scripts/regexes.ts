import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { filesBelow } from './files-below.ts';
import { bounded } from './regexes/bounded.ts';
import { literalsIn, nameOf } from './regexes/literals.ts';

/**
 * Looks whether the time of every regular expression of `src` and `rules` grows with the text, and no faster: files to lint
 * come from strangers. To judge one takes up to seconds, so the verdicts are kept, and `--check` only looks for new ones.
 */
const verdictsFile = 'scripts/regexes/verdicts.json';

const readVerdicts = async (): Promise<Readonly<Record<string, string>>> =>
  existsSync(verdictsFile) ? JSON.parse(await readFile(verdictsFile, 'utf8')) : {};

const files = (await Promise.all(['src', 'rules'].map((folder) => filesBelow(folder, '.ts')))).flat();
const literals = (await Promise.all(files.map(async (file) => literalsIn(file, await readFile(file, 'utf8'))))).flat();
const before = await readVerdicts();
const isCheck = process.argv.includes('--check');

const verdicts: Record<string, string> = {};
const faults: string[] = [];
for (const literal of literals.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
  const name = nameOf(literal);
  const place = `${literal.file}:${literal.line}: ${name}`;
  const known = verdicts[name] ?? (Object.hasOwn(before, name) ? before[name] : undefined);
  if (known === undefined && isCheck) {
    faults.push(`${place} has not been judged: run \`npm run regexes\``);
    continue;
  }
  const verdict = known ?? (await import('./regexes/judge.ts')).judge(literal);
  verdicts[name] = verdict;
  if (verdict !== 'linear' && !Object.hasOwn(bounded, name)) {
    faults.push(
      `${place} is ${verdict}: write it otherwise, or say in scripts/regexes/bounded.ts what bounds its texts`,
    );
  }
}
for (const name of Object.keys(bounded)) {
  if (verdicts[name] === undefined) faults.push(`scripts/regexes/bounded.ts: no pattern is ${name} any more`);
  else if (verdicts[name] === 'linear')
    faults.push(`scripts/regexes/bounded.ts: ${name} is linear, it needs no reason`);
}
if (isCheck) {
  const gone = Object.keys(before).filter((name) => verdicts[name] === undefined);
  faults.push(...gone.map((name) => `${verdictsFile}: no pattern is ${name} any more: run \`npm run regexes\``));
} else await writeFile(verdictsFile, `${JSON.stringify(verdicts, null, 2)}\n`);

process.stdout.write([...faults, `${literals.length} regular expressions, ${faults.length} faults`, ''].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
