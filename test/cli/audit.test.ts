import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { run } from '../../src/cli/run.ts';
import { loadConfig } from '../../src/config/load.ts';
import { lint } from '../../src/lint.ts';
import { formats } from '../../src/output/report/formats.ts';
import { testSuite } from '../harness.ts';
import { clock, command, inFolder } from './command.ts';

const setup = `kind: EngineSetup
version: 1
complete: false
account: { id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34 }
engine: { mode: service_authorization }
policies:
  - { subject: ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d, roles: [Viewer], service: kms }
`;

const parts = { rules: async () => rules, lint, loadConfig, formats: async () => formats };

const files = { 'setup.yaml': setup };

/** The preset and the reports of an audit in a folder. */
const written = async (folder: string, json: string, html: string) => {
  const { preset, tool } = JSON.parse(await readFile(join(folder, json), 'utf8'));
  const page = await readFile(join(folder, html), 'utf8');
  return { preset, tool: tool.name, isPage: /^<!doctype html>/i.test(page) && page.includes('"access":{') };
};

testSuite('cli: audit', (test) => {
  test('all rules, and a page and a report for programs beside the text', async () => {
    const { code, out, err } = await command(['audit', 'setup.yaml'], {
      files,
      parts,
      after: async (folder) =>
        assert.equal(await written(folder, 'iamlint-audit.json', 'iamlint-audit.html'), {
          preset: 'all',
          tool: 'iamlint',
          isPage: true,
        }),
    });
    assert.match(out, 'in 1 file');
    assert.is(err, 'iamlint: wrote `iamlint-audit.html` and `iamlint-audit.json`\n');
    assert.is(code, (await command(['lint', '--preset', 'all', 'setup.yaml'], { files, parts })).code);
  });

  test('other files, and another preset', async () => {
    await command(['audit', '-p', 'strict', '-f', 'html=a.html', '--format', 'json=b.json', 'setup.yaml'], {
      files,
      parts,
      after: async (folder) => {
        assert.equal(await written(folder, 'b.json', 'a.html'), { preset: 'strict', tool: 'iamlint', isPage: true });
        assert.is(await readFile(join(folder, 'iamlint-audit.json'), 'utf8').catch(() => 'none'), 'none');
      },
    });
  });

  test('a second audit of the directory passes over the reports of the first, and replaces them', async () => {
    await inFolder(files, async (folder) => {
      let err = '';
      const io = {
        out: async () => undefined,
        err: async (text: string) => void (err += text),
        stdin: () => ({
          [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true as const, value: undefined }) }),
        }),
        env: {},
        cwd: folder,
        terminal: undefined,
        now: () => new Date(clock),
        watched: () => false,
      };
      const codes = [await run(['audit', '.'], io), await run(['audit', '.'], io)];
      assert.is(codes[0], codes[1]);
      const told = 'iamlint: wrote `iamlint-audit.html` and `iamlint-audit.json`\n';
      assert.is(err, told + told);
      const { skipped } = JSON.parse(await readFile(join(folder, 'iamlint-audit.json'), 'utf8'));
      assert.equal(skipped, [{ file: 'iamlint-audit.json', reason: 'this is a report of iamlint' }]);
    });
  });

  test('a file that is linted is not written over, be it named as a report or resemble one', async () => {
    const { code, err } = await command(['audit', '--format', 'json=setup.yaml', 'setup.yaml'], { files, parts });
    assert.is(code, 2);
    assert.match(err, '`setup.yaml` cannot be written: it is an input of this run');
    const other = { 'setup.yaml': setup, 'iamlint-audit.json': '{ "tool": { "name": "iamlint" } }' };
    const second = await command(['audit', '.'], { files: other, parts });
    assert.match(second.err, '`iamlint-audit.json` cannot be written: it is an input of this run');
  });
});
