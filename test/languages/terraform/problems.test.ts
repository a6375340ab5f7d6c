import * as assert from 'uvu/assert';
import { isOrigin } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { readFiles, valuesIn } from './declared-in.ts';

const key = 'abcDEF0123456789abcdefXYZ_-0123456789abcdEFG';

testSuite('problems of Terraform', (test) => {
  test('a syntax error is a finding and a gap, and what could be read is used', async () => {
    const text = [
      'resource "ibm_iam_service_id" "x" { name = "a" }\n',
      'resource "ibm_iam_service_policy" "p" {\n  iam_id = ibm_iam_service_id.x.id\n  roles = ["a" "b"]\n}\n',
      'resource "ibm_iam_service_policy" "q" {\n  iam_id = ibm_iam_service_policy.p.id\n  roles = [local.lost]\n}\n',
    ].join('');
    const sources = await readFiles({ 'a.tf': text });
    assert.equal(
      sources.problems.map(({ rule, place }) => [
        rule,
        'range' in place && text.slice(place.range.start, place.range.end),
      ]),
      [['syntax-error', 'roles = ["a" "b"]']],
    );
    assert.equal(
      sources.declaration.gaps.map(({ why, origin }) => [why, origin.document.source]),
      [['not all of `a.tf` could be read', 'a.tf']],
    );
    assert.equal(valuesIn(sources), {
      'ibm_iam_service_id.x': { name: 'a' },
      'ibm_iam_service_policy.q': { iam_id: '@ibm_iam_service_policy.p.id', roles: ['?'] },
    });
  });

  test('bytes that are no text are a finding', async () => {
    const { problems, declaration } = await readFiles({ 'a.tf': 'resource "ibm_x" "y" {}\n', 'b.tf': 'a = "\0"' });
    assert.equal(
      problems.map(({ rule }) => rule),
      ['syntax-error'],
    );
    assert.equal(
      declaration.gaps.map(({ why }) => why),
      ['not all of `b.tf` could be read'],
    );
  });

  test('a file without end is not read', async () => {
    const { problems } = await readFiles({ 'a.tf': `x = "ibm${'x'.repeat(1_000_001)}"` });
    assert.equal(
      problems.map(({ rule }) => rule),
      ['limit-exceeded'],
    );
  });

  test('API keys in plain text are findings, and unknown', async () => {
    const sources = await readFiles({
      'a.tf': `
        variable "ibmcloud_api_key" { default = "${key}" }
        provider "ibm" { ibmcloud_api_key = "${key}" }
        resource "ibm_sm_iam_credentials_configuration" "c" { api_key = "${key}" }
        resource "ibm_iam_service_id" "x" { name = var.ibmcloud_api_key }`,
      'terraform.tfvars': `api_key = "${key}"\nother = "x"`,
      'b.tf.json': JSON.stringify({ provider: { ibm: { ibmcloud_api_key: key } } }),
    });
    assert.equal(
      sources.problems.map(({ rule, place }) => [
        rule,
        isOrigin(place) && [place.document.source, ...place.path].join(' '),
      ]),
      [
        ['plaintext-api-key', 'a.tf provider ibm ibmcloud_api_key'],
        ['plaintext-api-key', 'a.tf resource ibm_sm_iam_credentials_configuration c api_key'],
        ['plaintext-api-key', 'a.tf variable ibmcloud_api_key default'],
        ['plaintext-api-key', 'b.tf.json provider ibm ibmcloud_api_key'],
        ['plaintext-api-key', 'terraform.tfvars api_key'],
      ],
    );
    assert.not.match(JSON.stringify([sources.problems, valuesIn(sources)]), 'abcDEF');
    assert.equal(valuesIn(sources), {
      'ibm_sm_iam_credentials_configuration.c': { api_key: '?' },
      'ibm_iam_service_id.x': { name: '?' },
    });
    for (const { place } of sources.problems) {
      const parsed = isOrigin(place) ? sources.parsed.get(place.document.source) : undefined;
      const [range] = parsed?.locate([{ index: 0, path: isOrigin(place) ? place.path : [] }]) ?? [];
      assert.is(parsed?.text.slice(range?.start, range?.end), `"${key}"`);
    }
  });
});
