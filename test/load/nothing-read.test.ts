import * as assert from 'uvu/assert';
import { lint } from '../../src/index.ts';
import { inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

const policies = JSON.stringify({
  policies: [
    {
      id: '1',
      type: 'access',
      subjects: [{ attributes: [{ name: 'iam_id', value: 'iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0' }] }],
      roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }],
      resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
    },
  ],
});

const files = {
  'docs/README.md': '# nothing of ours',
  'docs/CONTRIBUTING.md': '# nothing of ours',
  'tf/main.tf': 'resource "aws_iam_user" "one" {}',
  'data/package.json': '{ "name": "x" }',
  'empty/note.txt': '',
  'iam/policies.json': policies,
  'old/policies.json': policies,
  'run.sh': 'echo done',
};

/** What is said first, and whether the work could not be done. */
const table: Readonly<Record<string, readonly [paths: readonly string[], stopped: boolean, said: RegExp]>> = {
  'a directory without a file for it': [['empty'], true, /^there is nothing to lint here: no data/],
  'texts without a command': [['docs'], true, /^there is nothing to lint here: of 2 files, none holds anything about/],
  'Terraform of others': [['tf'], true, /: the only file holds nothing about IBM Cloud IAM$/],
  'data of others': [['data'], true, /: the only file holds nothing about/],
  'several, each of them empty': [['tf', 'data', 'docs'], true, /: of 4 files, none/],
  'a script by its name': [['run.sh'], true, /: the only file holds nothing about/],
  'one of several holds something': [['tf', 'iam'], false, /^/],
  'all is ignored': [['old/policies.json'], false, /^this file was named, and is not linted: `ignore`/],
};

const config = { '.iamlintrc.yaml': 'ignore: [old]' };

testSuite('nothing is read', (test) => {
  for (const [title, [paths, stopped, said]] of Object.entries(table)) {
    test(title, () =>
      inFolder({ ...files, ...config }, async (cwd) => {
        const result = await lint({ paths, cwd });
        assert.is(result.stopped, stopped);
        assert.match(result.report.findings[0]?.message ?? '', said);
        // A hook passes whatever was changed.
        const passed = await lint({ paths, cwd, ignoreUnknown: true });
        assert.is(passed.stopped, false);
        assert.equal(
          passed.report.findings.filter(({ rule }) => rule === 'skipped-file'),
          [],
        );
      }),
    );
  }

  test('what the config includes holds nothing', () =>
    inFolder({ ...files, '.iamlintrc.yaml': 'include: [docs]' }, async (cwd) => {
      const { report, stopped } = await lint({ cwd });
      assert.is(stopped, true);
      assert.is(report.findings[0]?.location.file, 'docs');
    }));

  test('a named file that is not IAM’s is passed over where unknown ones are', () =>
    inFolder(files, async (cwd) => {
      const paths = ['data/package.json', 'run.sh', 'tf/main.tf', 'empty/note.txt', 'iam/policies.json'];
      assert.is((await lint({ paths, cwd, config: false })).stopped, true);
      const { report, stopped } = await lint({ paths, cwd, config: false, ignoreUnknown: true });
      assert.is(stopped, false);
      assert.is(report.summary.documents, 1);
    }));
});
