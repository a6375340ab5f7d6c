import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { nameIn, readFiles } from '../declared-in.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';

const files: Readonly<Record<string, string>> = {
  'roles.yaml': `
operators: &operators [Operator, Viewer]
others: *operators
account: ${account}
digits: 12345678901234567890
quoted: "yes"
plain: yes
never: off
`,
  'roles.json': '{ "a": ["Viewer"] }',
  'backends.tftpl': '%{ for addr, port in ip_addrs ~}\nbackend ${addr}:${port}\n%{ endfor ~}\n',
  'config.tftpl': '%{ for config_key, config_value in config }\nset ${config_key} = ${config_value}\n%{ endfor ~}\n',
  'json.tftpl': '${jsonencode({ "backends": [for addr in ip_addrs : "${addr}:${port}"] })}',
  'self.tftpl': '${templatefile("self.tftpl", {})}',
  'broken.tftpl': '%{ for x in }',
  'plain.txt': 'hello\n',
};

const cases: readonly (readonly [expression: string, expected: unknown])[] = [
  ['file("plain.txt")', 'hello\n'],
  ['file("${path.module}/plain.txt")', 'hello\n'],
  ['trimspace(file("./plain.txt"))', 'hello'],
  ['file("${path.root}/plain.txt")', 'hello\n'],
  ['file("${path.cwd}/plain.txt")', '?'],
  ['file("missing.txt")', '?'],
  ['try(file("missing.txt"), "none")', '?'],
  ['file("../outside.txt")', '?'],
  ['file("/etc/hostname")', '?'],
  ['file(var.open)', '?'],
  ['fileexists("plain.txt")', true],
  ['fileexists("missing.txt")', '?'],
  ['filebase64("plain.txt")', 'aGVsbG8K'],
  ['filemd5("plain.txt")', 'b1946ac92492d2347c6235b4d2611184'],
  ['filesha256("plain.txt")', '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03'],
  ['jsondecode(file("roles.json")).a[0]', 'Viewer'],
  [
    'templatefile("backends.tftpl", { ip_addrs = ["10.0.0.1", "10.0.0.2"] })',
    'backend 0:10.0.0.1\nbackend 1:10.0.0.2\n',
  ],
  ['templatefile("config.tftpl", { config = { "x" = "y", "foo" = "bar" } })', '\nset foo = bar\n\nset x = y\n'],
  [
    'templatefile("json.tftpl", { port = 8080, ip_addrs = ["10.0.0.1", "10.0.0.2"] })',
    '{"backends":["10.0.0.1:8080","10.0.0.2:8080"]}',
  ],
  ['templatefile("json.tftpl", { port = var.open, ip_addrs = ["10.0.0.1"] })', '?'],
  ['templatefile("json.tftpl", { port = var.open, ip_addrs = [] })', '{"backends":[]}'],
  ['templatefile("json.tftpl", { ip_addrs = ["10.0.0.1"] })', '!'],
  ['templatefile("self.tftpl", {})', '?'],
  ['templatefile("broken.tftpl", {})', '?'],
  ['templatestring("$${a}-b", { a = "x" })', 'x-b'],
  ['templatestring("$${a}-b", { a = var.open })', '?'],
  ['templatefile("plain.txt", {})', 'hello\n'],
  ['yamldecode("hello: world")', { hello: 'world' }],
  ['yamldecode("true")', true],
  ['yamldecode("{a: &foo [1, 2, 3], b: *foo}")', { a: [1, 2, 3], b: [1, 2, 3] }],
  ['yamldecode("{a: &foo [1, *foo, 3]}")', '?'],
  ['yamldecode("{a: !not-supported foo}")', '?'],
  ['yamldecode("[yes, \\"yes\\", off, null, ~, 1.5, 0x1F]")', [true, 'yes', false, null, null, 1.5, '0x1F']],
  ['yamldecode("a: 2026-11-24")', '?'],
  ['yamldecode("a: \\"2026-11-24\\"")', { a: '2026-11-24' }],
  ['yamldecode("a: 010")', '?'],
  ['yamldecode("yes: 1")', '?'],
  ['yamldecode("a: 1\\n---\\nb: 2")', '?'],
  ['yamldecode("a: [")', '?'],
  ['yamldecode(file("roles.yaml")).others', ['Operator', 'Viewer']],
  ['yamldecode(file("roles.yaml")).account', account],
  ['yamldecode(yamlencode({ a = ["x", { b = 1 }] })).a[1].b', 1],
  ['yamlencode({"a":"b", "c":"d"})', '"a": "b"\n"c": "d"\n'],
  ['yamlencode({"foo":[1, 2, 3], "bar": "baz"})', '"bar": "baz"\n"foo":\n- 1\n- 2\n- 3\n'],
  [
    'yamlencode({"foo":[1, {"a":"b","c":"d"}, 3], "bar": "baz"})',
    '"bar": "baz"\n"foo":\n- 1\n- "a": "b"\n  "c": "d"\n- 3\n',
  ],
  [
    'yamlencode({ a = [], b = {}, c = null, d = { e = [true] } })',
    '"a": []\n"b": {}\n"c": null\n"d":\n  "e":\n  - true\n',
  ],
  ['yamlencode({ a = "two\\nlines" })', '?'],
  ['yamlencode({ a = var.open })', '?'],
];

const nameOf = async (expression: string): Promise<unknown> =>
  nameIn({
    ...files,
    'main.tf': `variable "open" {}\nresource "ibm_iam_service_id" "x" {\n  name = ${expression}\n}\n# yamldecode\n`,
  });

const large = `a: [${'"x", '.repeat(10_000)}"x"]\n`;

testSuite('functions of what is beside a configuration', (test) => {
  for (const [expression, expected] of cases) {
    test(expression, async () => {
      assert.equal(await nameOf(expression), expected);
    });
  }

  for (const call of [
    'yamldecode("# ${i}\\n${file("large")}")',
    'templatefile("many", { i = i })',
    'filesha512("large")',
  ]) {
    test(`so many of ${call} come to an end`, async () => {
      const { problems } = await readFiles({
        large,
        many: `${'${i}'.repeat(20_000)}`,
        'main.tf': `resource "ibm_iam_service_id" "x" {\n  name = length([for i in range(9999) : ${call}])\n}\n`,
      });
      assert.equal(
        problems.map(({ rule }) => rule),
        ['limit-exceeded'],
      );
    });
  }
});
