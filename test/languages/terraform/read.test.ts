import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { declaredIn, nameIn, readFiles, valuesIn } from './declared-in.ts';

const sid = (name: string, more = ''): string => `resource "ibm_iam_service_id" "x" {\n  name = ${name}\n${more}}\n`;

testSuite('readTerraform', (test) => {
  test('declares resources and data sources of IBM with their arguments and blocks', async () => {
    const declared = await declaredIn({
      'main.tf': `
        data "ibm_resource_group" "rg" { name = "default" }
        resource "ibm_iam_service_id" "x" {
          name     = "engine"
          tags     = null
          provider = ibm.other
          lifecycle { ignore_changes = [tags] }
        }
        resource "random_string" "y" { length = 3 }
        resource "ibm_iam_service_policy" "p" {
          iam_id = ibm_iam_service_id.x.iam_id
          roles  = ["Viewer"]
          resources {
            service           = "kms"
            resource_group_id = data.ibm_resource_group.rg.id
          }
          description = "for \${ibm_iam_service_id.x.name}"
        }`,
    });
    assert.equal(declared, {
      'data.ibm_resource_group.rg': { name: 'default' },
      'ibm_iam_service_id.x': { name: 'engine' },
      'ibm_iam_service_policy.p': {
        iam_id: '@ibm_iam_service_id.x.iam_id',
        roles: ['Viewer'],
        description: 'for engine',
        resources: [{ service: 'kms', resource_group_id: '@data.ibm_resource_group.rg.id' }],
      },
    });
  });

  test('keeps the known items of a list beside unknown ones', async () => {
    assert.equal(await declaredIn({ 'a.tf': `variable "v" {}\n${sid('"a"', '  tags = ["a", var.v]\n')}` }), {
      'ibm_iam_service_id.x': { name: 'a', tags: ['a', '?'] },
    });
  });

  test('says which variable has no value', async () => {
    const { declaration } = await readFiles({ 'a.tf': `variable "api" {}\n${sid('var.api')}` });
    assert.equal(declaration.resources[0]?.values.get('name'), {
      unknown: 'the variable `api` has no value here',
      variable: 'var.api',
    });
  });

  test('makes an instance for each entry of a known map, and for each of a known count', async () => {
    const declared = await declaredIn({
      'a.tf': `
        locals { roles = { kms = ["Viewer"], cos = ["Manager"] } }
        resource "ibm_iam_service_id" "s" {
          count = 2
          name  = "s-\${count.index}"
        }
        resource "ibm_iam_service_policy" "p" {
          for_each = local.roles
          iam_id   = ibm_iam_service_id.s[0].iam_id
          roles    = each.value
          resources { service = each.key }
        }
        resource "ibm_iam_access_group" "none" {
          count = 0
          name  = "never"
        }
        resource "ibm_iam_access_group_members" "m" {
          access_group_id = "AccessGroupId-1"
          iam_service_ids = concat(ibm_iam_service_id.s[*].iam_id, values(ibm_iam_service_policy.p)[*].id)
        }`,
    });
    assert.equal(declared, {
      'ibm_iam_service_id.s[0]': { name: 's-0' },
      'ibm_iam_service_id.s[1]': { name: 's-1' },
      'ibm_iam_service_policy.p["cos"]': {
        iam_id: '@ibm_iam_service_id.s[0].iam_id',
        roles: ['Manager'],
        resources: [{ service: 'cos' }],
      },
      'ibm_iam_service_policy.p["kms"]': {
        iam_id: '@ibm_iam_service_id.s[0].iam_id',
        roles: ['Viewer'],
        resources: [{ service: 'kms' }],
      },
      'ibm_iam_access_group_members.m': {
        access_group_id: 'AccessGroupId-1',
        iam_service_ids: [
          '@ibm_iam_service_id.s[0].iam_id',
          '@ibm_iam_service_id.s[1].iam_id',
          '@ibm_iam_service_policy.p["cos"].id',
          '@ibm_iam_service_policy.p["kms"].id',
        ],
      },
    });
  });

  test('declares one that perhaps exists where the number is not known', async () => {
    const { declaration } = await readFiles({
      'a.tf': `
        variable "make" {}
        resource "ibm_iam_service_id" "s" {
          count = var.make ? 1 : 0
          name  = "s"
        }
        resource "ibm_iam_service_policy" "p" {
          for_each = toset(var.make)
          iam_id   = ibm_iam_service_id.s[0].iam_id
          roles    = [each.key]
        }`,
    });
    assert.equal(
      declaration.resources.map(({ address, uncertainBecause }) => [address, uncertainBecause]),
      [
        ['ibm_iam_service_id.s', '`count` is not known: the variable `make` has no value here'],
        ['ibm_iam_service_policy.p', '`for_each` is not known: the variable `make` has no value here'],
      ],
    );
    assert.equal(valuesIn({ declaration, parsed: new Map(), problems: [] })['ibm_iam_service_policy.p'], {
      iam_id: '@ibm_iam_service_id.s.iam_id',
      roles: ['?'],
    });
  });

  test('unfolds dynamic blocks', async () => {
    const declared = await declaredIn({
      'a.tf': `
        variable "more" {}
        resource "ibm_iam_service_policy" "p" {
          resource_attributes {
            name  = "first"
            value = "1"
          }
          dynamic "resource_attributes" {
            for_each = { b = "2", a = "1" }
            iterator = it
            content {
              name  = it.key
              value = it.value
            }
          }
          dynamic "rule_conditions" {
            for_each = []
            content { key = "x" }
          }
          dynamic "resource_tags" {
            for_each = var.more
            content { name = "x" }
          }
        }`,
    });
    assert.equal(declared['ibm_iam_service_policy.p'], {
      resource_attributes: [
        { name: 'first', value: '1' },
        { name: 'a', value: '1' },
        { name: 'b', value: '2' },
      ],
      rule_conditions: [],
      resource_tags: '?',
    });
  });

  test('reads what files of Terraform 0.11 look like', async () => {
    const declared = await declaredIn({
      'a.tf': `
        resource ibm_iam_service_policy p {
          iam_service_id = "\${ibm_iam_service_id.x.id}"
          roles          = ["\${"Viewer"}"]
          resources      = [{ service = "kms" }]
        }
        ${sid('"${format("%s", "a")}"')}`,
    });
    assert.equal(declared['ibm_iam_service_policy.p'], {
      iam_service_id: '@ibm_iam_service_id.x.id',
      roles: ['Viewer'],
      resources: [{ service: 'kms' }],
    });
  });

  test('follows a key through the outputs of modules three deep', async () => {
    const declared = await declaredIn({
      'main.tf': `
        module "a" {
          source = "./modules/a"
          name   = "engine"
        }
        resource "ibm_sm_iam_credentials_configuration" "c" {
          api_key = module.a.key
          name    = module.a.name
        }`,
      'modules/a/main.tf': `
        variable "name" {}
        module "b" {
          source = "../b"
          for_each = { one = "\${var.name}-1" }
          given    = { name = each.value, more = 1 }
        }
        output "key" {
          value     = module.b["one"].key
          sensitive = true
        }
        output "name" { value = join("", values(module.b)[*].name) }`,
      'modules/b/main.tf': `
        variable "given" { type = object({ name = string, size = optional(number, 3) }) }
        module "c" {
          source = "./c"
          sid    = ibm_iam_service_id.x
        }
        ${sid('"${var.given.name}-${var.given.size}"')}
        output "key" { value = module.c.key }
        output "name" { value = ibm_iam_service_id.x.name }`,
      'modules/b/c/main.tf': `
        variable "sid" {}
        resource "ibm_iam_service_api_key" "k" { iam_service_id = var.sid.iam_id }
        output "key" { value = ibm_iam_service_api_key.k.apikey }`,
    });
    assert.equal(declared, {
      'ibm_sm_iam_credentials_configuration.c': {
        api_key: '@module.a.module.b["one"].module.c.ibm_iam_service_api_key.k.apikey',
        name: 'engine-1-3',
      },
      'module.a.module.b["one"].ibm_iam_service_id.x': { name: 'engine-1-3' },
      'module.a.module.b["one"].module.c.ibm_iam_service_api_key.k': {
        iam_service_id: '@module.a.module.b["one"].ibm_iam_service_id.x.iam_id',
      },
    });
  });

  test('says once for each call that a module from elsewhere is not read', async () => {
    const { declaration } = await readFiles({
      'main.tf': `
        module "r" { source = "terraform-ibm-modules/iam/ibm" }
        module "g" { source = "git::https://user:secret@example.com/x.git" }
        module "n" { source = "./nowhere" }
        ${sid('module.r.name', '  tags = [module.g[0].x, module.n.y]\n')}`,
    });
    assert.equal(
      declaration.gaps.map(({ why, origin }) => [why, origin.path.join('.')]),
      [
        ['the module `r` comes from `terraform-ibm-modules/iam/ibm`: what it makes is not known', 'module.r'],
        ['the module `g` comes from `git::https://example.com/x.git`: what it makes is not known', 'module.g'],
        ['the module `n` comes from `./nowhere`: what it makes is not known', 'module.n'],
      ],
    );
    assert.equal(valuesIn({ declaration, parsed: new Map(), problems: [] }), {
      'ibm_iam_service_id.x': { name: '?', tags: ['?', '?'] },
    });
  });

  test('takes each directory that no other calls for a root, and the directory of a named file', async () => {
    const files = {
      'prod/main.tf': 'module "m" { source = "../common" }',
      'test/main.tf': 'module "m" { source = "../common" }',
      'test/more.tf': sid('"t"'),
      'common/main.tf': sid('"s"'),
    };
    const all = await declaredIn(files);
    assert.equal(Object.keys(all), [
      'prod//module.m.ibm_iam_service_id.x',
      'test//ibm_iam_service_id.x',
      'test//module.m.ibm_iam_service_id.x',
    ]);
    const one = await readFiles(files, { given: ['test/main.tf'] });
    assert.equal(Object.keys(valuesIn(one)), ['ibm_iam_service_id.x', 'module.m.ibm_iam_service_id.x']);
    assert.equal([...one.parsed.keys()], ['test/main.tf', 'test/more.tf', 'common/main.tf']);
  });

  test('reads no module outside the working directory unless that is allowed', async () => {
    const files = { 'in/main.tf': `module "m" { source = "../out" }\n${sid('"a"')}`, 'out/main.tf': sid('"s"') };
    const options = { given: ['in/main.tf'], cwd: 'in' };
    assert.equal(Object.keys(await declaredIn(files, options)), ['ibm_iam_service_id.x']);
    assert.equal(Object.keys(await declaredIn(files, { ...options, allowOutside: true })), [
      'ibm_iam_service_id.x',
      'module.m.ibm_iam_service_id.x',
    ]);
  });

  test('reads modules below its own directory from any working directory', async () => {
    const files = {
      'in/main.tf': `module "m" { source = "./modules/m" }`,
      'in/modules/m/main.tf': sid('"s"'),
      'elsewhere/x.tf': '',
    };
    const all = await declaredIn(files, { given: ['in/main.tf'], cwd: 'elsewhere' });
    assert.equal(Object.keys(all), ['module.m.ibm_iam_service_id.x']);
  });

  test('ends where modules call each other in a circle', async () => {
    const { declaration } = await readFiles({
      'a/main.tf': `module "b" { source = "../b" }\n${sid('"a"')}`,
      'b/main.tf': 'module "a" { source = "../a" }',
    });
    assert.equal(
      declaration.resources.map(({ address }) => address),
      ['ibm_iam_service_id.x'],
    );
    assert.equal(
      declaration.gaps.map(({ why }) => why),
      ['the module `a` calls itself'],
    );
  });

  test('ends where values lead back to themselves', async () => {
    assert.equal(await nameIn({ 'a.tf': `locals {\n  a = local.b\n  b = [local.a]\n}\n${sid('local.a[0]')}` }), '?');
    assert.equal(await nameIn({ 'a.tf': sid('ibm_iam_service_id.x.name') }), '?');
  });

  test('merges override files', async () => {
    assert.equal(
      await declaredIn({
        'main.tf': `
          locals { n = "a" }
          ${sid('local.n', '  tags = ["a"]\n  block { x = 1 }\n')}`,
        'override.tf': 'locals { n = "b" }',
        'z_override.tf': 'resource "ibm_iam_service_id" "x" {\n  tags = ["b"]\n  block { y = 2 }\n}',
      }),
      { 'ibm_iam_service_id.x': { name: 'b', tags: ['b'], block: [{ y: 2 }] } },
    );
  });

  test('says nothing of configurations without anything of IBM', async () => {
    const { declaration, parsed, problems } = await readFiles({ 'a.tf': 'resource "aws_iam_role" "x" {' });
    assert.equal([declaration.resources.length, declaration.gaps.length, parsed.size, problems.length], [0, 0, 0, 0]);
  });

  test('follows a bounded number of instances', async () => {
    const { declaration, problems } = await readFiles({ 'a.tf': sid('"a"', '  count = 1000000\n') });
    assert.equal(
      declaration.resources[0]?.uncertainBecause,
      '`count` is not known: iamlint follows no more instances in one run',
    );
    assert.equal(problems, []);
    const many = await readFiles({
      'a.tf': [1, 2, 3].map((nth) => sid('"a"', '  count = 4000\n').replace('"x"', `"x${nth}"`)).join(''),
    });
    assert.equal(many.declaration.resources.length, 8001);
    assert.equal(
      many.problems.map(({ rule }) => rule),
      [],
    );
  });

  test('follows no tree of modules without end', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 19 }, (_, nth) => [
        `m${nth}/main.tf`,
        `module "a" { source = "../m${nth + 1}" }\nmodule "b" { source = "../m${nth + 1}" }\n${sid('"x"')}`,
      ]),
    );
    const { declaration, problems } = await readFiles({ ...files, 'm19/main.tf': sid('"x"') });
    assert.equal(
      problems.map(({ rule }) => rule),
      ['limit-exceeded'],
    );
    assert.ok(declaration.resources.length < 10_000);
    assert.ok(declaration.gaps.length > 0);
  });

  test('takes a bounded number of steps', async () => {
    const doubled = Array.from({ length: 60 }, (_, nth) => `  a${nth + 1} = [local.a${nth}, local.a${nth}]\n`).join('');
    const chain = Array.from({ length: 5000 }, (_, nth) => `  c${nth} = local.c${nth + 1}\n`).join('');
    const { declaration } = await readFiles({
      'a.tf': `locals {\n  a0 = "x"\n${doubled}${chain}  c5000 = 1\n}\n${sid('jsonencode(local.a60)', '  tags = [local.c0]\n  y = setproduct(range(9000), range(9000))\n')}`,
    });
    assert.equal(valuesIn({ declaration, parsed: new Map(), problems: [] }), {
      'ibm_iam_service_id.x': { name: '?', tags: ['?'], y: '?' },
    });
  });
});
