import { spawnSync } from 'node:child_process';
import * as assert from 'uvu/assert';
import { manPage, roff } from '../../scripts/generate/man-page.ts';
import { commands } from '../../src/cli/commands.ts';
import { flags } from '../../src/cli/flags.ts';
import { flagRow } from '../../src/cli/help.ts';
import { testSuite } from '../harness.ts';

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** What a program makes of the page. */
const through = (program: string, args: readonly string[], input: string) => {
  const { stdout, stderr, status } = spawnSync(program, args, { input, encoding: 'utf8' });
  return { stdout, stderr, status };
};

const groff = (...args: readonly string[]): readonly string[] => ['-man', '-ww', '-Tascii', '-P-cbou', ...args];

/** Without what the width of a page does: breaks and more than one space. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

testSuite('the manual page', (test) => {
  test('nothing in a text is a request, an escape or a typographic character', () => {
    assert.is(
      roff('.TH x\n\'y --a \\fB ^~ `q` "z"'),
      '\\&.TH x\n\\(aqy \\-\\-a \\efB \\(ha\\(ti \\(gaq\\(ga \\(dqz\\(dq',
    );
  });

  test('it is of ASCII, without blank lines, and no line begins with an unknown request', () => {
    const lines = manPage().trimEnd().split('\n');
    assert.equal(
      lines.filter((line) => line === '' || /[^ -~]/.test(line)),
      [],
    );
    const requests = new Set(lines.flatMap((line) => /^[.'](\S+)/.exec(line)?.[1] ?? []));
    assert.equal(
      [...requests].toSorted(),
      ['B', 'PP', 'RE', 'RS', 'SH', 'SS', 'TH', 'TP', '\\"', 'br', 'fi', 'nf'].toSorted(),
    );
  });

  test('groff shows every command, flag and example as the help does, and warns of nothing', () => {
    if (!isThere('groff')) return void process.stdout.write('skipped: there is no groff\n');
    const { stdout, stderr, status } = through('groff', groff('-rHY=0', '-rLL=200n', '-dAD=l'), manPage());
    assert.equal([status, stderr], [0, '']);
    const shown = flat(stdout);
    const has = (text: string): void => assert.ok(shown.includes(flat(text)), `not shown: ${text}`);
    for (const flag of flags) {
      const [written, does] = flagRow(flag);
      has(written.trim());
      has(does.replaceAll('`', ''));
    }
    for (const { name, summary, about, examples } of commands) {
      has(`iamlint ${name}`.toUpperCase());
      has(summary.replaceAll('`', ''));
      const words: readonly string[] = about;
      for (const line of words) has(line.replaceAll('`', ''));
      for (const [line] of examples) has(line);
    }
  });

  test('mandoc finds nothing to complain of but that it has no date', () => {
    if (!isThere('mandoc')) return void process.stdout.write('skipped: there is no mandoc\n');
    const { stdout, stderr } = through('mandoc', ['-T', 'lint', '-W', 'warning'], manPage());
    const complaints = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !line.includes('missing date'));
    assert.equal(complaints, []);
  });
});
