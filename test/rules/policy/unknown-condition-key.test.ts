import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, policy, serviceId, setup, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-condition-key';

testSuite(id, (test) => {
  test('without braces', async () => {
    const text = snapshot([
      policy({
        rule: when('environment.attributes.current_date_time', 'dateTimeLessThan', '2027-01-01T00:00:00Z'),
        pattern: 'time-based-conditions:once',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/key error: IAM has no key `environment.attributes.current_date_time`: did you mean `{{environment.attributes.current_date_time}}`?',
      '  edit: "{{environment.attributes.current_date_time}}"',
    ]);
  });

  test('slips', async () => {
    const text = snapshot([
      policy({
        rule: {
          operator: 'and',
          conditions: [
            when('{{environment.attributes.dayOfWeek}}', 'dayOfWeekEquals', '1'),
            when('{{environment.current_time}}', 'timeLessThan', '17:00:00'),
            when('resource.attributes.prefix', 'stringEquals', 'a'),
          ],
        },
        pattern: 'time-based-conditions:weekly:custom-hours',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule/conditions/0/key error: IAM has no key `{{environment.attributes.dayOfWeek}}`: did you mean `{{environment.attributes.day_of_week}}`?',
      '  edit: "{{environment.attributes.day_of_week}}"',
      '/policies/0/rule/conditions/1/key error: IAM has no key `{{environment.current_time}}`: did you mean `{{environment.attributes.current_time}}`?',
      '  edit: "{{environment.attributes.current_time}}"',
      '/policies/0/rule/conditions/2/key error: IAM has no key `resource.attributes.prefix`: did you mean `{{resource.attributes.prefix}}`?',
      '  edit: "{{resource.attributes.prefix}}"',
    ]);
  });

  test('something else', async () => {
    const text = setup([
      {
        subject: serviceId,
        roles: ['Viewer'],
        service: 'kms',
        condition: { rule: when('{{subject.attributes.team}}', 'stringEquals', 'a') },
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/condition/rule/key warning low: undecided what the condition tests: IBM does not document the key `{{subject.attributes.team}}`',
    ]);
  });

  test('keys of IAM', async () => {
    const text = snapshot([
      policy({ ...between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z') }),
      policy({
        rule: when('{{resource.attributes.prefix}}', 'stringMatch', 'a*'),
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
