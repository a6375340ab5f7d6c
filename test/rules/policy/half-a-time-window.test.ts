import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'half-a-time-window';

testSuite(id, (test) => {
  test('each half', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
policies:
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
    rule: { key: '{{environment.attributes.current_date_time}}', operator: dateTimeGreaterThanOrEquals, value: '2030-01-01T00:00:00+00:00' }
    pattern: time-based-conditions:once
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
    rule:
      operator: and
      conditions:
        - { key: '{{environment.attributes.current_time}}', operator: timeGreaterThanOrEquals, value: '09:00:00+00:00' }
        - { key: '{{environment.attributes.current_time}}', operator: timeLessThanOrEquals, value: '17:00:00+00:00' }
    pattern: time-based-conditions:weekly:custom-hours
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
    rule: { key: '{{environment.attributes.day_of_week}}', operator: dayOfWeekAnyOf, value: ['1+00:00', '2+00:00'] }
    pattern: time-based-conditions:weekly:custom-hours
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
    rule:
      operator: and
      conditions:
        - { key: '{{environment.attributes.day_of_week}}', operator: dayOfWeekAnyOf, value: ['1+00:00', '2+00:00'] }
        - { key: '{{environment.attributes.current_time}}', operator: timeLessThanOrEquals, value: '17:00:00+00:00' }
    pattern: time-based-conditions:weekly:custom-hours
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/rule warning: the window of the condition has a beginning and no end, where IBM asks for both: add `…LessThanOrEquals`',
      '/policies/1/rule warning: the condition tests hours and no days: IBM asks for both; add `dayOfWeekAnyOf` with all days that are meant',
      '/policies/2/rule warning: the pattern asks for hours of days, and the condition tests no hours, so that it holds all day: add the hours, or write `time-based-conditions:weekly:all-day`',
      '/policies/3/rule warning: the window of the condition has an end and no beginning, where IBM asks for both: add `…GreaterThanOrEquals`',
    ]);
  });

  test('whole windows', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
policies:
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
    rule:
      operator: and
      conditions:
        - { key: '{{environment.attributes.current_date_time}}', operator: dateTimeGreaterThanOrEquals, value: '2030-01-01T00:00:00+00:00' }
        - { key: '{{environment.attributes.current_date_time}}', operator: dateTimeLessThanOrEquals, value: '2099-01-01T00:00:00+00:00' }
    pattern: time-based-conditions:once
  - type: access
    subject:
      attributes:
        - { key: access_group_id, operator: stringEquals, value: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c }
    control:
      grant:
        roles:
          - role_id: 'crn:v1:bluemix:public:iam::::role:Viewer'
    resource:
      attributes:
        - { key: accountId, operator: stringEquals, value: 791f5fb10986423e97aa8512f18b7e65 }
        - { key: serviceName, operator: stringEquals, value: kms }
    rule:
      operator: and
      conditions:
        - { key: '{{environment.attributes.day_of_week}}', operator: dayOfWeekAnyOf, value: ['1+00:00', '2+00:00'] }
        - { key: '{{environment.attributes.current_time}}', operator: timeGreaterThanOrEquals, value: '09:00:00+00:00' }
        - { key: '{{environment.attributes.current_time}}', operator: timeLessThanOrEquals, value: '17:00:00+00:00' }
    pattern: time-based-conditions:weekly:custom-hours
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
