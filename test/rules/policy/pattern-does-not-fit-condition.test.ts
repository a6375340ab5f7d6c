import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, days, hours, policy, serviceId, setup, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'pattern-does-not-fit-condition';

testSuite(id, (test) => {
  test('a pattern without condition', async () => {
    const text = snapshot([policy({ pattern: 'time-based-conditions:once' })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/pattern error: the policy has the pattern `time-based-conditions:once` but no condition, so it always applies; add the `rule` for the pattern',
    ]);
  });

  test('a condition without pattern', async () => {
    const text = snapshot([policy({ rule: when(days, 'dayOfWeekAnyOf', ['1+00:00']) })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule error: the condition has no pattern: IAM refuses it; write `time-based-conditions:weekly:all-day`',
      '  edit: "pattern": "time-based-conditions:weekly:all-day"',
    ]);
  });

  test('a condition without pattern that none fits', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'and',
          conditions: [when(days, 'dayOfWeekEquals', '1'), when('{{resource.attributes.x}}', 'stringEquals', 'a')],
        },
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule error: the condition has no pattern: IAM refuses it',
    ]);
  });

  test('a pattern of an example of IBM', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'and',
          conditions: [when(days, 'dayOfWeekAnyOf', ['1']), when(hours, 'timeLessThan', '17:00:00')],
        },
        pattern: 'time-based-conditions:weekly',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/pattern warning low: `time-based-conditions:weekly` is not a pattern: did you mean `time-based-conditions:weekly:custom-hours`?',
      '  edit: "time-based-conditions:weekly:custom-hours"',
    ]);
  });

  test('a pattern of nobody', async () => {
    const text = snapshot([policy({ id: 'p-1', rule: when('{{x}}', 'stringEquals', 'a'), pattern: 'somehow' })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/pattern warning low: `somehow` is not a pattern that IBM documents',
    ]);
  });

  test('a pattern for others, in a setup', async () => {
    const text = setup([
      {
        subject: serviceId,
        roles: ['Viewer'],
        service: 'kms',
        condition: { pattern: 'time-based-conditions:once', rule: when(days, 'dayOfWeekEquals', '1') },
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/condition/rule/key warning: the condition tests the day of the week, but the pattern `time-based-conditions:once` is for another kind of condition',
      '  edit: "pattern": "time-based-conditions:weekly:all-day"',
    ]);
  });

  test('those that fit, and a setup without', async () => {
    const text = setup([
      {
        subject: serviceId,
        roles: ['Viewer'],
        service: 'kms',
        condition: { rule: when(days, 'dayOfWeekEquals', '1') },
      },
      policy({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') }),
      policy({
        rule: when('{{resource.attributes.prefix}}', 'stringMatch', 'a*'),
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
