import * as assert from 'uvu/assert';
import { lint, lintText } from '../src/index.ts';
import { testSuite } from './harness.ts';

const policy = JSON.stringify({ policies: [{ id: 'p', type: 'access', subjects: [], roles: [], resources: [] }] });

testSuite('library', (test) => {
  test('lints a text under the name it is given', async () => {
    const { report } = await lintText(policy, { name: 'body.json', config: false });
    assert.is(report.summary.documents, 1);
    assert.ok(report.findings.every(({ location }) => location.file === 'body.json'));
    assert.is(report.run.preset, 'recommended');
  });

  test('runs the rules of a preset', async () => {
    const ran = async (preset: 'recommended' | 'all'): Promise<number> =>
      (await lintText(policy, { name: 'body.json', config: false, preset })).report.run.rules.on;
    assert.ok((await ran('recommended')) < (await ran('all')));
  });

  test('lints the working directory where no path is given', async () => {
    const { report } = await lint({ cwd: `${process.cwd()}/examples/broken-engine`, config: false });
    assert.ok(report.summary.files > 1);
  });
});
