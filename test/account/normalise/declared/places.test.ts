import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { lintTexts } from '../../../lint-texts.ts';

const onlyRules = [
  'attribute-value-out-of-bounds',
  'ineffective-scope',
  'scope-misses-described-service',
  'unknown-attribute',
  'unknown-service',
  'wildcard-taken-literally',
];

const mark = / # finding: ([a-z-]+)$/;

/** Lints a text and holds the findings against the lines marked in it. */
const pointsAt = async (text: string, file = 'main.tf'): Promise<void> => {
  const { report } = await lintTexts({ [file]: text }, { onlyRules });
  const due = text.split('\n').flatMap((content, index) => {
    const rule = mark.exec(content)?.[1];
    return rule === undefined ? [] : [`${index + 1} ${rule}`];
  });
  assert.equal(
    report.findings.map(({ location, rule }) => `${location.line} ${rule}`),
    due,
    report.findings.map(({ message }) => message).join('\n'),
  );
};

const policy = (content: string): string => `
resource "ibm_iam_service_policy" "one" {
  iam_service_id = "ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0"
  roles          = ["Viewer"]
${content}
}
`;

testSuite('where the attributes of a declared policy stand', (test) => {
  test('an argument of `resources`', () =>
    pointsAt(
      policy(`
  resources {
    service           = "iam-groups"
    resource_group_id = "5f1a9e3c83d24b3c8a261f0b4c1d2e3f" # finding: ineffective-scope
  }`),
    ));

  test('an entry of `attributes`', () =>
    pointsAt(
      policy(`
  resources {
    service = "kms"
    attributes = {
      keyRing = "ring"
      "resource" = "one*" # finding: wildcard-taken-literally
    }
  }`),
    ));

  test('`attributes` as files of Terraform 0.11 have them', () =>
    pointsAt(
      policy(`
  resources {
    service = "kms"
    attributes { # finding: wildcard-taken-literally
      resource = "one*"
    }
  }`),
    ));

  test('the `value` of a block', () =>
    pointsAt(
      policy(`
  resource_attributes {
    name  = "serviceName"
    value = "secret-manager" # finding: unknown-service
  }`),
    ));

  test('the `name` of a block, where that is wrong', () =>
    pointsAt(
      policy(`
  resource_attributes {
    name  = "serviceName"
    value = "kms"
  }
  resource_attributes {
    name  = "resource_group_name" # finding: unknown-attribute
    value = "5f1a9e3c83d24b3c8a261f0b4c1d2e3f"
  }`),
    ));

  test('the `value` of a tag', () =>
    pointsAt(
      policy(`
  resource_tags {
    name  = "env"
    value = "prod-*" # finding: wildcard-taken-literally
  }`),
    ));

  test('what makes the attributes, where they do not stand there themselves', () =>
    pointsAt(
      `${policy(`
  resources {
    service    = "kms"
    attributes = local.attributes # finding: wildcard-taken-literally
  }`)}
locals {
  attributes = { resource = "one*" }
}`,
    ));

  test('the content of a `dynamic` block', () =>
    pointsAt(
      policy(`
  dynamic "resources" {
    for_each = ["secret-manager"]
    content {
      service = resources.value # finding: unknown-service
    }
  }`),
    ));

  test('the argument of an authorization', () =>
    pointsAt(`
resource "ibm_iam_authorization_policy" "one" {
  source_service_name  = "secrets-manager"
  target_service_name  = "iam-groups"
  target_resource_group_id = "5f1a9e3c83d24b3c8a261f0b4c1d2e3f" # finding: ineffective-scope
  roles                = ["Groups Service Member Manage"]
}`));

  test('the value in a plan', async () => {
    const values = {
      iam_id: 'iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0',
      roles: ['Viewer'],
      resources: [{ service: 'secret-manager', attributes: null }],
    };
    const resource = {
      address: 'ibm_iam_service_policy.one',
      mode: 'managed',
      type: 'ibm_iam_service_policy',
      name: 'one',
      values,
    };
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: { resources: [resource] } },
      resource_changes: [],
    };
    const { report } = await lintTexts({ 'plan.json': JSON.stringify(plan) }, { onlyRules });
    assert.equal(
      report.findings.map(({ rule, location }) => [rule, location.pointer]),
      [['unknown-service', '/planned_values/root_module/resources/0/values/resources/0/service']],
    );
  });
});
