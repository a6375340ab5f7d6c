import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

const id = 'engine-disabled';

const configuration = (disabled: boolean) => ({
  config_type: 'iam_credentials_configuration',
  name: 'e',
  disabled,
  crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${account}:${instance}:configuration:1`,
});
const authorization = (service: string) => ({
  type: 'authorization',
  subjects: [
    {
      attributes: [
        { name: 'accountId', value: account },
        { name: 'serviceName', value: 'secrets-manager' },
        { name: 'serviceInstance', value: instance },
      ],
    },
  ],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Operator' }],
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account },
        { name: 'serviceName', value: service },
      ],
    },
  ],
});

testSuite(id, (test) => {
  test('switched off, and nothing instead', async () => {
    const text = snapshot({ configurations: [configuration(true)], authorizations: [] });
    assert.equal(await findingsOf(id, text), [
      '/configurations/0 info: the engine `e` is disabled, and its instance is not authorized on `iam-identity`, so secrets of type IAM credentials get no new credentials; enable it, or delete the configuration',
    ]);
    // An export is no file that anybody edits.
    assert.equal(await repairsOf(id, text), []);
  });

  test('without the authorizations it is not certain', async () => {
    const { report } = await runRule(id, snapshot({ configurations: [configuration(true)] }));
    assert.equal(
      report.findings.map(({ confidence, message }) => `${confidence} ${message}`),
      [
        'low the engine `e` is disabled: unless its instance is authorized on `iam-identity`, secrets of type IAM credentials get no new credentials; enable it, or delete the configuration',
      ],
    );
  });

  test('at work, or on the way to authorizations, is fine', async () => {
    assert.equal(await findingsOf(id, snapshot({ configurations: [configuration(false)] })), []);
    const authorizations = [authorization('iam-identity'), authorization('kms')];
    assert.equal(await findingsOf(id, snapshot({ configurations: [configuration(true)], authorizations })), []);
  });
});
