import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'external-interaction-blocks-authorization';
const home = '4c7e9a0b1d2f48639e5a7c8b0d1f2e34';
const other = 'b3a1c5d07e9f4a628c14de5f90ab7731';

const account = (types: string, source: string): string => `kind: AccountSnapshot
version: 1
account_id: ${home}
external_interaction: { external_account_identity_interaction: { identity_types: ${types} } }
authorizations:
  - type: authorization
    subjects: [{ attributes: [{ name: accountId, value: ${source} }, { name: serviceName, value: secrets-manager }] }]
    roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Operator' }]
    resources: [{ attributes: [{ name: accountId, value: ${home} }, { name: serviceName, value: iam-identity }] }]
`;

testSuite(id, (test) => {
  for (const [title, types, source, count] of [
    [
      'services of an account that is not allowed',
      '{ service: { state: limited, external_allowed_accounts: [] } }',
      other,
      1,
    ],
    ['an allowlist that is null', '{ service: { state: LIMITED, external_allowed_accounts: null } }', other, 1],
    ['its own services', '{ service: { state: limited, external_allowed_accounts: [] } }', home, 0],
    ['users alone are limited', '{ user: { state: limited, external_allowed_accounts: [] } }', other, 0],
    ['no limit', '{ service: { state: enabled, external_allowed_accounts: [] } }', other, 0],
  ] as const) {
    test(title, async () => {
      assert.is((await findingsOf(id, account(types, source))).length, count);
    });
  }
});
