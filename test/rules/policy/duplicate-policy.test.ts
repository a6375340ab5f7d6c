import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, group, policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'duplicate-policy';

testSuite(id, (test) => {
  test('the same target, written in another order', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', 'eu-de'],
        ],
      }),
      policy({
        roles: ['Editor'],
        target: [
          ['region', 'eu-de'],
          ['serviceName', 'kms'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/1 error: the subject already has a policy on this target, so IAM refuses this one (409, `policy_conflict_error`); put the roles of both into one policy',
    ]);
  });

  test('beside one that IAM has', async () => {
    const text = snapshot([policy({ id: 'p-1' }), policy({ roles: ['Editor'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/1 error: the subject already has a policy on this target, so IAM refuses this one (409, `policy_conflict_error`); put the roles of both into one policy',
    ]);
  });

  test('in both spellings of the subject', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Viewer'], service: 'kms' },
      { subject: serviceId.slice(4), roles: ['Editor'], service: 'kms' },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/1 error: the subject already has a policy on this target, so IAM refuses this one (409, `policy_conflict_error`); put the roles of both into one policy',
    ]);
  });

  test('others: of subject, target, tag, condition; two IAM has', async () => {
    const text = snapshot([
      policy(),
      policy({ subject: [['access_group_id', group]] }),
      policy({
        target: [
          ['serviceName', 'kms'],
          ['region', 'eu-de'],
        ],
      }),
      policy({ tags: [['env', 'prod']] }),
      policy({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') }),
      policy({ id: 'p-1', target: [['serviceName', 'logs']] }),
      policy({ id: 'p-2', target: [['serviceName', 'logs']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
