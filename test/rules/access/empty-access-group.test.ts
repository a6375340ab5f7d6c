import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, eva, readers, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

const id = 'empty-access-group';

testSuite(id, (test) => {
  const groups = (more: Readonly<Record<string, unknown>>) =>
    snapshot({ access_groups: [{ id: admins, name: 'auditors', ...more }] });

  test('no members and no rules', async () => {
    const text = groups({ is_federated: false, members: [] });
    assert.equal(await findingsOf(id, text), [
      '/access_groups/0 info: the group `auditors` has no members: whoever is added next gets all of its access; delete it',
    ]);
    assert.equal(await repairsOf(id, text), [
      {
        kind: 'cli',
        text: 'ibmcloud iam access-group-delete auditors --recursive',
        undo: 'ibmcloud iam access-group-create auditors',
      },
    ]);
  });

  test('whether rules fill it is not known', async () => {
    assert.equal(await findingsOf(id, groups({ members: [] })), [
      '/access_groups/0 info low: the group `auditors` seems to have no members, but this is undecided: the input does not show whether dynamic rules add members',
    ]);
  });

  test('an engine may fill it', async () => {
    const access_groups = [
      { id: admins, members: [] },
      { id: readers, members: [] },
    ];
    assert.equal(await findingsOf(id, setup({ access_groups, secrets: [{ name: 's', access_groups: [admins] }] })), [
      `/access_groups/1 info: the group \`${readers}\` has no members: whoever is added next gets all of its access; delete it`,
    ]);
    const { report } = await runRule(id, setup({ access_groups }));
    assert.equal(
      report.findings.map(({ confidence }) => confidence),
      ['low', 'low'],
    );
  });

  for (const [title, more] of [
    ['members', { is_federated: false, members: [{ iam_id: eva, type: 'user' }] }],
    ['members not given', { is_federated: false }],
    ['federated', { is_federated: true, members: [] }],
    [
      'dynamic rules',
      { members: [], dynamic_rules: [{ id: 'r', name: 'r', expiration: 2, realm_name: 'x', conditions: [] }] },
    ],
  ] as const) {
    test(`silent: ${title}`, async () => assert.equal(await findingsOf(id, groups(more)), []));
  }
});
