import * as assert from 'uvu/assert';
import { addressOf, stepsOf, tokensOf } from '../../../src/languages/terraform-json/address.ts';
import { testSuite } from '../../harness.ts';

testSuite('terraform-json/address', (test) => {
  test('a reference is taken apart', () => {
    assert.equal(tokensOf('module.a["x.y"].ibm_iam_service_id.b[0].id'), [
      { name: 'module' },
      { name: 'a' },
      { key: 'x.y' },
      { name: 'ibm_iam_service_id' },
      { name: 'b' },
      { key: 0 },
      { name: 'id' },
    ]);
  });

  test('a key may hold quotes and brackets', () => {
    assert.equal(tokensOf(String.raw`a.b["say \"]\""]`), [{ name: 'a' }, { name: 'b' }, { key: 'say "]"' }]);
  });

  for (const text of ['a[', 'a.b["x', 'a..b', 'a.b[*].id', '"x"']) {
    test(`\`${text}\` is no reference`, () => assert.is(tokensOf(text), undefined));
  }

  test('the steps to a module', () => {
    assert.equal(stepsOf(''), []);
    assert.equal(stepsOf('module.a["k"].module.b[1].module.c'), [
      { name: 'a', key: 'k' },
      { name: 'b', key: 1 },
      { name: 'c', key: undefined },
    ]);
    assert.is(stepsOf('ibm_iam_service_id.x'), undefined);
    assert.is(stepsOf('module'), undefined);
  });

  test('an address as Terraform writes it', () => {
    assert.is(addressOf('', 'managed', 'ibm_iam_service_id', 'x', undefined), 'ibm_iam_service_id.x');
    assert.is(addressOf('module.a', 'data', 't', 'x', 'k"'), String.raw`module.a.data.t.x["k\""]`);
    assert.is(addressOf('module.a[0]', 'managed', 't', 'x', 3), 'module.a[0].t.x[3]');
  });
});
