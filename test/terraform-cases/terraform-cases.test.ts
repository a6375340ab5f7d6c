import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

/** `# finding: rule-id`, with `low` where the decision is unknown, on the line where the finding is due. */
const mark = /# finding: ([a-z-]+)( low)?$/;

const folder = 'test/terraform-cases';

/** The rules that the cases are about; the findings of iamlint's own stages count as well. */
const judged = [
  'allowlist-blocks-engine',
  'engine-cannot-create-service-ids',
  'engine-cannot-manage-api-keys',
  'engine-cannot-manage-groups',
];

const textsIn = (name: string): Readonly<Record<string, string>> => {
  const root = join(folder, name);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(files.map((path) => [relative('.', path), readFileSync(join(root, path), 'utf8')]));
};

const due = (texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(texts).flatMap(([file, text]) =>
    text.split('\n').flatMap((content, index) => {
      const [, rule, low = ''] = mark.exec(content) ?? [];
      return rule === undefined ? [] : [`${file}:${index + 1} ${rule}${low}`];
    }),
  );

const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());

testSuite('cases of Terraform', (test) => {
  test('at least half of them are silent', () => {
    const silent = names.filter((name) => due(textsIn(name)).length === 0);
    assert.ok(silent.length * 2 >= names.length, `${silent.length} of ${names.length}`);
  });

  test('the example of the documents', async () => {
    const [, text = ''] = /```hcl\n(.*?)```/s.exec(readFileSync('docs/terraform.md', 'utf8')) ?? [];
    const { report } = await lintTexts({ 'main.tf': text }, { onlyRules: judged });
    assert.equal(
      report.findings.map(({ rule, location, repairs }) => [
        rule,
        location.line,
        repairs.at(-1)?.text.split('\n').at(-1),
      ]),
      [
        [
          'engine-cannot-manage-api-keys',
          text.split('\n').findIndex((line) => line.includes('api_key  ')) + 1,
          'roles = ["Editor", "Operator"]',
        ],
      ],
    );
  });

  for (const name of names) {
    test(name, async () => {
      const texts = textsIn(name);
      const { report } = await lintTexts(texts, { paths: ['.'], onlyRules: judged });
      assert.equal(
        report.findings
          .map(
            ({ location, rule, confidence }) =>
              `${location.file}:${location.line} ${rule}${confidence === 'low' ? ' low' : ''}`,
          )
          .toSorted(),
        [...due(texts)].toSorted(),
        report.findings.map(({ message }) => message).join('\n'),
      );
    });
  }
});
