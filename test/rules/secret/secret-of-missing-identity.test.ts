import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, otherAccount, readers, robot, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'secret-of-missing-identity';

testSuite(id, (test) => {
  test('groups and service IDs that complete lists do not hold', async () => {
    const text = snapshot({
      access_groups: [{ id: admins }],
      service_ids: [{ id: robot }],
      secrets: [
        { name: 'ci', secret_type: 'iam_credentials', access_groups: [admins, readers] },
        { name: 'legacy', secret_type: 'iam_credentials', service_id: 'ServiceId-0' },
        { name: 'ok', secret_type: 'iam_credentials', service_id: robot },
        { name: 'elsewhere', secret_type: 'iam_credentials', access_groups: [readers], account_id: otherAccount },
      ],
    });
    assert.equal(await findingsOf(id, text), [
      `/secrets/0/access_groups/1 error: the secret \`ci\` adds service IDs to \`${readers}\`, which is not in the list of access groups, so no credentials can be created: it was deleted, or the id has a typo`,
      '/secrets/1/service_id error: the secret `legacy` creates API keys of `ServiceId-0`, which is not in the list of service IDs, so no credentials can be created: it was deleted, or the id has a typo',
    ]);
  });

  test('is silent where nothing is listed', async () => {
    assert.equal(
      await findingsOf(id, snapshot({ secrets: [{ secret_type: 'iam_credentials', access_groups: [readers] }] })),
      [],
    );
  });
});
