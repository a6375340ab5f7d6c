import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { maskSecrets } from '../../src/secrets/mask.ts';
import { cpuTime } from '../cpu-time.ts';
import { testSuite } from '../harness.ts';

const key = 'aZ3kP0q-Rt5uV7wX9yB1cD2eF4gH6iJ8lM_nO0pQsT2v';
const jwt = 'eyJraWQiOiIyMDI2MDEifQ.eyJzdWIiOiJJQk1pZC0xIn0.c2lnbmF0dXJl';
const hmac = '6b1d94f0c37e28a5b90d4c61f8e7320a9d5c14be76f203a8';
const uuid = 'c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';

const masked: readonly (readonly [title: string, text: string, expected: string])[] = [
  ['JSON', `{"apikey": "${key}", "n": 1}`, '{"apikey": "********", "n": 1}'],
  ['JSON in a JSON text', `"{\\"api_key\\": \\"hunter2.hunter2\\"}"`, '"{\\"api_key\\": \\"********\\"}"'],
  ['YAML', `iam_apikey: s3cr3t-value # why`, 'iam_apikey: ******** # why'],
  ['YAML in flow', `{ password: pa55word, user: me }`, '{ password: ********, user: me }'],
  ['HCL', `ibmcloud_api_key = "0123456789ab"`, 'ibmcloud_api_key = "********"'],
  ['a shell variable', `export IBMCLOUD_API_KEY=abc123def456`, 'export IBMCLOUD_API_KEY=********'],
  ['a flag', `ibmcloud login --apikey ${key} -r us-south`, 'ibmcloud login --apikey ******** -r us-south'],
  ['a query', `https://x/y?apikey=abc123def&z=1`, 'https://x/y?apikey=********&z=1'],
  ['a header', `Authorization: Bearer abc123.def456`, 'Authorization: Bearer ********'],
  ['a password that is a word', 'password: horse', 'password: ********'],
  ['a password that begins with a sign', 'password: ^Tq7xV0bLz9', 'password: ********'],
  ['a password that stands first once more', 'Zk4rTq9mXw: password: Zk4rTq9mXw', '********: password: ********'],
  ['a password in an address', 'postgres://me:pa55@host/db', 'postgres://me:********@host/db'],
  ['a key on its own', `the key ${key} is used`, 'the key ******** is used'],
  ['a key in quotes', `'${key}'`, "'********'"],
  ['a key behind a name', `name-${key}`, '********'],
  ['a key as the name of a file', `keys/${key}.json`, 'keys/********.json'],
  ['a key in the name of a file', `IBM_RestrictServiceID_${key}.json`, '********.json'],
  ['letters that make no words', 'PROD_abcDEFghiJKLmnoPQRstuVWXyzABcdEFghIJklMN', '********'],
  ['a key behind an id', `ServiceId-${key}`, '********'],
  ['a key right behind an id', `ServiceId-${uuid}${key}`, '********'],
  ['a key right behind half an id', `AccessGroupId-6c3e-4a54-9d2f-Reader${key}`, '********'],
  ['a key behind an escape', `"\\q${key}"`, '"\\********"'],
  ['a password of several words', 'password: horse battery staple # mine', 'password: ******** # mine'],
  ['a token on its own', `call it with ${jwt}.`, 'call it with ********'],
  ['a private key', `x -----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY----- y`, 'x ******** y'],
  ['a value that was never closed', `{"token": "abc123def`, '{"token": "********'],
  ['a passcode', `ibmcloud login -u passcode -p Zk4rTq9mXw`, 'ibmcloud login -u passcode -p ********'],
  [
    'a password of a login',
    `ibmcloud login -u me -p horse -r us-south`,
    'ibmcloud login -u me -p ******** -r us-south',
  ],
  ['a field whose name is mistyped', `apikeys: q7xv0blz9pwc3rmk8syd2hfn6`, 'apikeys: ********'],
  ['an HMAC key on its own', `use ${hmac} there`, 'use ******** there'],
  ['an HMAC key', `secret_access_key = "Zk4rTq9mXw"`, 'secret_access_key = "********"'],
  ['a line of a private key', 'q9Lk3TnWf5YhRb0CsUe7GdJx1Mz6Po4Ia8Kv2Nt+HqB/yE3lSjXg5DcFwZi9Ru7Q', '********'],
  ['a secret that comes once more', `token: abc123def456 # was abc123def456`, 'token: ******** # was ********'],
  ['a value with a reference somewhere in it', 'token: q7xvar.0blz9', 'token: ********'],
  ['a value with an address somewhere in it', 'token: 9Xhttp://b7Qz2', 'token: ********'],
  ['a private key that is a word', 'private_key: horse', 'private_key: ********'],
  ['words with more than a number behind each', 'Secret12345Manager6789Engine0123Policy45678Abc', '********'],
  ['what is longer than any placeholder', `token = "example${'x'.repeat(1000)}"`, 'token = "********"'],
  ['a key behind a word for examples', `example-${key}`, '********'],
  ['Base64 with a word in it', 'q9Lk3abcTnWf5YhRb0CsUe7GdJx1Mz6Po4Ia8Kv2Nt+HqB/yE3lSjXg5Dc', '********'],
  ['two of them', `token=abc123d, secret=xyz789z`, 'token=********, secret=********'],
];

