import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'public-access-without-effect';

const account = (settings: string, group = 'AccessGroupId-PublicAccess'): string => `kind: AccountSnapshot
version: 1
account_id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34
${settings}
policies:
  - type: access
    subject: { attributes: [{ key: access_group_id, operator: stringEquals, value: ${group} }] }
    control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:cloud-object-storage::::serviceRole:ContentReader' }] } }
    resource: { attributes: [{ key: serviceName, operator: stringEquals, value: cloud-object-storage }] }
`;

const interactions = (types: string): string =>
  `external_interaction: { external_account_identity_interaction: { identity_types: ${types} } }`;

testSuite(id, (test) => {
  for (const [title, text, severities] of [
    ['public access is off', account('public_access: { public_access_enabled: false }'), ['error']],
    ['public access is on', account('public_access: { public_access_enabled: true }'), []],
    [
      'another group',
      account('public_access: { public_access_enabled: false }', 'AccessGroupId-6d0b7f3e-58c1-4c0f-a7a9-2f4e9b8d1c60'),
      [],
    ],
    [
      'interactions of users are limited',
      account(interactions('{ user: { state: limited, external_allowed_accounts: [] } }')),
      ['warning'],
    ],
    [
      'interactions of users are only reported',
      account(interactions('{ user: { state: monitor, external_allowed_accounts: [] } }')),
      [],
    ],
    [
      'interactions of service IDs are limited',
      account(interactions('{ service_id: { state: limited, external_allowed_accounts: [] } }')),
      [],
    ],
    ['nothing is known of it', account(''), []],
  ] as const) {
    test(title, async () => {
      const found = await findingsOf(id, text);
      assert.equal(
        found.map((line) => /error|warning|info/.exec(line)?.[0]),
        severities,
      );
    });
  }
});
