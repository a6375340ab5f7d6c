import * as assert from 'uvu/assert';
import { findSecrets } from '../../../src/input/secrets/find-secrets.ts';
import type { Json } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';

const key = 'aZ3kP0q-Rt5uV7wX9yB1cD2eF4gH6iJ8lM_nO0pQsT2v';
const jwt = `eyJraWQiOiIyMDI2MDEifQ.eyJzdWIiOiJJQk1pZC0xIn0.c2lnbmF0dXJl`;
const uuid = 'c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';

const find = (value: Json) =>
  findSecrets({ text: JSON.stringify(value), documents: [{ ref: { source: 'a.json', index: 0 }, value }] });

const pathsOf = (value: Json): readonly string[] =>
  find(value).map(({ place }) => ('path' in place ? place.path.join('/') : ''));

const found: readonly (readonly [value: Json, paths: readonly string[]])[] = [
  [{ apikey: key }, ['apikey']],
  [{ api_key: key }, ['api_key']],
  [{ apiKey: key }, ['apiKey']],
  [{ 'api-key': key }, ['api-key']],
  [{ IBMCLOUD_API_KEY: key }, ['IBMCLOUD_API_KEY']],
  [{ iam_apikey: key }, ['iam_apikey']],
  [{ token: jwt }, ['token']],
  [{ iam: [1, { access_token: jwt, refreshToken: jwt }] }, ['iam/1/access_token', 'iam/1/refreshToken']],
  [{ a: { api_key: key }, b: [{ api_key: key }] }, ['a/api_key', 'b/0/api_key']],
  [{ __proto__: null, constructor: { apikey: key } }, ['constructor/apikey']],
];

const clean: readonly Json[] = [
  { id: `ApiKey-${uuid}`, apikey: '' },
  { apikey: `ApiKey-${uuid}` },
  { apikey_id: key },
  { api_key: '$IBMCLOUD_API_KEY_OF_THE_ENGINE' },
  { api_key: '${var.ibmcloud_api_key_of_the_engine}' },
  { api_key: '<the API key of the engine>' },
  { api_key: '{{ lookup("env", "API_KEY") }}' },
  { api_key: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
  { api_key: '********************************************' },
  { api_key: 'REDACTED-REDACTED-REDACTED' },
  { api_key: 'your-api-key-for-the-engine' },
  { api_key: 'the-api-key-of-prod-2-engine' },
  { api_key: 'secret' },
  { api_key: 'from Secrets Manager, group ci, name engine' },
  {
    api_key: `crn:v1:bluemix:public:secrets-manager:us-south:a/791f5fb10986423e97aa8512f18b7e65:${uuid}:secret:${uuid}`,
  },
  { reuse_api_key: true },
  { next_token: key },
  { token_url: 'https://iam.cloud.ibm.com/identity/token' },
  { restrict_create_platform_apikey: 'NOT_RESTRICTED' },
  { name: key, note: 'apikey' },
];

testSuite('redact/find-secrets', (test) => {
  for (const [value, paths] of found) {
    test(`found: ${JSON.stringify(value).slice(0, 50)}`, () => assert.equal(pathsOf(value), paths));
  }
  for (const value of clean) {
    test(`none: ${JSON.stringify(value).slice(0, 50)}`, () => assert.equal(pathsOf(value), []));
  }

  test('says what and what to do, and never the key', () => {
    assert.equal(find({ api_key: key }), [
      {
        rule: 'plaintext-api-key',
        category: 'input',
        severity: 'error',
        confidence: 'high',
        message: '`api_key` contains an API key in plain text: everybody who reads this file can use it',
        place: { document: { source: 'a.json', index: 0 }, path: ['api_key'] },
        related: [],
        help: 'revoke it (`ibmcloud iam service-api-key-delete` for a service ID, `ibmcloud iam api-key-delete` for a user), because it remains in copies and in the history of the repository; keep the new one in Secrets Manager',
        repairs: [],
      },
    ]);
    assert.is(
      find({ token: jwt })[0]?.message,
      '`token` contains a token in plain text: everybody who reads this file can use it',
    );
  });

  test('as deeply as the parser reads', () => {
    let value: Json = { apikey: key };
    for (let depth = 0; depth < 100; depth += 1) value = [value];
    assert.equal(pathsOf(value), [`${'0/'.repeat(100)}apikey`]);
  });

  test('a text without such a field is not walked', () => {
    const text = '{"action":"iam-identity.apikey.create","system_access_token_expiration_in_seconds":"3600"}';
    assert.equal(
      findSecrets({ text, documents: [{ ref: { source: 'a.json', index: 0 }, value: { apikey: key } }] }),
      [],
    );
  });
});
