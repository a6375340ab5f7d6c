import * as assert from 'uvu/assert';
import { readScript } from '../../../src/languages/script/read.ts';
import { defaultLimits, limitsOf } from '../../../src/source/limits.ts';
import { testSuite } from '../../harness.ts';

const linesOf = async (name: string, text: string, limits = defaultLimits) => {
  const { declaration, problems } = await readScript(
    { file: { name, path: `/nowhere/${name}`, given: 'named' }, bytes: new TextEncoder().encode(text) },
    '/nowhere',
    limits,
  );
  const exceeded = problems.filter(({ rule }) => rule === 'limit-exceeded');
  return {
    exceeded: exceeded.map(({ place }) =>
      place !== undefined && 'range' in place ? text.slice(0, place.range.start).split('\n').length : 0,
    ),
    mistakes: problems.length - exceeded.length,
    declared: declaration.resources.length,
    gaps: declaration.gaps.length,
    names: declaration.resources.map(({ values }) => String(values.get('name'))),
  };
};

const create = (id: string): string => `ibmcloud iam service-id-create ${id}`;

testSuite('scripts: the budget of following one', (test) => {
  test('a variable that doubles itself is told at the line that makes it too long, and the rest is read', async () => {
    const doubling = `a=kms\n${'a=$a$a\n'.repeat(18)}`;
    const { exceeded, declared, gaps } = await linesOf('x.sh', `${doubling}${create('engine')}\n`);
    assert.equal(exceeded, [17]);
    assert.is(declared, 1);
    assert.is(gaps, 1);
    const short = await linesOf('x.sh', `a=kms\n${'a=$a$a\n'.repeat(10)}${create('engine')}\n`);
    assert.equal(short.exceeded, []);
    assert.is(short.mistakes + short.gaps, 0);
    assert.is(short.declared, 1);
  });

  test('variables of make that name each other, lists and appended texts come to an end', async () => {
    const names = Array.from({ length: 200 }, (_, k) => `a${k + 1} = $(a${k})$(a${k})\n`).join('');
    const make = await linesOf('Makefile', `a0 = x\n${names}t:\n\t${create('engine')}\n`);
    assert.ok(make.exceeded.length > 0);
    const list = await linesOf('x.sh', `a=(x)\n${'a+=("${a[@]}")\n'.repeat(40)}${create('engine')}\n`);
    assert.ok(list.exceeded.length > 0);
    const appended = await linesOf('x.sh', `a=kms\n${'a+=" x"\n'.repeat(20_000)}${create('engine')}\n`);
    assert.is(appended.exceeded.length, 1);
  });

  test('some thousands of commands are followed to the end, and more of them where the limits are raised', async () => {
    const lines = Array.from({ length: 12_000 }, (_, k) => create(`s${k}`));
    const some = await linesOf('x.sh', `${lines.slice(0, 3000).join('\n')}\n`);
    assert.equal([some.exceeded, some.mistakes, some.declared, some.gaps], [[], 0, 3000, 0]);
    const all = `${lines.join('\n')}\n`;
    const bounded = await linesOf('x.sh', all);
    assert.is(bounded.exceeded.length, 1);
    assert.is(bounded.gaps, 1);
    assert.ok((bounded.exceeded[0] ?? 0) > 4000);
    const raised = await linesOf(
      'x.sh',
      all,
      limitsOf(() => 10_000_000),
    );
    assert.equal([raised.exceeded, raised.mistakes, raised.declared, raised.gaps], [[], 0, lines.length, 0]);
  });

  test('a script of more words than are read is not parsed, and said to be so; of a page, the blocks before are', async () => {
    const wordy = `${create('engine')} ${'--x '.repeat(100_000)}\n`;
    assert.equal(await linesOf('x.sh', wordy), { exceeded: [1], mistakes: 0, declared: 0, gaps: 1, names: [] });
    const page = `\`\`\`sh\n${create('a')}\n\`\`\`\n\n\`\`\`sh\n${wordy}\`\`\`\n`;
    assert.equal(await linesOf('x.md', page), { exceeded: [6], mistakes: 0, declared: 1, gaps: 1, names: ['a'] });
    const prose = `${'many words of a page '.repeat(30_000)}\n\n\`\`\`sh\n${create('a')}\n\`\`\`\n`;
    assert.equal(await linesOf('x.md', prose), { exceeded: [], mistakes: 0, declared: 1, gaps: 0, names: ['a'] });
  });

  test('a text of thousands of words that is run again and again comes to an end', async () => {
    const text = `t='${'echo a b c;'.repeat(1000)}'\n${'eval "$t"\n'.repeat(50)}${create('engine')}\n`;
    const { exceeded } = await linesOf('x.sh', text);
    assert.is(exceeded.length, 1);
  });

  test('a block of a page that takes too many steps leaves some for the others', async () => {
    const block = (text: string): string => `\`\`\`sh\n${text}\n\`\`\`\n`;
    const endless = `f() {\n  ${create('x')}-$1\n  f a$1\n  f b$1\n}\nf 1`;
    const loop = `for x in a b c; do\n  ${create('engine')}-$x\ndone`;
    const { exceeded, gaps, names } = await linesOf('a.md', `${block(endless)}${block(endless)}${block(loop)}`);
    assert.is(exceeded.length, 1);
    assert.is(gaps, 1);
    assert.equal(
      names.filter((name) => name.startsWith('engine')),
      ['engine-a', 'engine-b', 'engine-c'],
    );
  });

  test('of a command of thousands of mistakes some are told', async () => {
    const flags = Array.from({ length: 3000 }, (_, k) => `--x${k} a`).join(' ');
    const { mistakes } = await linesOf('x.sh', `${create('engine')} ${flags}\n`);
    assert.is(mistakes, 20);
  });
});
