import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, policy, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'policy-expires-soon';

testSuite(id, (test) => {
  test('within two weeks', async () => {
    const text = snapshot([policy({ ...between('2026-01-01T00:00:00Z', '2026-11-10T18:00:00Z') })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule info: the policy ends on 2026-11-10, in 9 days: renew it before that day if the access is still needed',
    ]);
  });

  test('today', async () => {
    const text = snapshot([policy({ ...between('2026-01-01T00:00:00Z', '2026-11-01T18:00:00Z') })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule info: the policy ends on 2026-11-01, in less than a day: renew it before that day if the access is still needed',
    ]);
  });

  test('later, over, and for ever', async () => {
    const text = snapshot([
      policy({ ...between('2026-01-01T00:00:00Z', '2026-11-16T00:00:00Z') }),
      policy({ ...between('2026-01-01T00:00:00Z', '2026-10-31T00:00:00Z') }),
      policy(),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('as many days before as the config says', async () => {
    const text = snapshot([policy({ ...between('2026-01-01T00:00:00Z', '2026-12-24T18:00:00Z') })]);
    assert.equal(await findingsWithRepairs(id, text, { days: 52 }), []);
    assert.equal(await findingsWithRepairs(id, text, { days: 60 }), [
      '/policies/0/rule info: the policy ends on 2026-12-24, in 53 days: renew it before that day if the access is still needed',
    ]);
  });
});
