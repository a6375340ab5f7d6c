import * as assert from 'uvu/assert';
import { printFindings } from '../../../findings.ts';
import { testSuite } from '../../../harness.ts';
import { lintTexts } from '../../../lint-texts.ts';

const rule = 'role-name-differs-by-case';

const main = (source: string): string => `module "engine" {
  source = "${source}"
  role   = "operator"
}
`;

const inner = `variable "role" {}
resource "ibm_iam_service_policy" "engine" {
  iam_id = "iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0"
  roles  = [var.role]

  resources {
    service = "iam-groups"
  }
}
`;

const modules = (directory: string, source = 'registry.terraform.io/acme/engine/ibm'): string =>
  JSON.stringify({
    Modules: [
      { Key: '', Source: '', Dir: '.' },
      { Key: 'engine', Source: source, Version: '1.0.0', Dir: directory },
    ],
  });

const places = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  printFindings(await lintTexts(files, { paths: ['app'], onlyRules: [rule] })).map((text) => text.split(' ')[0] ?? '');

testSuite('modules that Terraform downloaded', (test) => {
  const downloaded = { 'app/.terraform/modules/engine/main.tf': inner };

  test('a call is followed to where modules.json says', async () => {
    const files = {
      'app/main.tf': main('acme/engine/ibm'),
      'app/.terraform/modules/modules.json': modules('.terraform/modules/engine'),
      ...downloaded,
    };
    assert.equal(await places(files), ['app/main.tf:3']);
    assert.equal(await places({ ...files, 'app/main.tf': main('acme/other/ibm') }), [], 'another source by now');
  });

  test('the source of a repository may have been written in another way', async () => {
    const files = {
      'app/main.tf': main('github.com/acme/engine?ref=v1'),
      'app/.terraform/modules/modules.json': modules(
        '.terraform/modules/engine',
        'git::https://github.com/acme/engine.git?ref=v1',
      ),
      ...downloaded,
    };
    assert.equal(await places(files), ['app/main.tf:3']);
  });

  test('no directory outside is read, and no list that is broken', async () => {
    const files = { 'app/main.tf': main('acme/engine/ibm'), ...downloaded };
    for (const text of [modules('../../outside'), modules('/etc'), '{', '[]', '{"Modules":[1,{"Key":"engine"}]}'])
      assert.equal(await places({ ...files, 'app/.terraform/modules/modules.json': text }), [], text);
  });

  test('code from elsewhere is not linted by itself', async () => {
    const files = {
      'app/main.tf': main('acme/engine/ibm'),
      'app/.terraform/modules/modules.json': modules('.terraform/modules/engine'),
      'app/.terraform/modules/engine/main.tf': `${inner}${inner}`,
    };
    assert.equal(await places(files), ['app/main.tf:3']);
  });
});
