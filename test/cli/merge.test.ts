import * as assert from 'uvu/assert';
import { formats } from '../../src/output/report/formats.ts';
import { json } from '../../src/output/report/json.ts';
import { textOf, type Report } from '../../src/output/report/report.ts';
import { fromReport } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';
import { command, finding, reportOf, type Ended } from './command.ts';

const parts = { formats: async () => formats };

const textFor = (report: Report): string => textOf(json(report, { color: false, width: 80, version: '0.1.0' }));

const located = (file: string) => ({
  location: { file, line: 1, column: 1, endLine: 1, endColumn: 2, pointer: '', excerpt: undefined },
});

const files = {
  'a.json': textFor(reportOf(finding('unknown-role', located('a.tf')))),
  'b.json': textFor(reportOf(finding('idle-key', { ...located('b.tf'), severity: 'warning' }))),
};

const merge = (argv: readonly string[], given: Readonly<Record<string, string>> = files): Promise<Ended> =>
  command(['merge', ...argv], { files: given, parts });

/** Changes a report that was written, as JSON. */
const changed = (change: (report: Record<string, unknown>) => unknown): string => {
  const report: Record<string, unknown> = JSON.parse(files['a.json']);
  return JSON.stringify(change(report), null, 1);
};

const planted = 'Xq7wE2rT9yU4iO1pA6sD3fG8hJ5kL0zC2vB7nM4QwErT';

testSuite('cli/merge', (test) => {
  test('joins reports, in any format, and fails for what is in them', async () => {
    const { code, out, err } = await merge(['a.json', 'b.json', '--format', 'compact']);
    assert.equal(
      { code, out, err },
      {
        code: 1,
        out: 'a.tf:1:1: error unknown-role unknown-role speaks\nb.tf:1:1: warning idle-key idle-key speaks\n',
        err: '',
      },
    );
  });

  test('exit codes and thresholds are those of `lint`', async () => {
    assert.is((await merge(['b.json'])).code, 0);
    assert.is((await merge(['b.json', '--fail-on', 'warning'])).code, 1);
    assert.is((await merge(['a.json', 'b.json', '--max-warnings', '0', '--fail-on', 'never'])).code, 0);
    assert.is((await merge(['b.json', '--max-warnings', '0'])).code, 1);
    const stopped = textFor(reportOf(finding('unreadable-file', located('c.tf'))));
    assert.is((await merge(['b.json', 'c.json'], { ...files, 'c.json': stopped })).code, 2);
  });

  test('a merged report is one that can be merged', async () => {
    const { out } = await merge(['a.json', 'b.json', '--format', 'json']);
    const again = await merge(['ab.json', '--format', 'json'], { 'ab.json': out });
    assert.is(again.out, out);
  });

  const wrong: readonly (readonly [text: string | undefined, says: string])[] = [
    [undefined, '`c.json` cannot be read: there is no such file'],
    ['', 'c.json:1:1: this file is empty'],
    [files['a.json'].slice(0, 300), 'c.json:'],
    ['{ "version": "2.1.0", "runs": [] }', 'c.json:1:1: this is not a JSON report of iamlint'],
    ['[]', 'c.json:1:1: this is not a JSON report of iamlint'],
    [
      changed((report) => ({ ...report, version: 1 })),
      'c.json:2:13: this report is of version 1, and this iamlint reads only version 2',
    ],
    [changed((report) => ({ ...report, summary: undefined })), 'c.json:1:1: this report needs `summary`'],
    [changed((report) => ({ ...report, findings: [1] })), 'c.json:'],
    [changed((report) => ({ ...report, findings: 'none' })), '`findings` is a text, but should be a list'],
    ['{"type":"run","version":2}\n{"type":"summary"}\n', 'c.json:1:1: this is no JSON report but several documents'],
  ];
  for (const [text, says] of wrong) {
    test(`exit code 2, and no report: ${says}`, async () => {
      const { code, out, err } = await merge(
        ['a.json', 'c.json'],
        text === undefined ? files : { ...files, 'c.json': text },
      );
      assert.equal({ code, out }, { code: 2, out: '' });
      assert.match(err, says);
    });
  }

  test('the same file twice is a mistake of the command line', async () => {
    assert.match((await merge(['a.json', 'a.json'])).err, '`a.json` is named twice');
  });

  test('nothing is written over a report that was read', async () => {
    const { code, err } = await merge(['a.json', 'b.json', '-o', 'a.json']);
    assert.is(code, 2);
    assert.match(err, 'it is an input of this run');
  });

  test('a report of a stranger shows no secret and no control character', async () => {
    const hostile = changed((report) => ({
      ...report,
      findings: [
        {
          ...JSON.parse(files['a.json']).findings[0],
          message: `apikey: ${planted} \u001b[31m\n::error::x`,
          excerpt: { text: `apikey = "${planted}" \u202e`, start: 500, length: 9000 },
          help: `run \`ibmcloud login --apikey ${planted}\` \u001b]8;;x`,
          repairs: [{ kind: 'cli', text: `ibmcloud login --apikey ${planted}\n::error::x\u001b[2J` }],
        },
      ],
      not_checked: [{ reason: `token: ${planted}`, obtain: `curl -H "Authorization: Bearer ${planted}" \u001b[2J` }],
    }));
    for (const name of Object.keys(formats)) {
      const { out, err } = await merge(['c.json', '-f', name], { 'c.json': hostile });
      assert.is(err, '', name);
      assert.not.match(out, planted, name);
      assert.not.match(out, /\p{Cf}|^::error::x/mu, name);
      assert.not.match(out, '\u001b', name);
    }
  });

  test('code out of a report stays as it was', () => {
    const code = 'resource "ibm_iam_service_policy" "a" {\n  roles = ["Editor"]\n}';
    assert.is(fromReport(code).text, code);
  });
});
