import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'external-interaction-blocks-service-id';
const home = '4c7e9a0b1d2f48639e5a7c8b0d1f2e34';
const other = 'b3a1c5d07e9f4a628c14de5f90ab7731';
const serviceId = 'ServiceId-0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';

/** Two accounts: here is a policy for a service ID, which the other account lists, or this one. */
const accounts = (types: string, owner = other): string => `kind: AccountSnapshot
version: 1
account_id: ${home}
external_interaction: { external_account_identity_interaction: { identity_types: ${types} } }
policies:
  - type: access
    subject: { attributes: [{ key: iam_id, operator: stringEquals, value: iam-${serviceId} }] }
    control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Reader' }] } }
    resource: { attributes: [{ key: serviceName, operator: stringEquals, value: kms }] }
---
kind: AccountSnapshot
version: 1
account_id: ${owner}
service_ids: [{ id: ${serviceId}, iam_id: iam-${serviceId}, name: partner }]
`;

testSuite(id, (test) => {
  for (const [title, text, count] of [
    [
      'an account that is not allowed',
      accounts('{ service_id: { state: limited, external_allowed_accounts: [] } }'),
      1,
    ],
    [
      'an account that is allowed',
      accounts(`{ service_id: { state: limited, external_allowed_accounts: [${other}] } }`),
      0,
    ],
    ['its own service ID', accounts('{ service_id: { state: limited, external_allowed_accounts: [] } }', home), 0],
    ['no limit', accounts('{ service_id: { state: enabled, external_allowed_accounts: [] } }'), 0],
    ['services alone are limited', accounts('{ service: { state: limited, external_allowed_accounts: [] } }'), 0],
  ] as const) {
    test(title, async () => {
      assert.is((await findingsOf(id, text)).length, count);
    });
  }
});
