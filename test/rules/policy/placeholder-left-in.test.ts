import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, setup, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'placeholder-left-in';

testSuite(id, (test) => {
  test('in each part of a policy', async () => {
    const text = snapshot([
      {
        ...policy({
          subject: [['iam_id', 'iam-ServiceId-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx']],
          roles: ['crn:v1:bluemix:public:kms::a/<account_id>::customRole:Keeper'],
          target: [
            ['serviceName', 'kms'],
            ['serviceInstance', '$INSTANCE_ID'],
            ['resource', '{{ key_id }}'],
          ],
          tags: [['env', 'YOUR_ENV']],
        }),
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes/0/value error: `iam-ServiceId-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
      '/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:kms::a/<account_id>::customRole:Keeper` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
      '/policies/0/resource/attributes/2/value error: `$INSTANCE_ID` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
      '/policies/0/resource/attributes/3/value error: `{{ key_id }}` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
      '/policies/0/resource/tags/0 error: `YOUR_ENV` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
    ]);
  });

  test('in a setup', async () => {
    const text = setup([
      {
        subject: 'IBMid-XXXXXXXXXX',
        roles: ['Viewer'],
        service: '${SERVICE}',
        instance: { any_of: ['ok', 'INSTANCE_GUID'] },
      },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject error: `IBMid-XXXXXXXXXX` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
      '/policies/0/service error: `${SERVICE}` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
      '/policies/0/instance error: `INSTANCE_GUID` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value',
    ]);
  });

  test('literals and keys of IAM, and names that only look so', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'cloud-object-storage'],
          ['prefix', 'a{{*}}b{{?}}', 'stringMatch'],
          ['resource', 'MAX_US-5$'],
        ],
        rule: when('{{resource.attributes.prefix}}', 'stringMatch', '{{environment.attributes.x}}*'),
        pattern: 'attribute-based-condition:resource:literal-and-wildcard',
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
