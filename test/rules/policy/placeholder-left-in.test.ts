import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, setup, snapshot, when } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'placeholder-left-in';

testSuite(id, (test) => {
  const left = (text: string): string =>
    `\`${text}\` is a placeholder: IAM refuses the policy, or it covers nothing; write the actual value`;
  const robot = 'iam-ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
  const parts: Readonly<
    Record<string, { readonly of: Parameters<typeof policy>[0]; readonly at: string; readonly text: string }>
  > = {
    subject: {
      of: { subject: [['iam_id', 'iam-ServiceId-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx']] },
      at: '/policies/0/subject/attributes/0/value',
      text: 'iam-ServiceId-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    },
    role: {
      of: { roles: ['crn:v1:bluemix:public:kms::a/<account_id>::customRole:Keeper'] },
      at: '/policies/0/control/grant/roles/0/role_id',
      text: 'crn:v1:bluemix:public:kms::a/<account_id>::customRole:Keeper',
    },
    instance: {
      of: { target: [['serviceInstance', '$INSTANCE_ID']] },
      at: '/policies/0/resource/attributes/2/value',
      text: '$INSTANCE_ID',
    },
    'word of documentation': {
      of: { target: [['serviceInstance', 'cos_instance_id']] },
      at: '/policies/0/resource/attributes/2/value',
      text: 'cos_instance_id',
    },
    'word in capitals': {
      of: { target: [['serviceInstance', 'targetInstanceGUID']] },
      at: '/policies/0/resource/attributes/2/value',
      text: 'targetInstanceGUID',
    },
    resource: {
      of: { target: [['resource', '{{ key_id }}']] },
      at: '/policies/0/resource/attributes/2/value',
      text: '{{ key_id }}',
    },
    tag: { of: { tags: [['env', 'YOUR_ENV']] }, at: '/policies/0/resource/tags/0', text: 'YOUR_ENV' },
  };
  for (const [name, { of, at, text }] of Object.entries(parts)) {
    test(`in a part of a policy: ${name}`, async () => {
      const { target = [], ...rest } = of ?? {};
      const written = policy({ subject: [['iam_id', robot]], ...rest, target: [['serviceName', 'kms'], ...target] });
      assert.equal(await findingsWithRepairs(id, snapshot([written])), [`${at} error: ${left(text)}`]);
    });
  }

  test('two in one policy are told once', async () => {
    const text = setup([{ subject: 'IBMid-XXXXXXXXXX', roles: ['Viewer'], service: 'kms', instance: 'INSTANCE_GUID' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject error: `IBMid-XXXXXXXXXX` and `INSTANCE_GUID` are placeholders: IAM refuses the policy, or it covers nothing; write the actual values',
    ]);
  });

  test('a document full of them is a template, which is told once', async () => {
    const of = (service: string) => ({
      subject: 'IBMid-XXXXXXXXXX',
      roles: ['Viewer'],
      service,
      instance: { any_of: ['ok', 'INSTANCE_GUID'] },
    });
    assert.equal(await findingsWithRepairs(id, setup([of('${SERVICE}'), of('kms')])), [
      '/policies/0/subject info: this is a template with 3 placeholders, such as `IBMid-XXXXXXXXXX`: what they stand for is not known, and the rest is checked; lint what is made of it, too',
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
