import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, eva, robot, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'membership-of-missing-identity';

testSuite(id, (test) => {
  const profile = 'Profile-00000000-0000-4000-8000-000000000003';
  const access_groups = [
    {
      id: admins,
      name: 'builders',
      members: [
        { iam_id: `iam-${robot}`, type: 'service' },
        { iam_id: `iam-${profile}`, type: 'profile' },
        { iam_id: eva, type: 'user' },
      ],
    },
  ];

  test('a service ID and a profile that lists do not hold', async () => {
    const text = snapshot({ access_groups, service_ids: [], trusted_profiles: [] });
    assert.equal(await findingsOf(id, text), [
      `/access_groups/0/members/0 warning: \`${robot}\` is a member of the group \`builders\` but not in the list of service IDs: it was deleted, or the id has a typo; remove it from the group`,
      `/access_groups/0/members/1 warning: \`${profile}\` is a member of the group \`builders\` but not in the list of trusted profiles: it was deleted, or the id has a typo; remove it from the group`,
    ]);
    assert.equal(await repairsOf(id, text), [
      {
        kind: 'cli',
        text: `ibmcloud iam access-group-service-id-remove builders ${robot}`,
      },
    ]);
  });

  test('lists that were not given', async () => assert.equal(await findingsOf(id, snapshot({ access_groups })), []));
});