const shown: readonly string[] = [
  `Profile-${uuid}`,
  `"id": "Profile-${uuid}"`,
  `iam-ServiceId-${uuid} AccessGroupId-${uuid} ServiceId-${uuid} ApiKey-${uuid}`,
  `apikey: ApiKey-${uuid}`,
  `api_key_id: ${uuid}`,
  `token: 791f5fb10986423e97aa8512f18b7e65`,
  'crn:v1:bluemix:public:secrets-manager:us-south:a/791f5fb10986423e97aa8512f18b7e65:927fb8ae-1ddd-4483-a21f-7d3c0fc81234::',
  `secret: crn:v1:bluemix:public:secrets-manager:us-south:a/791f5fb10986423e97aa8512f18b7e65:${uuid}:secret:${uuid}`,
  '"restrict_create_platform_apikey": "NOT_RESTRICTED"',
  'system_access_token_expiration_in_seconds: "3600"',
  'reuse_api_key: true',
  'mode: api_key',
  'apikey: $IBMCLOUD_API_KEY',
  'apikey: "${var.api_key}"',
  'api_key = var.ibmcloud_api_key',
  'api_key = ibm_iam_service_api_key.engine.apikey',
  'api_key: <your key>',
  'api_key: "{{ api_key }}"',
  'api_key: your-api-key',
  'api_key: xxxxxxxx',
  'api_key: 0000000000',
  'api_key = "EXAMPLE1234"',
  'password: |',
  'password: >-',
  'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855',
  'password: ********',
  '--apikey @key.json --apikey "$KEY"',
  'the engine holds an API key: it is locked',
  'unknown field `token`: did you mean `tokens`?',
  'iam-identity.apikey.create, iam-identity.apikey.delete',
  'terraform-ibm-modules-secrets-manager-engines',
  'Secrets-Manager-IAM-Secret-my-production-002',
  'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3',
  `prod2-ServiceId-${uuid}-old`,
  'Profile-36f5c562-1t36-4c1e-9a3b-0d8f7b1a2e34',
  'iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba',
  'iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba00',
  'modules/SecretsManager2/policies/ServiceIdsOfEngines/production/UsSouth1',
  'd670460b4b4aece5915caf5c68d12f560a9fe3e4 sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'the `passcode` is asked for by `ibmcloud login --sso`; mkdir -p some-folder',
  'policies/IBM_RestrictServiceIDCreationInAccountSettings/main.tf',
  'IBM_RestrictServiceIDCreationInAccountSettings2',
  'module_SecretsManagerIAMCredentialsEngineForAllAccounts-prod',
  'NetworkRuleForSecretsManagerAndKubernetesService',
];

const letter = (from: string): fc.Arbitrary<string> => fc.constantFrom(...from);
const anyKey = fc
  .array(letter('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'), { minLength: 40, maxLength: 40 })
  .map((letters) => `aB3${letters.join('')}Z`)
  .filter((text) => !/x{4}|\*/i.test(text) && new Set(text).size > 12);

testSuite('secrets/mask', (test) => {
  for (const [title, text, expected] of masked) test(`masks ${title}`, () => assert.is(maskSecrets(text), expected));
  for (const text of shown) test(`shows ${text}`, () => assert.is(maskSecrets(text), text));

  test('a text never holds the key it was made with, and masking twice masks no more', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\w-]/g, '.'));
    fc.assert(
      fc.property(around, anyKey, around, (before, secret, after) => {
        const safe = maskSecrets(`${before} ${secret} ${after}`);
        assert.not.ok(safe.includes(secret));
        assert.is(maskSecrets(safe), safe);
      }),
    );
  });

  test('a long text takes no long time', () => {
    const start = cpuTime();
    for (const piece of ['aa', 'apikey', 'a-', '://a', 'token=']) maskSecrets(piece.repeat(40_000));
    assert.ok(cpuTime() - start < 2000);
  });
});
