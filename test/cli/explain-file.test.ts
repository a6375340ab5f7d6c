import * as assert from 'uvu/assert';
import { loadConfig } from '../../src/config/load.ts';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const parts = { loadConfig };

const policy = {
  id: 'a1',
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: 'iam-ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d' }] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }],
  resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
};

const files = {
  '.git/HEAD': '',
  '.gitignore': '# comment\nold/*.json\n!old/kept.json\n',
  'deep/.iamlintignore': 'x*\n',
  'page.json': JSON.stringify({ policies: [policy, policy] }),
  'list.json': JSON.stringify([policy]),
  'setup.yaml':
    'kind: EngineSetup\nversion: 1\naccount: { id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34 }\nengine: { mode: service_authorization }\n',
  'all.yaml': `kind: AccountSnapshot
version: 1
account_id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34
policies: [${JSON.stringify(policy)}]
---
kind: EngineSetup
version: 1
account: { id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34 }
engine: { mode: service_authorization }
`,
  'main.tf': 'resource "ibm_iam_access_group" "a" {\n  name = "a"\n}\n',
  'make-group': '#!/bin/bash\nibmcloud iam access-group-create readers\n',
  'other.json': '{ "a": 1 }',
  'broken.json': '{ "policies": [',
  'old/a.json': JSON.stringify([policy]),
  'old/kept.json': JSON.stringify([policy]),
  'deep/down/x.json': JSON.stringify([policy]),
  'vendor/a.json': JSON.stringify([policy]),
  'tmp/a.json': JSON.stringify([policy]),
  'a.txt': JSON.stringify([policy]),
  '.iamlintrc.yaml': 'ignore: ["{tmp,temp}/"]\n',
};

const explained = async (name: string) => {
  const { code, out, err, asked } = await command(['lint', '--explain-file', name], { files, parts });
  assert.equal([err, asked], ['', undefined]);
  const [first, ...lines] = out.trimEnd().split('\n');
  assert.is(first, name);
  return { code, lines };
};

const linted = 'in a directory: it is linted';
const json = 'form: JSON, whose content says what it is';

/** What is said of a file. */
const sayings: readonly (readonly [name: string, code: number, lines: readonly string[]])[] = [
  [
    'page.json',
    0,
    [
      linted,
      json,
      'taken for:',
      '- document 1: a page of policies, by `policies`, whose items have `subjects` and `roles`: 2 items',
      'read: 2 policies',
    ],
  ],
  [
    'list.json',
    0,
    [
      linted,
      json,
      'taken for:',
      '- document 1: a list of policies, whose items have `subjects` and `roles`: 1 item',
      'read: 1 policy',
    ],
  ],
  [
    'all.yaml',
    0,
    [
      linted,
      'form: YAML, whose content says what it is',
      'taken for:',
      '- document 1: policies, by `policies`, a section of an account snapshot (`kind: AccountSnapshot`): 1 item',
      '- document 2: an engine setup, by `kind: EngineSetup`: 1 item',
      'read: 1 policy, 1 engine',
    ],
  ],
  [
    'main.tf',
    0,
    [
      linted,
      'form: Terraform, by its name',
      'taken for:',
      '- document 1: Terraform code: 1 `ibm_iam_access_group`',
      'read: 1 access group',
    ],
  ],
  [
    'make-group',
    0,
    [
      linted,
      'form: a script, by its first line `#!/bin/bash`',
      'taken for:',
      '- document 1: commands: 1 `ibm_iam_access_group`',
      'read: 1 access group',
    ],
  ],
];

/** Why a file is left out of a walk. */
const reasons: readonly (readonly [name: string, line: string])[] = [
  ['old/a.json', 'in a directory: it is passed over, for `.gitignore:2` excludes it: `old/*.json`'],
  ['old/kept.json', linted],
  ['deep/down/x.json', 'in a directory: it is passed over, for `deep/.iamlintignore:1` excludes it: `x*`'],
  ['vendor/a.json', 'in a directory: it is passed over, for `vendor/` is not entered: it holds code from elsewhere'],
  ['a.txt', 'in a directory: it is passed over, for directories are not searched for files named as `a.txt`'],
  ['tmp/a.json', 'not linted: `ignore` of the config or `--ignore` excludes it: `tmp/`'],
];

testSuite('cli: --explain-file', (test) => {
  for (const [name, code, lines] of sayings) {
    test(`what \`${name}\` is taken for, and what is read from it`, async () => {
      assert.equal(await explained(name), { code, lines });
    });
  }

  for (const [name, line] of reasons) {
    test(`whether a walk reads \`${name}\`, and what keeps it from that`, async () => {
      assert.is((await explained(name)).lines[0], line);
    });
  }

  test('a file of no kind, and one that is broken, are told with the reason', async () => {
    const other = await explained('other.json');
    assert.is(other.code, 2);
    assert.match(other.lines.join('\n'), /not read:\n- other\.json:1:1: .*\(unknown-document\)/);
    const broken = await explained('broken.json');
    assert.is(broken.code, 2);
    assert.match(broken.lines.join('\n'), /not read:\n- broken\.json:1:\d+: .*\(syntax-error\)/);
  });

  test('no file, a directory, and paths beside it are refused', async () => {
    const none = await command(['lint', '--explain-file', 'none.json'], { files, parts });
    assert.equal([none.code, none.err], [2, 'iamlint: `none.json` cannot be explained: there is no such file\n']);
    const folder = await command(['lint', '--explain-file', 'old'], { files, parts });
    assert.match(folder.err, '`old` cannot be explained: it is a directory');
    const two = await command(['lint', 'a.json', '--explain-file', 'b.json'], { files, parts });
    assert.match(two.err, '`--explain-file` explains one file, which is its value');
  });
});
