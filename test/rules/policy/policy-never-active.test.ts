import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, moment, policy, serviceId, setup, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'policy-never-active';

testSuite(id, (test) => {
  test('the end before the beginning', async () => {
    const text = snapshot([policy({ ...between('2027-06-01T00:00:00+00:00', '2027-05-31T23:59:59+00:00') })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule error: the condition begins on 2027-06-01 and ends on 2027-05-31, so it is never true and the policy grants nothing; correct the dates',
    ]);
  });

  test('in a setup', async () => {
    const text = setup([
      {
        subject: serviceId,
        roles: ['Viewer'],
        service: 'kms',
        condition: between('2027-06-01T00:00:00+00:00', '2026-05-31T23:59:59+00:00'),
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/condition/rule error: the condition begins on 2027-06-01 and ends on 2026-05-31, so it is never true and the policy grants nothing; correct the dates',
    ]);
  });

  test('a day, and windows', async () => {
    const text = snapshot([
      policy({ ...between('2027-06-01T00:00:00Z', '2027-06-01T00:00:00Z') }),
      policy({
        rule: {
          operator: 'and',
          conditions: [
            when(moment, 'dateGreaterThanOrEquals', '2027-06-01'),
            when(moment, 'dateLessThanOrEquals', '2027-06-01'),
          ],
        },
        pattern: 'time-based-conditions:once',
      }),
      policy(),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
