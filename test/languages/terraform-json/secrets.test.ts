import * as assert from 'uvu/assert';
import { pointerOf } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { plan, planText } from './fixtures.ts';
import { readJson, printProblems } from './shown.ts';

/** The API key in the states of the folder `plans`, which nobody ever used. */
const key = 'zXq7vKp2LmN9tRbW4sYcD8fHgJ1aE5uO3iT6kVwQxZyB';

const inPlain = (name: string): string =>
  `\`${name}\` contains an API key or a token in plain text: everybody who reads this file can use it`;

testSuite('terraform-json/secrets', (test) => {
  test('a key of a state is reported once, though two resources hold it', async () => {
    assert.equal(printProblems(readJson(await plan('state.json'))), [
      `plaintext-api-key at /values/root_module/resources/0/values/apikey: ${inPlain('apikey')}`,
    ]);
  });

  test('a key among the variables, in the provider, and in an output', () => {
    const other = [...key].toReversed().join('');
    const third = key.replaceAll('z', 'q');
    const reading = readJson({
      format_version: '1.2',
      variables: { ibmcloud_api_key: { value: key }, region: { value: 'us-south' } },
      planned_values: { root_module: {}, outputs: { engine_api_key: { sensitive: true, value: third } } },
      resource_changes: [],
      configuration: {
        provider_config: { ibm: { expressions: { ibmcloud_api_key: { constant_value: other } } } },
        root_module: { variables: { ibmcloud_api_key: { sensitive: true } } },
      },
    });
    assert.equal(printProblems(reading), [
      `plaintext-api-key at /variables/ibmcloud_api_key/value: ${inPlain('ibmcloud_api_key')}`,
      `plaintext-api-key at /planned_values/outputs/engine_api_key/value: ${inPlain('engine_api_key')}`,
      `plaintext-api-key at /configuration/provider_config/ibm/expressions/ibmcloud_api_key/constant_value: ${inPlain('ibmcloud_api_key')}`,
    ]);
  });

  test('what is marked as sensitive is known to be, wherever it stands', () => {
    const values = { name: 'secret-name', list: [{ a: 'x', b: 'y' }], open: 'z' };
    const marks = { name: true, list: [{ b: true }], gone: true };
    const { sensitive, declaration } = readJson({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [{ mode: 'managed', type: 'ibm_iam_service_id', name: 'a', values, sensitive_values: marks }],
        },
      },
      resource_changes: [
        {
          mode: 'managed',
          type: 'ibm_iam_service_id',
          name: 'a',
          change: { actions: ['no-op'], before: values, after: values, before_sensitive: true, after_sensitive: marks },
        },
      ],
    });
    const resource = '/planned_values/root_module/resources/0/values';
    assert.equal(sensitive.map(pointerOf), [
      `${resource}/name`,
      `${resource}/list/0/b`,
      '/resource_changes/0/change/before',
      '/resource_changes/0/change/after/name',
      '/resource_changes/0/change/after/list/0/b',
    ]);
    assert.equal(declaration.resources[0]?.values.get('name'), { unknown: 'sensitive' });
  });

  for (const name of ['state.json', 'raw.tfstate']) {
    test(`no report about ${name} shows what is sensitive in it`, async () => {
      const text = await planText(name);
      for (const shape of [text, JSON.stringify(JSON.parse(text))]) {
        const { report } = await lintTexts({ [name]: shape }, { strict: true });
        assert.equal(report.findings.length > 0, true);
        const whole = JSON.stringify(report);
        for (const secret of [key, 'a private greeting']) assert.not.ok(whole.includes(secret), secret);
      }
    });
  }
});
