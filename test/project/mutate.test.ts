import * as assert from 'uvu/assert';
import { mutantsOf } from '../../scripts/mutate/mutants.ts';
import { withSwitches } from '../../scripts/mutate/switched.ts';
import { testsFor } from '../../scripts/mutate/tests-for.ts';
import { testSuite } from '../harness.ts';

const changes = (text: string): readonly string[] =>
  mutantsOf('x.ts', text).map(({ name }) => name.slice('x.ts: '.length));

const rows: readonly (readonly [text: string, ...changes: readonly string[]])[] = [
  ['if (a) b = 1;', 'a → true', 'a → false', 'b = 1; → left out'],
  [
    'const x = a === b && !c;',
    'a === b && !c → a === b',
    'a === b && !c → !c',
    'a === b && !c → (a === b) || (!c)',
    'a === b → a !== b',
    '!c → c',
  ],
  ['const x = a ?? b;', 'a ?? b → a', 'a ?? b → b'],
  ['const x = a < 1 ? "b" : "c" + d;', 'a < 1 → true', 'a < 1 → false', 'a < 1 → a <= 1'],
  ['const x = a?.b.some(f);', 'a?.b.some(f) → a?.b.every(f)', 'a?.b → a.…'],
  ['const x = a.filter(f);', 'a.filter(f) → a'],
  ["const x = a.startsWith('b');", "a.startsWith('b') → a.endsWith('b')", "a.startsWith('b') → a.startsWith('mutant')"],
  ['const x = /^a+$/i;', '/^a+$/i → /a+$/i', '/^a+$/i → /^a+/i', '/^a+$/i → /^a$/i', '/^a+$/i → /^a+$/'],
  ['const x: readonly ["a"] = ["a"];', '["a"] → []'],
  ['const x = [1]; const y = [1];', '[1] → []', '[1] → [] #2'],
];

testSuite('mutants', (test) => {
  for (const [text, ...due] of rows) test(text, () => assert.equal(changes(text), due));

  test('stand beside what they change, inner ones inside of outer ones', () => {
    const text = 'const x = a && (b === c);\nf(x);\n';
    const mutants = mutantsOf('x.ts', text).map((mutant, id) => ({ id, mutant }));
    assert.is(
      withSwitches(text, mutants),
      'const x = (isMutant(0) ? (a) : isMutant(1) ? ((b === c)) : isMutant(2) ? ((a) || ((b === c))) : ' +
        'a && ((isMutant(3) ? (b !== c) : b === c)));\n{ if (!isMutant(4)) f(x); }\n',
    );
    assert.is(withSwitches(text, []), text);
  });

  test('meet the tests that reach them, those of their own module first', () => {
    const ran = (title: string, reached: readonly number[]) => ({ title, reached, ms: 1 });
    const recorded = [
      { file: 'test/a/other.test.ts', onLoad: [], tests: [ran('1', [7]), ran('2', [8])] },
      { file: 'test/a/x.test.ts', onLoad: [], tests: [ran('1', [8, 7]), { ...ran('2', [7]), failure: 'is broken' }] },
      { file: 'test/b/y.test.ts', onLoad: [7], tests: [ran('1', []), ran('2', [])] },
    ];
    const due = testsFor(7, 'src/a/x.ts', recorded).map(({ file, nth }) => `${file} ${nth}`);
    assert.equal(due, ['test/a/x.test.ts 0', 'test/a/other.test.ts 0', 'test/b/y.test.ts 0', 'test/b/y.test.ts 1']);
  });
});
