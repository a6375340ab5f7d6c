import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { proseText } from '../../../src/snippet/snippet.ts';

const policy = (name: string, roles: string, resources: string, more = ''): string => `
resource "ibm_iam_service_policy" "${name}" {
  ${more}
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ${roles}
  ${resources}
}
`;

const serviceId = 'resource "ibm_iam_service_id" "ci" {\n  name = "ci"\n}\n';
const keys = 'resources {\n    service = "kms"\n  }';

/** Of each finding of a rule: the repair, or what its help says behind the last semicolon. */
const offeredFor = async (rule: string, texts: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { report } = await lintTexts(texts, { paths: Object.keys(texts).slice(0, 1), onlyRules: [rule] });
  return report.findings.map(({ help = '', repairs, location }) => {
    const [first] = repairs;
    const said = first?.text.text ?? proseText(help, (text) => text).replace(/^.*; /s, '');
    return `${location.file}: ${said}`;
  });
};

testSuite('repairs of Terraform code', (test) => {
  test('a literal takes the place of a literal, and of no expression', async () => {
    const text = [
      serviceId,
      'locals {\n  role = "Adminstrator"\n  teams = { a = { role = "Adminstrator" } }\n}\n',
      'variable "role" {\n  default = "Reeder"\n}\n',
      policy('literal', '["Adminstrator"]', keys),
      policy('local', '[local.role]', keys),
      policy('each', '[each.value.role]', keys, 'for_each = local.teams'),
      policy('variable', '[var.role]', keys),
      policy('made', '["${local.role}"]', keys),
      policy('list', 'concat([local.role], ["Viewer"])', keys),
    ].join('');
    assert.equal(await offeredFor('unknown-role', { 'main.tf': text }), [
      'main.tf: "Administrator"',
      'main.tf: the code has `local.role` here: change the local value `role`',
      'main.tf: the code has `each.value.role` here: change what `for_each` is given',
      'main.tf: the code has `var.role` here: change what the variable `role` is given',
      'main.tf: the code has `local.role` here: change the local value `role`',
      'main.tf: the code has an expression here: change what it is made of',
    ]);
  });

  test('what a `dynamic` block makes', async () => {
    const blocks = `dynamic "resource_attributes" {
    for_each = [{ name = "resource_instance_id", value = "0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9" }]
    content {
      name  = resource_attributes.value.name
      value = resource_attributes.value.value
    }
  }`;
    const text = serviceId + policy('made', '["Viewer"]', blocks);
    assert.equal(await offeredFor('unknown-attribute', { 'main.tf': text }), [
      'main.tf: the code has `resource_attributes.value.name` here: change what `for_each` of the `dynamic` block `resource_attributes` is given',
    ]);
  });

  test('what the caller of a module gives is changed there', async () => {
    const texts = {
      'main.tf': `
module "a" {
  source = "./m"
  roles  = ["Adminstrator"]
}

module "b" {
  source = "./m"
  roles  = local.roles
}

locals {
  roles = ["Adminstrator"]
}
`,
      'm/main.tf': `variable "roles" {}\n${serviceId}${policy('of_module', 'var.roles', keys)}`,
    };
    assert.equal(await offeredFor('unknown-role', texts), [
      'main.tf: "Administrator"',
      'main.tf: the code has `local.roles` here: change the local value `roles`',
    ]);
  });
});

testSuite('repairs of commands', (test) => {
  test('a word takes the place of a word, and of no variable, which says where it gets its value', async () => {
    const text = [
      'ROLE=Editer',
      'grant() {',
      '  ibmcloud iam service-policy-create ci --roles "$1" --service-name "$SERVICE"',
      '}',
      'SERVICE=kms',
      'grant Manger',
      'SAME=$ROLE',
      'ibmcloud iam service-policy-create ci --roles "Reader,$SAME" --service-name cloudantnosqldb',
      'ibmcloud iam service-policy-create ci --roles "$SAME,Wirter" --service-name messagehub',
      'ibmcloud iam service-policy-create ci --roles "${FOURTH:-Editer}" --service-name secrets-manager',
    ].join('\n');
    assert.equal(await offeredFor('unknown-role', { 'grants.sh': text }), [
      'grants.sh: the command has `$1` here: change the value that line 6 gives it to `Manager`',
      'grants.sh: the command has `$SAME` here: change the value that line 1 gives it to `Editor`',
      'grants.sh: the command has `$SAME` here: change the value that line 1 gives it to `Editor`',
      'grants.sh: Writer',
      'grants.sh: the command has `$FOURTH` here: change the value that line 10 gives it to `Editor`',
    ]);
  });
});
