import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { stopsWork } from '../../src/finding/diagnostic.ts';
import { testSuite } from '../harness.ts';
import { line, lintTexts } from '../lint-texts.ts';

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)];

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^ *```(\w*)[^\n]*\n(.*?)^ *```$/gms)].map(
    ([, language = '', text = '']) => ({
      language,
      text,
    }),
  );

/** An example that is whole says what it is; others are parts of one. */
const isDocument = ({ language, text }: Block): boolean =>
  (language === 'yaml' || language === 'json') && /^\s*(\{\s*)?"?kind"?: "?(EngineSetup|AccountSnapshot)/m.test(text);

const configKeys = /^(extends|rules|include|ignore|overrides|catalogue):/m;

const isConfig = (block: Block): boolean =>
  block.language === 'yaml' &&
  !isDocument(block) &&
  configKeys.test(block.text) &&
  !/^\s*(- )?\{? ?subject/m.test(block.text);

const configErrors = async (text: string): Promise<readonly string[]> => {
  const cwd = await mkdtemp(join(tmpdir(), 'iamlint-docs-'));
  try {
    await writeFile(join(cwd, '.iamlintrc.yaml'), text);
    const loaded = await loadConfig({ cwd, explicitPath: '.iamlintrc.yaml', rules });
    return 'errors' in loaded ? loaded.errors.map(wordConfigError) : [];
  } finally {
    await rm(cwd, { recursive: true });
  }
};

testSuite('the documentation', (test) => {
  for (const page of pages) {
    const blocks = blocksOf(page);

    blocks.filter(isDocument).forEach(({ language, text }, nth) =>
      test(`${page}: document ${nth + 1} can be read`, async () => {
        const { report } = await lintTexts({ [`example.${language}`]: text });
        const unread = report.findings.filter(({ rule }) => stopsWork(rule));
        assert.equal(unread.map(line), []);
      }),
    );

    if (page === 'docs/config.md') {
      blocks.filter(isConfig).forEach(({ text }, nth) =>
        test(`${page}: config ${nth + 1} is one`, async () => {
          assert.equal(await configErrors(text), []);
        }),
      );
    }

    test(`${page}: links lead somewhere`, () => {
      const text = readFileSync(page, 'utf8').replaceAll(/```.*?```/gs, '');
      const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
      const missing = links.filter((link) => {
        try {
          readFileSync(join(dirname(page), link));
          return false;
        } catch (error) {
          return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
        }
      });
      assert.equal(missing, []);
    });
  }

  test('the README begins with its two commands', () => {
    const [first, second] = blocksOf('README.md');
    assert.is(first?.text, 'npm ci && npx iamlint lint examples/broken-engine\n');
    assert.is(second?.text, 'npm ci && npm test\n');
  });
});
