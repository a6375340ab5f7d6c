import * as assert from 'uvu/assert';
import { readShard } from '../../src/cli/shard.ts';
import { formats } from '../../src/output/report/formats.ts';
import { json } from '../../src/output/report/json.ts';
import { textOf } from '../../src/output/report/report.ts';
import { testSuite } from '../harness.ts';
import { command, finding, reportOf } from './command.ts';

const parts = { formats: async () => formats };

const understood: readonly (readonly [
  text: string,
  env: Readonly<Record<string, string>>,
  index: number,
  of: number,
])[] = [
  ['2/4', {}, 2, 4],
  ['1/1', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '5' }, 1, 1],
  ['auto', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '5' }, 3, 5],
  ['auto', { JOB_COMPLETION_INDEX: '0', IAMLINT_SHARDS: '5' }, 1, 5],
  ['auto/8', { JOB_COMPLETION_INDEX: '7' }, 8, 8],
];

const refused: readonly (readonly [text: string, env: Readonly<Record<string, string>>, says: string])[] = [
  ['0/4', {}, '`--shard` needs which shard of how many'],
  ['5/4', {}, '`--shard` needs which shard of how many'],
  ['2', {}, '`--shard` needs which shard of how many'],
  ['two/4', {}, '`--shard` needs which shard of how many'],
  ['auto', {}, 'neither is set'],
  ['auto', { JOB_COMPLETION_INDEX: '1' }, 'set `IAMLINT_SHARDS`, or write `--shard auto/4`'],
  ['auto/2', { JOB_COMPLETION_INDEX: '2' }, 'each job needs an index of its own'],
  ['auto', { CI_NODE_INDEX: '1' }, 'set `CI_NODE_TOTAL`'],
];

const shard = (index: number, of: number, ...pending: readonly string[]): string =>
  textOf(
    json(
      {
        ...reportOf(),
        shard: { index, of, ifInAll: pending.map((message) => finding('unused-suppression', { message })) },
      },
      { color: false, width: 80, version: '0.1.0' },
    ),
  );

testSuite('cli/shard', (test) => {
  for (const [text, env, index, of] of understood) {
    test(`\`${text}\` with ${JSON.stringify(env)} is shard ${index} of ${of}`, () => {
      assert.equal(readShard(text, env), { index, of });
    });
  }

  for (const [text, env, says] of refused) {
    test(`\`${text}\` with ${JSON.stringify(env)} is refused: ${says}`, async () => {
      const { code, err } = await command(['lint', '--shard', text], { env });
      assert.is(code, 2);
      assert.match(err, says);
    });
  }

  test('the linter is told of its shard', async () => {
    const { asked } = await command(['--shard', '2/4']);
    assert.equal(asked?.shard, { index: 2, of: 4 });
  });

  test('what needs all findings is not done with some', async () => {
    for (const flags of [['--fix'], ['--write-baseline', 'b.json']])
      assert.match((await command(['--shard', '1/2', ...flags])).err, 'cannot be used together');
  });

  test('shards that are missing, doubled or of other runs are told, and nothing is merged', async () => {
    const files = { 'a.json': shard(1, 3), 'b.json': shard(2, 3), 'c.json': shard(2, 3), 'd.json': shard(3, 4) };
    for (const [names, says] of [
      [['a.json', 'b.json'], 'shard 3 of 3 is missing'],
      [['a.json'], 'shards 2 and 3 of 3 are missing'],
      [['a.json', 'b.json', 'c.json'], 'shard 2 of 3 is there twice'],
      [['a.json', 'd.json'], 'merge those of one run'],
    ] as const) {
      const { code, out, err } = await command(['merge', ...names], { files, parts });
      assert.equal([code, out], [2, '']);
      assert.match(err, says);
    }
  });

  test('a comment suppresses nothing where it does so in all shards', async () => {
    const files = { 'a.json': shard(1, 2, 'one', 'two'), 'b.json': shard(2, 2, 'two') };
    const { out } = await command(['merge', 'a.json', 'b.json', '-f', 'compact'], { files, parts });
    assert.is(out, 'setup.yaml:1:1: error unused-suppression two\n');
  });
});
