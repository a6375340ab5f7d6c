import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'retired-service';

testSuite(id, (test) => {
  test('one that another took the place of', async () => {
    const text = snapshot([policy({ id: 'p-1', target: [['serviceName', 'logdna']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning: IBM withdrew Log Analysis (`logdna`) on 2025-03-30, so the policy grants nothing; `logs` replaces it',
      '  cli: ibmcloud iam service-policy ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d p-1 --output json --api-version v2 > p-1.json',
      '  cli: ibmcloud iam service-policy-delete ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d p-1 --force',
      '  undo: ibmcloud iam service-policy-create ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d --file p-1.json --api-version v2',
    ]);
  });

  test('one without successor, in a file', async () => {
    const text = setup([{ subject: serviceId, roles: ['Manager'], service: 'language-translator' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/service warning: IBM withdrew Language Translator (`language-translator`) on 2024-12-10, so the policy grants nothing but counts towards the limits; delete it',
    ]);
  });

  test('the source of an authorization', async () => {
    const text = snapshot([], {
      authorizations: [
        {
          id: 'a-1',
          type: 'authorization',
          subjects: [
            {
              attributes: [
                { name: 'accountId', value: account },
                { name: 'serviceName', value: 'logdnaat' },
              ],
            },
          ],
          roles: [{ role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Writer' }],
          resources: [
            {
              attributes: [
                { name: 'accountId', value: account },
                { name: 'serviceName', value: 'cloud-object-storage' },
              ],
            },
          ],
        },
      ],
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/authorizations/0/subjects/0/attributes/1/value warning: IBM withdrew Activity Tracker hosted event search (`logdnaat`) on 2025-03-30, so the policy grants nothing; `logs` replaces it',
      '  cli: ibmcloud iam authorization-policy a-1 --output json > a-1.json',
      '  cli: ibmcloud iam authorization-policy-delete a-1 --force',
      '  undo: ibmcloud iam authorization-policy-create --file a-1.json',
    ]);
  });

  test('one of which the day is not known', async () => {
    const text = setup([{ subject: serviceId, roles: ['Manager'], service: 'cloudcerts' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/service warning low: IBM withdrew Certificate Manager (`cloudcerts`), so the policy grants nothing; `secrets-manager` replaces it',
    ]);
  });

  test('a deleted policy', async () => {
    const text = snapshot([policy({ id: 'p-1', state: 'deleted', target: [['serviceName', 'logdna']] })]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('a service that is there', async () => {
    const text = snapshot([policy({ target: [['serviceName', 'logs']] })]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
