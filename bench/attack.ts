import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { families, type Family } from './attack/families.ts';
import { iamlint, plainEnvironment, reportUsage, usageIn } from './measure.ts';

/**
 * What hostile files cost: seconds of CPU at n, 2n and 4n, how the time grows (1 is linear, 2 with the square), and the
 * most memory; with `--full`, at the size that makes a megabyte of files. It fails nothing: it is read.
 */
const longest = 120_000;
/** Bytes below which each family is to stay within two seconds and 300 MB. */
const full = 1_000_000;

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
  readonly ended: string;
}

const costOf = (family: Family, n: number): Cost => {
  const folder = mkdtempSync(join(tmpdir(), 'iamlint-attack-'));
  try {
    for (const [name, text] of Object.entries(family.files(n))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { status, signal, output } = spawnSync(
      process.execPath,
      ['--import', reportUsage, iamlint, 'lint', '--preset', 'all', '--format', 'json', '.'],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        encoding: 'utf8',
        maxBuffer: Infinity,
        timeout: longest,
        env: plainEnvironment,
      },
    );
    return { ...usageIn(output[3]), ended: signal ?? String(status) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const sizeOf = (family: Family, n: number): number =>
  Object.values(family.files(n)).reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** The greatest size of a family whose files are no more than a megabyte; those that barely grow stop at 100,000. */
const sizeForFull = (family: Family): number => {
  let size = family.n;
  while (size < 100_000) {
    const share = full / sizeOf(family, size);
    if (share < 1.1) break;
    size = Math.max(size + 1, Math.floor(size * Math.min(share, 8) * 0.95));
  }
  return size;
};

const printFull = (family: Family): void => {
  const size = sizeForFull(family);
  const { seconds, megabytes, ended } = costOf(family, size);
  const columns = [
    (Number.isNaN(seconds) ? `>${longest / 1000}` : seconds.toFixed(2)).padStart(7),
    megabytes.toFixed(0).padStart(5),
    (sizeOf(family, size) / 1000).toFixed(0).padStart(5),
    ended.padStart(7),
    family.name,
  ];
  process.stdout.write(`${columns.join('  ')}\n`);
};

const printGrowth = (family: Family): void => {
  const { name, n } = family;
  const costs = [n, 2 * n, 4 * n].map((size) => costOf(family, size));
  const [, second, last] = costs;
  // What the start of the process takes does not grow, so it is taken off.
  const start = 0.1;
  const growth = Math.log2(((last?.seconds ?? 0) - start) / ((second?.seconds ?? 0) - start));
  const columns = [
    costs
      .map(({ seconds }) => (Number.isNaN(seconds) ? `>${longest / 1000}` : seconds.toFixed(2)).padStart(6))
      .join(' '),
    (Number.isFinite(growth) && (last?.seconds ?? 0) > 0.4 ? growth.toFixed(1) : '-').padStart(6),
    Math.max(...costs.map(({ megabytes }) => megabytes))
      .toFixed(0)
      .padStart(7),
    (sizeOf(family, 4 * n) / 1000).toFixed(0).padStart(9),
    costs
      .map(({ ended }) => ended)
      .join(',')
      .padStart(7),
    name,
  ];
  process.stdout.write(`${columns.join('  ')}\n`);
};

const words = process.argv.slice(2);
const isFull = words.includes('--full');
const only = words.find((word) => !word.startsWith('--')) ?? '';
process.stdout.write(
  isFull ? 'seconds     MB     kB     exit\n' : 'seconds at n, 2n, 4n   growth    MB   kB at 4n  exit\n',
);
for (const family of families.filter(({ name }) => name.includes(only))) (isFull ? printFull : printGrowth)(family);
