import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { lintTexts } from '../../../lint-texts.ts';

const sid = (content: string): string => `resource "ibm_iam_service_id" "engine" {\n${content}\n}\n`;

const instance = (group: string): string => `resource "ibm_resource_instance" "x" { resource_group_id = ${group} }`;

const unresolvedIn = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { report } = await lintTexts(files, { paths: ['.'], onlyRules: [] });
  return report.findings
    .filter(({ rule }) => rule === 'unresolved-reference')
    .map(({ location, message }) => `${location.file}:${location.line}:${location.column} ${message}`);
};

const undeclared = 'is not declared in this module';

const cases: readonly (readonly [
  title: string,
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
])[] = [
  [
    'a resource',
    { 'a.tf': `${sid('name = "x"')}output "id" { value = ibm_iam_service_id.engin.iam_id }` },
    [`a.tf:4:23 \`ibm_iam_service_id.engin\` ${undeclared}: did you mean \`ibm_iam_service_id.engine\`?`],
  ],
  [
    'a resource of a misspelled type',
    { 'a.tf': `${sid('name = "x"')}output "id" { value = ibm_iam_serviceid.engine.iam_id }` },
    [`a.tf:4:23 \`ibm_iam_serviceid.engine\` ${undeclared}: did you mean \`ibm_iam_service_id.engine\`?`],
  ],
  [
    'a resource that is a data source',
    { 'a.tf': `data "ibm_resource_group" "rg" {}\n${instance('ibm_resource_group.rg.id')}` },
    [`a.tf:2:60 \`ibm_resource_group.rg\` ${undeclared}: did you mean \`data.ibm_resource_group.rg\`?`],
  ],
  [
    'a data source',
    { 'a.tf': instance('data.ibm_resource_group.rg.id') },
    [`a.tf:1:60 \`data.ibm_resource_group.rg\` ${undeclared}: Terraform refuses it`],
  ],
  [
    'a variable, a local value and a module',
    {
      'a.tf': sid('name = "${var.prefx}-${local.suffix}"\ntags = module.tags.all'),
      'b.tf': 'variable "prefix" {}\nvariable "suffix" {}\nmodule "tag" { source = "x/y/ibm" }',
    },
    [
      `a.tf:2:11 \`var.prefx\` ${undeclared}: did you mean \`var.prefix\`?`,
      `a.tf:2:24 \`local.suffix\` ${undeclared}: did you mean \`var.suffix\`?`,
      `a.tf:3:8 \`module.tags\` ${undeclared}: did you mean \`module.tag\`?`,
    ],
  ],
  [
    'what a called module does not declare',
    { 'a.tf': 'module "m" { source = "./m" }', 'm/a.tf': sid('name = var.name') },
    [`m/a.tf:2:8 \`var.name\` ${undeclared}: Terraform refuses it`],
  ],
  [
    'in JSON',
    { 'a.tf.json': '{ "resource": { "ibm_iam_service_id": { "x": {\n "name": "${var.name}" } } } }' },
    [`a.tf.json:2:10 \`var.name\` ${undeclared}: Terraform refuses it`],
  ],
  [
    'once where none of a kind is declared',
    { 'a.tf': sid('name = "${var.a}${var.b}${var.a}"\ndescription = var.c') },
    [
      'a.tf:2:11 undecided whether this directory is a module by itself: it declares no variable at all, and refers to `var.a` and 2 more',
    ],
  ],
  [
    'what a resource of IAM depends on, and nothing else',
    {
      'a.tf': `${sid('name = local.name')}\nlocals {\n  name = var.name\n  other = var.other\n}\nvariable "x" {}\nresource "ibm_is_vpc" "x" { name = var.vpc }`,
    },
    [`a.tf:6:10 \`var.name\` ${undeclared}: did you mean \`local.name\`?`],
  ],
  [
    'in the call of a module that leads to one of IAM',
    {
      'a.tf':
        'variable "x" {}\nmodule "a" {\n  source = "./a"\n  name = var.nme\n}\nmodule "b" {\n  source = "./b"\n  name = var.nmo\n}',
      'a/a.tf': 'variable "name" {}\nmodule "c" {\n  source = "./c"\n}',
      'a/c/c.tf': sid('name = "x"'),
      'b/b.tf': 'variable "name" {}',
    },
    [`a.tf:4:10 \`var.nme\` ${undeclared}: Terraform refuses it`],
  ],
  [
    'nothing where a file has a syntax error',
    { 'a.tf': sid('name = var.name'), 'b.tf': 'resource "ibm_iam_service_id" {' },
    [],
  ],
  ['nothing beside files of OpenTofu', { 'a.tf': sid('name = var.name'), 'b.tofu': 'variable "name" {}' }, []],
  ['nothing beside files of Terragrunt', { 'a.tf': sid('name = var.name'), 'terragrunt.hcl': '' }, []],
  ['nothing beside templates', { 'a.tf': sid('name = var.name'), 'variables.tf.j2': '' }, []],
  [
    'nothing of other providers, of names that are given here, and of names that mean something else',
    {
      'a.tf': `
terraform { required_providers { ibm = { source = "IBM-Cloud/ibm" } } }
${sid('name = random_id.x.hex\nprovider = ibm.east\nlifecycle { ignore_changes = [var.x] }')}
output "a" { value = [for local in [{ a = 1 }] : local.a] }
output "b" { value = "%{ for var in [{ a = 1 }] }\${var.a}%{ endfor }" }
resource "ibm_iam_service_policy" "p" {
  dynamic "resources" {
    for_each = [{ s = "kms" }]
    iterator = ibm_it
    content { service = ibm_it.value.s }
  }
  roles = [path.module, terraform.workspace]
}
moved {
  from = ibm_iam_service_id.old
  to   = ibm_iam_service_id.engine
}
removed { from = ibm_iam_service_id.older }
import {
  to = ibm_iam_service_id.generated
  id = "x"
}`,
    },
    [],
  ],
];

testSuite('what a module does not declare', (test) => {
  for (const [title, files, expected] of cases) {
    test(title, async () => {
      assert.equal(await unresolvedIn(files), expected);
    });
  }

  test('what stands deep in an expression', async () => {
    const found = await unresolvedIn({
      'b.tf': 'variable "x" {}\nlocals {\n  y = 1\n}\n',
      'a.tf': sid(
        'name = join("-", [for each in [1] : var.a ? upper(local.b) : "%{ if var.c }x%{ endif }"], { k = local.d[0].e })',
      ),
    });
    assert.equal(
      found.map((each) => /`([^`]*)`/.exec(each)?.[1]),
      ['var.a', 'local.b', 'var.c', 'local.d'],
    );
  });
});
