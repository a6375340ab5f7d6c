import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { loadConfig } from '../../src/config/load.ts';
import { inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

const page = await readFile('docs/config.md', 'utf8');

const errorsOf = (text: string): Promise<readonly string[]> =>
  inFolder({ '.git/HEAD': '', '.iamlintrc.yaml': text }, async (cwd) => {
    const loaded = await loadConfig({ cwd, rules });
    return 'errors' in loaded ? loaded.errors.map(wordConfigError) : [];
  });

testSuite('docs/config', (test) => {
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');

  test('shows configs', () => assert.is(blocks.length, 4));

  for (const [index, text] of blocks.entries()) {
    test(`config ${index + 1} is one`, async () => assert.equal(await errorsOf(text), []));
  }

  test('the mistake is reported as it says', async () => {
    const [error] = await errorsOf('rules:\n  engine-cannot-manage-group: off\n');
    assert.match(page, `\`\`\`\n${error}\n\`\`\``);
  });
});
