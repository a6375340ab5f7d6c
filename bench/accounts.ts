import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsOf } from './identities.ts';
import { compare, iamlint } from './measure.ts';

/** What accounts of many identities that can become each other cost, against reading them without looking at them. */
const folder = mkdtempSync(join(tmpdir(), 'iamlint-bench-'));
const file = join(folder, 'account.json');
const alone = `import { readFileSync } from 'node:fs'; JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));`;
for (const [title, text] of Object.entries(accountsOf(10_000))) {
  writeFileSync(file, text);
  compare(
    { title, args: [iamlint, 'lint', '--preset', 'all', '--format', 'json', file] },
    { title: 'JSON.parse', args: ['--input-type=module', '-e', alone] },
    3,
    true,
  );
}
rmSync(folder, { recursive: true });
