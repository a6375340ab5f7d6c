import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { nameIn, readFiles } from '../declared-in.ts';
import { isUnknown } from '../../../../src/source/unknown.ts';

/** Defaults of a variable, and whether an argument that has its value is open to what a caller gives. */
const defaults: readonly (readonly [string, 'open' | 'kept'])[] = [
  ['null', 'open'],
  ['""', 'open'],
  ['[]', 'open'],
  ['{}', 'open'],
  ['0', 'kept'],
  ['false', 'kept'],
  ['["a"]', 'kept'],
  ['"a"', 'kept'],
];

const main = (fallback: string): string =>
  `variable "n" {\n  default = ${fallback}\n}\nresource "ibm_iam_service_id" "x" {\n  name = var.n\n}\n`;

testSuite('a variable that is nothing by default', (test) => {
  for (const [fallback, expected] of defaults)
    test(`${fallback} is ${expected}`, async () => {
      const { declaration } = await readFiles({ 'main.tf': main(fallback) });
      assert.is(isUnknown(declaration.resources[0]?.values.get('name')), expected === 'open');
    });

  test('one that is set to nothing is nothing', async () => {
    for (const [value, expected] of [
      ['null', undefined],
      ['""', ''],
    ] as const)
      assert.is(await nameIn({ 'main.tf': main('null'), 'terraform.tfvars': `n = ${value}\n` }), expected);
  });
});
