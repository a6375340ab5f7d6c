import * as assert from 'uvu/assert';
import { isUnknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { nameIn, readFiles } from './declared-in.ts';

const main = 'variable "n" { default = "default" }\nresource "ibm_iam_service_id" "x" { name = var.n }\n';

/** Files, and what the variable `n` is in the end. */
const precedence: readonly (readonly [string, Readonly<Record<string, string>>, unknown])[] = [
  ['the default', {}, 'default'],
  ['terraform.tfvars', { 'terraform.tfvars': 'n = "tfvars"' }, 'tfvars'],
  [
    'terraform.tfvars.json over terraform.tfvars',
    { 'terraform.tfvars': 'n = "tfvars"', 'terraform.tfvars.json': '{"n": "json ${x}"}' },
    'json ${x}',
  ],
  [
    'the last *.auto.tfvars',
    { 'terraform.tfvars': 'n = "t"', 'b.auto.tfvars': 'n = "b"', 'a.auto.tfvars.json': '{"n": "a"}' },
    'b',
  ],
  ['no file of another name', { 'prod.tfvars': 'n = "prod"' }, 'default'],
];

const typed = async (type: string, value: string): Promise<unknown> =>
  nameIn({
    'a.tf': `variable "n" {\n  type = ${type}\n  default = ${value}\n}\nresource "ibm_iam_service_id" "x" { name = var.n }\n`,
  });

const withoutDefault = 'variable "n" {}\nresource "ibm_iam_service_id" "x" { name = var.n }\n';

/** Files beside `main.tf`, and what is said of a variable without a value. */
const offered: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], string])[] = [
  ['nothing where there is none', {}, [], ''],
  ['a file', { 'prod.tfvars': '' }, [], ' (`prod.tfvars` may give one: name it with `--var-file`)'],
  [
    'two files',
    { 'dev.tfvars': '', 'prod.tfvars.json': '{}' },
    [],
    ' (`dev.tfvars` or `prod.tfvars.json` may give one: name it with `--var-file`)',
  ],
  [
    'three files',
    { 'a.tfvars': '', 'b.tfvars': '', 'c.tfvars': '' },
    [],
    ' (`a.tfvars` or one of 2 more may give one: name it with `--var-file`)',
  ],
  ['nothing where Terraform takes it', { 'terraform.tfvars': '', 'a.auto.tfvars': '' }, [], ''],
  ['nothing where one is named', { 'dev.tfvars': '', 'prod.tfvars': '' }, ['dev.tfvars'], ''],
];

testSuite('variables', (test) => {
  for (const [title, files, varFiles, expected] of offered)
    test(`a variable without a value is offered ${title}`, async () => {
      const { declaration } = await readFiles({ 'main.tf': withoutDefault, ...files }, { varFiles });
      const name = declaration.resources[0]?.values.get('name');
      assert.is(isUnknown(name) ? name.unknown : name, `the variable \`n\` has no value here${expected}`);
    });

  for (const [title, files, expected] of precedence)
    test(`a variable is ${title}`, async () => {
      assert.equal(await nameIn({ 'main.tf': main, ...files }), expected);
    });

  test('files of the command line win over those found, and texts over files', async () => {
    const files = { 'main.tf': main, 'z.auto.tfvars': 'n = "auto"', 'a.tfvars': 'n = "a"', 'b.tfvars': 'n = "b"' };
    assert.equal(await nameIn(files, { varFiles: ['a.tfvars', 'b.tfvars'] }), 'b');
    const vars = [
      { name: 'n', text: 'first' },
      { name: 'n', text: 'last' },
    ];
    assert.equal(await nameIn(files, { varFiles: ['a.tfvars'], vars }), 'last');
  });

  test('a text of the command line is an expression for a list, and as it stands otherwise', async () => {
    const list = { 'a.tf': `variable "n" { type = list(string) }\nresource "ibm_iam_service_id" "x" { name = var.n }` };
    assert.equal(await nameIn(list, { vars: [{ name: 'n', text: '["a", "b"]' }] }), ['a', 'b']);
    assert.equal(await nameIn({ 'main.tf': main }, { vars: [{ name: 'n', text: '["a"]' }] }), '["a"]');
  });

  test('a file of values that is not there is said', async () => {
    const { problems } = await readFiles({ 'main.tf': main }, { varFiles: ['no.tfvars'] });
    assert.equal(
      problems.map(({ rule, message }) => [rule, message]),
      [['unreadable-file', '`no.tfvars` cannot be read: there is no such file']],
    );
  });

  test('files of values know no names', async () => {
    assert.equal(await nameIn({ 'main.tf': main, 'terraform.tfvars': 'n = local.x' }), '!');
  });

  const types: readonly (readonly [string, string, unknown])[] = [
    ['string', '5', '5'],
    ['number', '"5"', 5],
    ['bool', '"true"', true],
    ['"list"', '["a"]', ['a']],
    ['set(string)', '["b", "a", "b"]', ['a', 'b']],
    ['list(number)', '["1", 2]', [1, 2]],
    ['map(string)', '{ a = 1 }', { a: '1' }],
    ['tuple([string, number])', '[1, "2"]', ['1', 2]],
    [
      'object({ a = string, b = optional(number, 2), c = optional(string) })',
      '{ a = 1, z = 3 }',
      { a: '1', b: 2, c: null },
    ],
    ['list(object({ a = optional(string, "x") }))', '[{}, { a = "y" }]', [{ a: 'x' }, { a: 'y' }]],
    ['list(string)', '"a"', '!'],
    ['any', '[1, "a"]', [1, 'a']],
  ];
  for (const [type, value, expected] of types)
    test(`${value} as ${type}`, async () => {
      assert.equal(await typed(type, value), expected);
    });

  test('a sensitive variable is unknown, and what it refers to stays', async () => {
    const child = 'variable "n" { sensitive = true }\nresource "ibm_iam_service_id" "x" { name = var.n }';
    assert.equal(await nameIn({ 'a.tf': child, 'terraform.tfvars': 'n = "secret"' }), '?');
    assert.equal(
      await nameIn({
        'a.tf':
          'module "m" {\n  source = "./m"\n  n = ibm_x.y.id\n}\nresource "ibm_x" "y" { count = 0 }\nresource "ibm_z" "y" {}',
        'm/a.tf': child,
      }),
      undefined,
    );
    assert.equal(
      await nameIn({
        'a.tf': 'module "m" {\n  source = "./m"\n  n = other.y.id\n}\nresource "other" "y" {}',
        'm/a.tf': child,
      }),
      '@other.y.id',
    );
  });

  test('null is the default only where a variable refuses it', async () => {
    const child = (more: string): string =>
      `variable "n" {\n  default = "d"\n  ${more}\n}\nresource "ibm_iam_service_id" "x" { name = coalesce(var.n, "null") }`;
    const root = 'module "m" {\n  source = "./m"\n  n = null\n}';
    assert.equal(await nameIn({ 'a.tf': root, 'm/a.tf': child('') }), 'null');
    assert.equal(await nameIn({ 'a.tf': root, 'm/a.tf': child('nullable = false') }), 'd');
  });
});
