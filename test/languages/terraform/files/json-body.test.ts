import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { declaredIn } from '../declared-in.ts';

const hcl = `
variable "names" {
  type    = list(string)
  default = ["a", "b"]
}
locals { first = var.names[0] }
resource "ibm_iam_service_id" "x" { name = "id-\${local.first}" }
resource "ibm_iam_service_policy" "p" {
  for_each = toset(var.names)
  iam_id   = ibm_iam_service_id.x.iam_id
  roles    = ["Viewer", each.key]
  resources {
    service    = "kms"
    attributes = { a = "b" }
  }
  resource_tags {
    name  = "n"
    value = "v"
  }
  dynamic "resource_attributes" {
    for_each = var.names
    content {
      name  = resource_attributes.value
      value = "\${upper(resource_attributes.value)}!"
    }
  }
}
module "m" {
  source = "./m"
  name   = ibm_iam_service_id.x.name
}
output "o" { value = module.m.o }
`;

const json = {
  '//': 'a comment',
  variable: { names: { type: 'list(string)', default: ['a', 'b'] } },
  locals: { first: '${var.names[0]}' },
  resource: [
    { ibm_iam_service_id: { x: { name: 'id-${local.first}' } } },
    {
      ibm_iam_service_policy: {
        p: {
          for_each: '${toset(var.names)}',
          iam_id: '${ibm_iam_service_id.x.iam_id}',
          roles: ['Viewer', '${each.key}'],
          resources: { service: 'kms', attributes: { a: 'b' } },
          resource_tags: [{ name: 'n', value: 'v' }],
          dynamic: {
            resource_attributes: {
              for_each: '${var.names}',
              content: { name: '${resource_attributes.value}', value: '${upper(resource_attributes.value)}!' },
            },
          },
        },
      },
    },
  ],
  module: { m: { source: './m', name: '${ibm_iam_service_id.x.name}' } },
  output: { o: { value: '${module.m.o}' } },
};

const child = {
  'm/a.tf':
    'variable "name" {}\nresource "ibm_iam_access_group" "g" { name = var.name }\noutput "o" { value = var.name }\n',
};

testSuite('bodyOfJson', (test) => {
  test('JSON says the same as HCL', async () => {
    const declared = await declaredIn({ 'a.tf.json': JSON.stringify(json), ...child });
    assert.equal(declared, await declaredIn({ 'a.tf': hcl, ...child }));
    assert.equal(declared['module.m.ibm_iam_access_group.g'], { name: 'id-a' });
  });

  test('both may make one module', async () => {
    const declared = await declaredIn({
      'a.tf': 'locals { name = "n" }',
      'b.tf.json': '{"resource": {"ibm_iam_service_id": {"x": {"name": "${local.name}$${x}\\n\\"q\\" \\\\"}}}}',
    });
    assert.equal(declared, { 'ibm_iam_service_id.x': { name: 'n${x}\n"q" \\' } });
  });

  test('a template that cannot be read is unknown', async () => {
    const declared = await declaredIn({
      'b.tf.json': '{"resource": {"ibm_iam_service_id": {"x": {"name": "${a b", "tags": ["a"]}}}}',
    });
    assert.equal(declared, { 'ibm_iam_service_id.x': { name: '?', tags: ['a'] } });
  });
});
