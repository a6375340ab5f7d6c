import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, days, moment, policy, serviceId, setup, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'policy-expired';

testSuite(id, (test) => {
  test('a policy of a user that IAM has', async () => {
    const text = snapshot(
      [
        policy({
          id: 'p-1',
          subject: [['iam_id', 'IBMid-060001QWER']],
          ...between('2026-01-01T00:00:00+00:00', '2026-06-30T23:59:59+00:00'),
        }),
      ],
      { users: [{ iam_id: 'IBMid-060001QWER', user_id: 'jo@example.com', email: 'jo@example.com' }] },
    );
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule warning: the policy ended on 2026-06-30 and grants nothing, but still counts towards the limits: delete it, or give it a new time window',
      '  cli: ibmcloud iam user-policy jo@example.com p-1 --output json --api-version v2 > p-1.json',
      '  cli: ibmcloud iam user-policy-delete jo@example.com p-1 --force',
      '  undo: ibmcloud iam user-policy-create jo@example.com --file p-1.json --api-version v2',
    ]);
  });

  test('Kubernetes Service, and all IAM-enabled services with it, grant on', async () => {
    const over = between('2026-01-01T00:00:00Z', '2026-06-30T00:00:00Z');
    const text = snapshot([
      policy({ target: [['serviceName', 'containers-kubernetes']], ...over }),
      policy({ target: [['serviceType', 'service']], ...over }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('in a setup', async () => {
    const text = setup([
      {
        subject: serviceId,
        roles: ['Viewer'],
        service: 'kms',
        condition: between('2026-01-01T00:00:00+00:00', '2026-06-30T23:59:59+00:00'),
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/condition/rule warning: the policy ended on 2026-06-30 and grants nothing, but still counts towards the limits: delete it, or give it a new time window',
    ]);
  });

  test('one of two windows is open', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'or',
          conditions: [
            when(moment, 'dateTimeLessThan', '2026-06-30T00:00:00Z'),
            when(moment, 'dateTimeLessThan', '2027-06-30T00:00:00Z'),
          ],
        },
        pattern: 'time-based-conditions:once',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('a day that is over nowhere yet', async () => {
    const text = snapshot([
      policy({ rule: when(moment, 'dateLessThanOrEquals', '2026-11-01'), pattern: 'time-based-conditions:once' }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('no window, an open one, one to come, and one that never opens', async () => {
    const text = snapshot([
      policy(),
      policy({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') }),
      policy({ ...between('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z') }),
      policy({ ...between('2026-06-01T00:00:00Z', '2026-05-01T00:00:00Z') }),
      policy({ rule: when(days, 'dayOfWeekEquals', '1'), pattern: 'time-based-conditions:weekly:all-day' }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
