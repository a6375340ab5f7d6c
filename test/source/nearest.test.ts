import * as assert from 'uvu/assert';
import { nearest } from '../../src/source/nearest.ts';
import { testSuite } from '../harness.ts';

const cases: readonly (readonly [text: string, candidates: readonly string[], expected: string | undefined])[] = [
  ['recieved', ['received', 'sent'], 'received'],
  ['serviceNam', ['serviceType', 'serviceName'], 'serviceName'],
  ['role_ID', ['role_id'], 'role_id'],
  ['roleId', ['role_id'], 'role_id'],
  ['service-id', ['service_id'], 'service_id'],
  ['EngineSetpu', ['EngineSetup', 'AccountSnapshot'], 'EngineSetup'],
  ['lnit', ['lint', 'init'], 'lint'],
  ['polices', ['policies', 'profiles'], 'policies'],
  ['bucket', ['region', 'resource'], undefined],
  ['serviceInstance', ['serviceName', 'serviceType'], undefined],
  ['a', ['b'], undefined],
  ['', ['a'], undefined],
  ['x'.repeat(100_000), ['xx'], undefined],
];

testSuite('source/nearest', (test) => {
  for (const [text, candidates, expected] of cases) {
    test(`\`${text.slice(0, 20)}\` is nearest to ${expected ?? 'nothing'}`, () => {
      assert.is(nearest(text, candidates), expected);
    });
  }
});
