import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { loadGrammar } from '../../../src/languages/grammar/load.ts';
import { isOrigin } from '../../../src/source/place.ts';
import { parseHcl } from '../../../src/languages/terraform/hcl/parse.ts';
import { testSuite } from '../../harness.ts';
import { declaredIn, readFiles } from './declared-in.ts';
import { valueOf } from './value-of.ts';

const long = 5000;

/** Texts that lead a reader on for long, or deep. */
const texts: Readonly<Record<string, string>> = {
  'open parentheses': `a = ${'('.repeat(long)}`,
  parentheses: `a = ${'('.repeat(long)}1${')'.repeat(long)}`,
  lists: `a = ${'['.repeat(long)}${']'.repeat(long)}`,
  maps: `a = ${'{ a = '.repeat(long)}1${'}'.repeat(long)}`,
  blocks: `${'a {\n'.repeat(long)}${'}'.repeat(long)}`,
  interpolations: `a = ${'"${'.repeat(300)}1${'}"'.repeat(300)}`,
  directives: `a = "${'%{ if a }'.repeat(300)}${'%{ endif }'.repeat(300)}"`,
  sums: `a = 1${' + 1'.repeat(long)}`,
  negations: `a = ${'!'.repeat(long)}x`,
  conditionals: `a = ${'a ? b : '.repeat(long)}c`,
  attributes: `a = a${'.b'.repeat(long)}`,
  'calls in calls': `a = ${'f('.repeat(long)}${')'.repeat(long)}`,
  quotes: '"'.repeat(long),
  braces: '}'.repeat(long),
  heredocs: '<<A\n'.repeat(long),
  comments: '/*'.repeat(long),
  'a long line': `a = "${'x'.repeat(100_000)}"`,
  'a long list': `a = [${'"x",'.repeat(20_000)}]`,
  'white space': `a = [${' '.repeat(100_000)}1]`,
  NULs: 'a = "\0"\n\0',
  'half a surrogate pair': 'a = "\uD800"\nb = urlencode("\uDC00")',
};

const words = (text: string): readonly string[] => text.split(' ');

const resource = (name: string): string => `resource "ibm_iam_service_id" "x" {\n  name = ${name}\n}\n`;

/** Pieces of the language, out of which texts are made that are hardly ever right. */
const pieces = fc.constantFrom(
  ...words(`resource "ibm_x" data module locals { } [ ] ( ) = " \${ %{ ~} for in : => ? ... .* [*] . , - ! && == 1 a`),
  ...words(`each.key var.x local.a count for_each dynamic content source "./m" # // /* */ toset( try( jsondecode( é`),
  ...words(`\u{1F600} \0 \\ ' $\${ if endif else endfor <<-E`),
  '<<EOT\n',
  'EOT\n',
  '\n',
  ' ',
);

const hcl = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''));

/** Expressions without syntax errors. */
const expression = fc.letrec<{ readonly any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      '1',
      '"a"',
      'true',
      'null',
      'u',
      'id',
      'list',
      'map',
      'people',
      '[]',
      '{}',
      '-2.5',
      '"x${list[0]}"',
    ),
    fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `{ a = ${a}, (${b}) = 1 }`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc
      .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'), tie('any'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[for k, v in ${a} : ${b} if k != v]`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `{ for v in ${a} : v => ${b}... }`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a}[${b}]`),
    tie('any').map((a) => `(${a})[*].name`),
    fc
      .tuple(
        fc.constantFrom(
          ...words('concat merge flatten toset keys lookup element length contains distinct sort compact'),
          ...words('slice zipmap setproduct range one coalesce try can sum max join format formatlist'),
          ...words('split replace substr title regex jsonencode jsondecode indent base64decode urlencode'),
          ...words('tostring tonumber transpose chunklist matchkeys sensitive setsubtract setintersection'),
          ...words('alltrue parseint pow index reverse values trim'),
        ),
        fc.array(tie('any'), { maxLength: 4 }),
      )
      .map(([name, given]) => `${name}(${given.join(', ')})`),
  ),
})).any;

testSuite('hostile Terraform', (test) => {
  for (const [title, text] of Object.entries(texts))
    test(`survives ${title}`, async () => {
      const { faults } = parseHcl(await loadGrammar('hcl'), text);
      for (const { start, end } of faults) assert.ok(0 <= start && start <= end && end <= text.length);
      await declaredIn({ 'a.tf': `${text}\n${resource('"ibm"')}` });
      const inPlace = text.startsWith('a = ') ? text.slice(4) : JSON.stringify(text);
      await declaredIn({ 'a.tf': resource(inPlace), 'b.tf.json': JSON.stringify({ locals: { a: `${text} \${1}` } }) });
    });

  test('ends however much there is to evaluate', async () => {
    const loop = (depth: number): string =>
      depth === 0 ? '1' : `[for x${depth} in range(1000) : ${loop(depth - 1)} if x${depth} < 0 || true]`;
    const { problems } = await readFiles({ 'a.tf': resource(loop(4)) });
    assert.ok(problems.every(({ rule }) => rule === 'limit-exceeded'));
    const empty = `[for a in range(9999) : [for b in range(9999) : [for c in range(9999) : 1 if false] if false] if false]`;
    await declaredIn({
      'a.tf': resource(`${empty}\n  y = [for a in range(9999) : [for b in range(9999) : 1 if false]]`),
    });
  });

  test('keys of JavaScript are keys like any other', async () => {
    const text = 'locals {\n  __proto__ = "a"\n  constructor = "b"\n}\nresource "ibm_x" "__proto__" { toString = 1 }\n';
    const declared = await declaredIn({ 'a.tf': text + resource('"${local.__proto__}${local.constructor}"') });
    assert.equal(declared['ibm_iam_service_id.x'], { name: 'ab' });
    assert.is(await valueOf('{}.toString'), '!');
    assert.is(await valueOf('toString("a")'), '?');
    assert.equal(await valueOf('jsondecode("{\\"__proto__\\": 1}")'), JSON.parse('{"__proto__": 1}'));
  });

  test('no text makes the reader throw, and all places lie in it', async () => {
    await fc.assert(
      fc.asyncProperty(hcl, async (text) => {
        const file = `# ibm\n${text}`;
        const { problems, parsed, declaration } = await readFiles({
          'a.tf': file,
          'm/b.tf.json': JSON.stringify(text),
        });
        const origins = [...declaration.resources, ...declaration.gaps].map(({ origin }) => origin);
        const places = [...problems.map(({ place }) => place), ...origins];
        for (const place of places) {
          const source = parsed.get(isOrigin(place) ? place.document.source : place.source);
          const [range] = isOrigin(place)
            ? (source?.locate([{ index: 0, path: [...place.path, 'roles', 0], at: 'key' }]) ?? [])
            : [place.range];
          const length = source?.text.length ?? 0;
          assert.ok(range !== undefined && 0 <= range.start && range.start <= range.end && range.end <= length);
        }
        for (const source of parsed.values()) source.comments();
      }),
      { numRuns: 300 },
    );
  });

  test('an expression stands for the same each time, and nothing in it throws', async () => {
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        assert.equal(await valueOf(text), await valueOf(text));
      }),
      { numRuns: 500 },
    );
  });
});
