import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { readShard } from '../../src/cli/shard.ts';
import { testSuite } from '../harness.ts';

const blocks = [...readFileSync('docs/scale.md', 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) =>
  parse(text),
);

testSuite('docs/scale.md', (test) => {
  test('the Job is an Indexed one, and each of its pods knows which shard it is', () => {
    const job = blocks.find(({ kind }) => kind === 'Job');
    const { completionMode, completions, parallelism, template } = job.spec;
    assert.is(job.apiVersion, 'batch/v1');
    assert.is(completionMode, 'Indexed');
    assert.ok(parallelism <= completions);
    assert.is(template.spec.restartPolicy, 'Never');
    const [container] = template.spec.containers;
    const env = Object.fromEntries(container.env.map((one: { name: string; value: string }) => [one.name, one.value]));
    for (let index = 0; index < completions; index += 1)
      assert.equal(readShard('auto', { ...env, JOB_COMPLETION_INDEX: String(index) }), {
        index: index + 1,
        of: completions,
      });
    const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
    assert.equal(names(container.volumeMounts), names(template.spec.volumes));
  });

  test('the matrix of GitHub Actions has as many shards as it says', () => {
    const { shard } = blocks.find(({ jobs }) => jobs !== undefined).jobs;
    const command = shard.steps.map(({ run = '' }) => run).join('\n');
    assert.equal(shard.strategy.matrix.shard, [1, 2, 3, 4]);
    assert.match(command, '--shard ${{ matrix.shard }}/4 ');
  });
});
