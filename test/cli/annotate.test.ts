import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command, finding, reportOf, type Ended, type Situation } from './command.ts';

const report = reportOf(finding('idle-key'));

/** Runs with a file of the run read at its end; undefined where it is not there. */
const reading = async (
  name: string,
  argv: readonly string[],
  situation: Situation,
): Promise<Ended & { readonly text: string | undefined }> => {
  let text: string | undefined;
  const after = async (folder: string): Promise<void> => {
    text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
  };
  return { ...(await command(argv, { ...situation, report, after })), text };
};

const annotation =
  '::error file=setup.yaml,line=1,endLine=1,col=1,endColumn=2,title=iamlint%3A idle-key::idle-key speaks\n';

testSuite('cli/annotate', (test) => {
  test('GitHub Actions gets annotations on standard error, and the report stays alone on standard output', async () => {
    const { code, out, err } = await command(['-f', 'json'], { env: { GITHUB_ACTIONS: 'true' }, report });
    assert.equal({ code, out, err }, { code: 1, out: '["idle-key"]\n', err: annotation });
  });

  test('nothing comes with --no-ci, or elsewhere', async () => {
    for (const [argv, env] of [
      [['--no-ci'], { GITHUB_ACTIONS: 'true' }],
      [['--no-ci'], { GITLAB_CI: 'true' }],
      [[], { GITHUB_ACTIONS: 'false' }],
      [[], {}],
    ] as const) {
      const { err, text } = await reading('gl-code-quality-report.json', argv, { env });
      assert.equal({ err, text }, { err: '', text: undefined });
    }
  });

  test('the summary of a job is added to, and a failure of it is told', async () => {
    const written = await reading('summary.md', [], {
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary.md' },
      files: { 'summary.md': '# another step\n' },
    });
    assert.match(written.text ?? '', /^# another step\n## iamlint: /);
    assert.is(written.err, annotation);
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/dev/null/none' };
    const { code, err } = await command([], { env, report });
    assert.is(code, 1);
    assert.match(err, 'iamlint: the summary of the job cannot be written: a part of its path is a file\n');
  });

  test('GitLab gets the file of its code quality', async () => {
    const { code, err, text } = await reading('gl-code-quality-report.json', [], { env: { GITLAB_CI: 'true' } });
    assert.equal(
      [code, err],
      [1, "iamlint: the report for GitLab's code quality is in `gl-code-quality-report.json`\n"],
    );
    assert.is(JSON.parse(text ?? '')[0].check_name, 'idle-key');
  });
});
