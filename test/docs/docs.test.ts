import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { stopsWork } from '../../src/finding/diagnostic.ts';
import { lint } from '../../src/index.ts';
import { pretty } from '../../src/output/report/pretty.ts';
import { textOf } from '../../src/output/report/report.ts';
import { printFindings } from '../findings.ts';
import { testSuite } from '../harness.ts';
import { lintTexts, testNow } from '../lint-texts.ts';

const markdownIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...markdownIn('docs')];

/** The pages in the npm package, whose links have to work there too. */
const shippedPages = ['README.md', 'CHANGELOG.md', 'SECURITY.md', ...markdownIn('docs'), ...markdownIn('rules')];
const shippedFiles = new Set([...shippedPages, 'LICENSE']);

interface Link {
  /** Path from the root of the repository. */
  readonly file: string;
  /** Without its `#`; empty where the link leads to the page as a whole. */
  readonly anchor: string;
}

const linksOf = (page: string): readonly Link[] => {
  const text = readFileSync(page, 'utf8').replaceAll(/```.*?```/gs, '');
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)/g)].map(([, path = '', anchor = '']) => ({
    file: path === '' ? page : join(dirname(page), path),
    anchor,
  }));
};

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

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
        const findings = report.findings.filter(({ rule }) => stopsWork(rule));
        assert.equal(printFindings({ report: { findings } }), []);
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
      assert.equal(
        linksOf(page).filter(({ file }) => !existsSync(file)),
        [],
      );
    });
  }

  for (const page of shippedPages) {
    test(`${page}: links lead to headings of pages in the package`, () => {
      const dead = linksOf(page).filter(
        ({ file, anchor }) => !shippedFiles.has(file) || (anchor !== '' && !anchorsOf(file).has(anchor)),
      );
      assert.equal(dead, []);
    });
  }

  test('the README begins with its two commands', () => {
    const [first, second] = blocksOf('README.md');
    assert.is(first?.text, 'npm ci && npx iamlint lint examples/broken-engine\n');
    assert.is(second?.text, 'npm ci && npm test\n');
  });

  test('the README shows real output of its first command', async () => {
    const shown = blocksOf('README.md').find(({ language }) => language === 'text')?.text ?? 'no block of text';
    const { report } = await lint({ paths: ['examples/broken-engine'], config: false, now: testNow });
    const output = textOf(pretty(report, { color: false, width: 80, version: '0.1.0' }));
    assert.ok(output.includes(shown), output);
  });
});
