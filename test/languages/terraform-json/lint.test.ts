import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { defaultConfig } from '../../../src/config/config.ts';
import { discover } from '../../../src/input/discover/discover.ts';
import { load, type LoadRequest } from '../../../src/load/load.ts';
import { inFolder } from '../../cli/command.ts';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { planText } from './fixtures.ts';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
---
apiVersion: ibmcloud.ibm.com/v1alpha1
kind: AccessGroup
metadata: { name: devs }
spec: { name: devs, description: developers }
---
`;

const loaded = (
  files: Readonly<Record<string, string>>,
  { paths = Object.keys(files), ...more }: Partial<LoadRequest> & { readonly paths?: readonly string[] } = {},
) =>
  inFolder(files, async (cwd) => {
    const { ignore } = defaultConfig(rules);
    const discovered = await discover({ paths, cwd, include: [], ignore });
    return load(discovered, { cwd, allowOutside: false, ...more });
  });

testSuite('terraform-json/lint', (test) => {
  test('a plan that is named is read, and nothing is said of its being one', async () => {
    const text = await planText('engine-in-modules.json');
    assert.equal(
      printFindings(await lintTexts({ 'plan.json': text })).filter((line) => line.includes('document')),
      [],
    );
  });

  test('a plan is linted as it is before or after, as asked', async () => {
    const files = { 'plan.json': await planText('replace-and-delete.json') };
    const count = async (planView: 'after' | 'before') => {
      const { declarations } = await loaded(files, { terraform: { vars: [], varFiles: [], planView } });
      return declarations.map(({ resources }) => resources.length);
    };
    assert.equal([await count('after'), await count('before')], [[6], [7]]);
  });

  test('plans are found in a directory', async () => {
    const { declarations, skipped, parsed } = await loaded(
      { 'a/plan.json': await planText('engine-in-modules.json'), 'a/package.json': '{"name": "x"}' },
      { paths: ['a'] },
    );
    assert.is(declarations.length, 1);
    assert.is(skipped.length, 1);
    assert.equal([...parsed.keys()], ['a/plan.json']);
  });

  test('what is piped in lies in no file, and no key of it is lost by that', async () => {
    const text = await planText('state.json');
    const stdin = (async function* () {
      yield new TextEncoder().encode(text);
    })();
    const { problems } = await loaded({}, { paths: ['-'], stdin });
    assert.equal(problems, []);
    assert.equal(
      (await loaded({ 'state.json': text })).problems.map(({ rule }) => rule),
      ['plaintext-api-key'],
    );
  });

  test('two plans are distinguished by their files', async () => {
    const text = await planText('engine-in-modules.json');
    const { declarations } = await loaded({ 'dev.json': text, 'prod.json': text });
    assert.equal(
      declarations.map(({ resources }) => resources[0]?.address),
      [
        'dev.json//ibm_sm_iam_credentials_configuration.engine',
        'prod.json//ibm_sm_iam_credentials_configuration.engine',
      ],
    );
  });

  test('other objects beside one of the IAM operator are passed over', async () => {
    const { declarations, problems, documents } = await loaded({ 'iam.yaml': manifest });
    assert.equal(problems, []);
    assert.is(documents, 2);
    assert.equal(
      declarations.flatMap(({ resources }) => resources.map(({ address }) => address)),
      ['kubernetes:default/AccessGroup/devs'],
    );
  });

  test('a manifest without one is no document of iamlint', async () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\n';
    assert.equal(
      (await loaded({ 'pod.yaml': text })).problems.map(({ rule }) => rule),
      ['unknown-document'],
    );
    assert.is((await loaded({ 'k8s/pod.yaml': text }, { paths: ['k8s'] })).skipped.length, 1);
  });

  test('a plan cut off is a syntax error, also where it was only found', async () => {
    const text = (await planText('engine-in-modules.one-line.json')).slice(0, 4000);
    const { problems, declarations } = await loaded({ 'a/plan.json': text }, { paths: ['a'] });
    assert.equal(
      problems.map(({ rule }) => rule),
      ['syntax-error'],
    );
    assert.equal(declarations, []);
  });
});
