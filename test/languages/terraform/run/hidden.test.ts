import * as assert from 'uvu/assert';
import { printNotChecked } from '../../../findings.ts';
import { testSuite } from '../../../harness.ts';
import { lintTexts } from '../../../lint-texts.ts';

const notChecked = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  printNotChecked(await lintTexts(files, { paths: ['.'], onlyRules: [] }));

const policy = (repetition: string): string => `resource "ibm_iam_service_policy" "reader" {
  ${repetition}
  iam_id = var.id
  roles  = ["Viewer"]

  resources {
    service = "kms"
  }
}

variable "id" {}
`;

const flag = 'variable "on" {\n  default = false\n}\n';

const because =
  '-: of some blocks `count` or `for_each` makes no instance while variables have their defaults, so that what they make was not looked at:';

testSuite('blocks without an instance', (test) => {
  test('the variable that shows one is named, with the command', async () => {
    assert.equal(await notChecked({ 'main.tf': policy('count = var.on ? 1 : 0') + flag }), [
      `${because} \`ibm_iam_service_policy.reader\` (\`main.tf\`) needs \`--var on=true\` [iamlint lint --var on=true .]`,
    ]);
  });

  test('through a local and a module that is called', async () => {
    const files = {
      'root/main.tf': `${flag}locals {\n  create = var.on && true\n}\nmodule "inner" {\n  source = "../inner"\n  count  = local.create ? 1 : 0\n  id     = "iam-ServiceId-1"\n}\n`,
      'inner/main.tf': policy(''),
    };
    assert.equal(await notChecked(files), [
      `${because} \`ibm_iam_service_policy.reader\` (\`inner/main.tf\`) needs \`--var on=true\` [iamlint lint --var on=true root]`,
    ]);
  });

  test('of a variable that is nothing by default no value is invented', async () => {
    const files = { 'main.tf': `${policy('for_each = var.services')}variable "services" {\n  default = {}\n}\n` };
    assert.equal(await notChecked(files), [
      `${because} \`ibm_iam_service_policy.reader\` (\`main.tf\`) needs \`--var services=VALUE\``,
    ]);
  });

  test('two variables that have to be set together are named together', async () => {
    const both = `${policy('count = var.on && var.too ? 1 : 0')}${flag}${flag.replace('"on"', '"too"')}`;
    const told = '`ibm_iam_service_policy.reader` (`main.tf`) needs `--var on=true --var too=true`';
    assert.equal(await notChecked({ 'main.tf': both }), [
      `${because} ${told} [iamlint lint --var on=true --var too=true .]`,
    ]);
    const off = both
      .replace('var.too', '!var.too')
      .replace(/"too" \{\n {2}default = false/, '"too" {\n  default = true');
    assert.equal(await notChecked({ 'main.tf': off }), [
      `${because} \`ibm_iam_service_policy.reader\` (\`main.tf\`) needs \`--var on=true --var too=false\` [iamlint lint --var on=true --var too=false .]`,
    ]);
  });

  test('a text is set to what conditions and validations ask for', async () => {
    const mode = (more = ''): string => `variable "mode" {\n  default = "basic"\n${more}}\n`;
    const told = (value: string, obtain: string) => [
      `${because} \`ibm_iam_service_policy.reader\` (\`main.tf\`) needs \`--var mode=${value}\`${obtain}`,
    ];
    const full = told('full', ' [iamlint lint --var mode=full .]');
    const validation =
      '  validation {\n    condition     = contains(["basic", "full"], var.mode)\n    error_message = "No."\n  }\n';
    const indexed = 'count = { basic = 0, full = 1 }[var.mode]';
    const locals = 'locals {\n  policies = var.mode == "full" ? ["a"] : []\n}\n';
    assert.equal(await notChecked({ 'main.tf': policy('count = var.mode == "full" ? 1 : 0') + mode() }), full);
    assert.equal(
      await notChecked({ 'main.tf': policy('count = var.mode != "basic" ? 1 : 0') + mode(validation) }),
      full,
    );
    assert.equal(await notChecked({ 'main.tf': policy(indexed) + mode() }), full);
    assert.equal(await notChecked({ 'main.tf': policy('for_each = toset(local.policies)') + locals + mode() }), full);
    assert.equal(
      await notChecked({ 'main.tf': policy('count = startswith(var.mode, "f") ? 1 : 0') + mode() }),
      told('VALUE', ''),
    );
  });

  test('in a module that is called, too, and of what its caller does not give that is told', async () => {
    const inner = `${policy('count = var.mode == "full" && var.on ? 1 : 0')}variable "mode" {}\n${flag}`;
    const root = (more: string): string =>
      `variable "kind" {\n  default = "basic"\n}\nmodule "inner" {\n  source = "../inner"\n  mode   = var.kind\n  id     = "iam-ServiceId-1"\n${more}}\n`;
    assert.equal(await notChecked({ 'root/main.tf': root('  on     = true\n'), 'inner/main.tf': inner }), [
      `${because} \`ibm_iam_service_policy.reader\` (\`inner/main.tf\`) needs \`--var kind=full\` [iamlint lint --var kind=full root]`,
    ]);
    assert.equal(await notChecked({ 'root/main.tf': root(''), 'inner/main.tf': inner }), [
      `${because} \`ibm_iam_service_policy.reader\` (\`inner/main.tf\`) needs other values of \`var.kind\` and \`module.inner: on\``,
    ]);
  });

  test('nothing is silent where many variables hide blocks', async () => {
    const each = (nth: number): string =>
      policy(`count = var.on${nth} ? 1 : 0`).replace('"reader"', `"p${nth}"`).replace('variable "id" {}\n', '') +
      flag.replace('"on"', `"on${nth}"`);
    const text = Array.from({ length: 90 }, (_, nth) => each(nth)).join('\n');
    const [told = ''] = await notChecked({ 'main.tf': `${text}\nvariable "id" {}\n` });
    assert.match(told, /; 85 more need other values \[/);
    assert.match(told, /--var on89=true/);
  });

  test('nothing is said of what is there, of a variable that is set, and of what no variable shows', async () => {
    const on = policy('count = var.on ? 1 : 0') + flag;
    assert.equal(await notChecked({ 'main.tf': on, 'terraform.tfvars': 'on = false\n' }), []);
    assert.equal(await notChecked({ 'main.tf': on.replace('= false', '= true') }), []);
    assert.equal(await notChecked({ 'main.tf': policy('count = 0') + flag }), []);
    assert.equal(await notChecked({ 'main.tf': policy('count = var.on ? 1 : 1') + flag }), []);
  });
});
