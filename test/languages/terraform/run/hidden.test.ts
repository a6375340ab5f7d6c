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

  test('nothing is said of what is there, of a variable that is set, and of what no variable shows', async () => {
    const on = policy('count = var.on ? 1 : 0') + flag;
    assert.equal(await notChecked({ 'main.tf': on, 'terraform.tfvars': 'on = false\n' }), []);
    assert.equal(await notChecked({ 'main.tf': on.replace('= false', '= true') }), []);
    assert.equal(await notChecked({ 'main.tf': policy('count = 0') + flag }), []);
    assert.equal(await notChecked({ 'main.tf': policy('count = var.on ? 1 : 1') + flag }), []);
  });
});
