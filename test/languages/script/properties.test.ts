import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { isOrigin } from '../../../src/source/place.ts';
import { readScript } from '../../../src/languages/script/read.ts';
import { storiesOf } from '../../cases/stories.ts';
import { rules } from '../../../rules/index.ts';
import { defaultConfig } from '../../../src/config/config.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';

/** Every script of the cases, by its name in its folder. */
const scripts = storiesOf('script').flatMap(({ texts }) =>
  Object.entries(texts).filter(([name]) => !name.endsWith('.json')),
);

const read = (name: string, text: string) =>
  readScript(
    { file: { name, path: `/nowhere/${name}`, given: 'named' }, bytes: new TextEncoder().encode(text) },
    '/nowhere',
  );

/** Pieces of scripts that do odd things when they are put side by side. */
const pieces = fc.constantFrom(
  'ibmcloud iam ',
  'service-policy-create ',
  '"$X" ',
  '$(',
  '`',
  ')',
  "'",
  '"',
  '\\',
  '\n',
  '<<EOF\n',
  'EOF\n',
  '--roles ',
  '= ',
  'X=',
  '${',
  '}',
  '| jq -r .id',
  '; ',
  '&& ',
  '|| ',
  'if ',
  'then ',
  'fi\n',
  'for x in ',
  'do ',
  'done\n',
  '```sh\n',
  '```\n',
  '<name> ',
  '# ',
  '\t',
  '$$',
  '$(shell ',
  'f() { ',
  '}\n',
  '@file ',
  '{"a": ',
  '\uE000',
  '\uE001',
  '\uE010',
  '\0',
  '\u{1F98A}',
  '\r\n',
  'curl -X POST https://iam.cloud.ibm.com/v1/policies -d ',
  '-H "a"\n',
  'f f\n',
  '[[ ',
  ' ]]',
  '(( ',
  '* ',
  '> f ',
);
const noise = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const names = fc.constantFrom('x.sh', 'x.md', 'Makefile');

/** Every range that a reading gives lies in the text, and starts before it ends. */
const rangesLieWithin = async (name: string, text: string): Promise<void> => {
  const { declaration, problems, parsed } = await read(name, text);
  const source = parsed.get(name);
  const origins = [
    ...declaration.resources.flatMap(({ origin, values }) => [
      origin.path,
      ...[...values.keys()].map((key) => [...origin.path, key]),
    ]),
    ...declaration.gaps.map(({ origin }) => origin.path),
    ...problems.flatMap(({ place }) => (isOrigin(place) ? [place.path] : [])),
  ];
  const length = source?.text.length ?? 0;
  for (const { start, end } of source?.locate(origins.map((path) => ({ index: 0, path }))) ?? []) {
    assert.ok(start >= 0 && start <= end && end <= length, `${start}-${end} of ${length}`);
  }
  for (const { range } of source?.comments() ?? []) assert.ok(range.start <= range.end && range.end <= length);
};

testSuite('scripts: whatever the input', (test) => {
  test('nothing makes the reader throw, and ranges lie in the file', async () => {
    await fc.assert(
      fc.asyncProperty(names, noise, (name, text) => rangesLieWithin(name, text)),
      { numRuns: 200 },
    );
  });

  test('a case that is cut or has something put in is read all the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...scripts), fc.nat(), noise, ([name, text], at, added) => {
        const cut = at % (text.length + 1);
        return rangesLieWithin(name, `${text.slice(0, cut)}${added}${at % 2 === 0 ? '' : text.slice(cut)}`);
      }),
      { numRuns: 120 },
    );
  });

  test('deep nesting and endless loops come to an end', async () => {
    await rangesLieWithin('x.sh', `${'$('.repeat(3000)}ibmcloud iam oauth-tokens`);
    await rangesLieWithin('x.sh', `ibmcloud iam oauth-tokens ${'"$('.repeat(500)}`);
    const loops = 'for a in 1 2 3 4 5 6 7 8 9 10; do '.repeat(8);
    const { declaration } = await read('x.sh', `${loops} ibmcloud iam service-id-create x; ${'done; '.repeat(8)}`);
    assert.equal(
      declaration.gaps.map(({ why }) => why),
      ['following it takes more steps than iamlint goes'],
    );
    await read('x.sh', 'f() { f; f; }; f # ibmcloud iam x');
  });

  test('a literal that becomes a variable creates no finding of high confidence', async () => {
    const value = /(--(?!output)[a-z-]+[ =]|-(?:create|update|add) )("[^"$`\n]*"|[\w@][\w@.,-]*)(?=[ \n])/g;
    const found = async (name: string, text: string): Promise<ReadonlySet<string>> => {
      const { report } = await lintTexts({ [name]: text });
      return new Set(
        report.findings
          .filter(({ confidence, rule }) => confidence === 'high' && rule !== 'unused-suppression')
          .map(({ rule, location }) => `${location.line} ${rule}`),
      );
    };
    for (const [name, text] of scripts.filter((each) => each[0].endsWith('.sh'))) {
      const before = await found(name, text);
      for (const match of text.matchAll(value)) {
        const at = match.index + (match[1]?.length ?? 0);
        const changed = `${text.slice(0, at)}"$UNSET_${match.index}"${text.slice(match.index + match[0].length)}`;
        for (const each of await found(name, changed)) {
          assert.ok(before.has(each), `${name}: ${each} after ${match[0]} became unknown`);
        }
      }
    }
  });

  test('a broken script is read the same with the ends of lines of Windows', async () => {
    for (const text of [
      'if 1;then\n(ibmcloud iam api-key-create key)',
      'ibmcloud iam api-key-create "key\n\n',
      'f() {\n',
    ]) {
      const found = async (written: string): Promise<readonly string[]> =>
        (await lintTexts({ 'a.sh': written }, { config: defaultConfig(rules, 'all') })).report.findings.map(
          ({ message, confidence }) => `${confidence} ${message}`,
        );
      assert.equal(await found(text.replaceAll('\n', '\r\n')), await found(text), text);
    }
  });
});
