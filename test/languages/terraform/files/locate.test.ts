import * as assert from 'uvu/assert';
import type { Path } from '../../../../src/source/place.ts';
import { testSuite } from '../../../harness.ts';
import { readFiles } from '../declared-in.ts';

const hcl = `# about "ibm"
resource "ibm_iam_service_policy" "p" {
  roles = ["Viewer", var.role]
  resources {
    service    = "kms"
    attributes = { "vault-id" = "v" }
  }
  resources { service = "cos" }
  dynamic "tags" {
    for_each = []
    content { name = "t" }
  }
  old = [{ a = 1 }]
  one = { a = 2 }
}
locals { a = 1 }
locals { b = 2 }
`;

const json = `{
  "resource": [{ "ibm_iam_service_policy": { "p": {
    "roles": ["Viewer", "Editor"],
    "resources": { "service": "kms" },
    "tags": [{ "name": "t" }]
  } } }]
}`;

const p: Path = ['resource', 'ibm_iam_service_policy', 'p'];

const inHcl: readonly (readonly [Path, 'key' | 'value', string])[] = [
  [p, 'key', 'resource "ibm_iam_service_policy" "p"'],
  [[...p, 'roles'], 'key', 'roles'],
  [[...p, 'roles'], 'value', '["Viewer", var.role]'],
  [[...p, 'roles', 1], 'value', 'var.role'],
  [[...p, 'roles', 7], 'value', '["Viewer", var.role]'],
  [[...p, 'roles', 7], 'key', '["Viewer", var.role]'],
  [[...p, 'resources', 0, 'service'], 'value', '"kms"'],
  [[...p, 'resources', 1, 'service'], 'value', '"cos"'],
  [[...p, 'resources', 1], 'value', 'resources { service = "cos" }'],
  [[...p, 'resources', 0, 'attributes', 'vault-id'], 'value', '"v"'],
  [[...p, 'resources', 0, 'attributes', 'vault-id'], 'key', '"vault-id"'],
  [[...p, 'tags', 3, 'name'], 'value', '"t"'],
  [[...p, 'old', 0, 'a'], 'value', '1'],
  [[...p, 'one', 0, 'a'], 'value', '2'],
  [['locals', 'b'], 'value', '2'],
  [['locals', 'a'], 'key', 'a'],
  [['resource'], 'key', ''],
  [['resource', 'ibm_iam_service_policy'], 'key', ''],
];

const inJson: readonly (readonly [Path, 'key' | 'value', string])[] = [
  [p, 'key', '"p"'],
  [[...p, 'roles', 1], 'value', '"Editor"'],
  [[...p, 'resources', 0, 'service'], 'value', '"kms"'],
  [[...p, 'resources', 0, 'service'], 'key', '"service"'],
  [[...p, 'tags', 0, 'name'], 'value', '"t"'],
  [[...p, 'tags', 0, 'nothing'], 'value', '{ "name": "t" }'],
];

testSuite('locate', (test) => {
  const tables: readonly (readonly [string, string, typeof inHcl])[] = [
    ['a.tf', hcl, inHcl],
    ['a.tf.json', json, inJson],
  ];
  for (const [name, text, places] of tables)
    test(`finds places in ${name}`, async () => {
      const parsed = (await readFiles({ [name]: text })).parsed.get(name);
      const ranges = parsed?.locate(places.map(([path, at]) => ({ index: 0, path, at }))) ?? [];
      assert.equal(
        ranges.map(({ start, end }) => text.slice(start, end)),
        places.map(([, , expected]) => expected),
      );
    });

  test('finds comments, which are none within texts', async () => {
    const text = '# one\na = "# no" # two\n/* no */\n  // three\r\nb = <<EOT\n# no\nEOT\nx = "ibm${1 /* no */ }"';
    const parsed = (await readFiles({ 'a.tf': text })).parsed.get('a.tf');
    assert.equal(
      parsed
        ?.comments()
        .map(({ text: said, line, alone, range }) => [said, line, alone, text.slice(range.start, range.end)]),
      [
        [' one', 1, true, '# one'],
        [' two', 2, false, '# two'],
        [' three', 4, true, '// three'],
      ],
    );
  });
});
