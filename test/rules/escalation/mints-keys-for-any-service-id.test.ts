import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { apiPolicy, readers, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

const id = 'mints-keys-for-any-service-id';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'iam-identity' });

testSuite(id, (test) => {
  test('names a service ID that administers the account', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Operator'), administers(boss)] })), [
      `/policies/0/roles/0 warning: \`${robot}\` can create API keys for every service ID of the account, and so act as any of them, and \`${boss}\` administers the account: name the service IDs that it manages`,
    ]);
  });

  test('members of a group have it, and the actions decide', async () => {
    const policies = [wide(readers, 'Viewer', 'Operator'), wide(boss, 'Editor')];
    assert.equal(await findingsOf(id, setup({ policies })), [
      `/policies/0/roles/1 warning: members of \`${readers}\` can create API keys for every service ID of the account, and so act as any of them: name the service IDs that it manages`,
    ]);
  });

  test('administrators, engines and those allowed are meant to', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [administers(boss), wide(boss, 'Operator')] })), []);
    const text = setup({ policies: [wide(robot, 'Operator'), administers(boss)], engine: { service_id: robot } });
    assert.equal(await findingsOf(id, text), []);
    const grouped = setup({
      policies: [wide(readers, 'Operator'), administers(boss)],
      engine: { service_id: robot },
      access_groups: [{ id: readers, members: [robot] }],
    });
    assert.equal(await findingsOf(id, grouped), []);
    const other = setup({ policies: [wide(robot, 'Operator'), administers(boss)] });
    assert.equal(await findingsOf(id, other, { allow: [`iam-${robot}`] }), []);
  });

  test('one service ID alone can be nobody else', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Operator')] })), []);
    assert.is((await findingsOf(id, setup({ policies: [wide(robot, 'Operator')], complete: false }))).length, 1);
  });

  test('what a role does, or when a policy holds, may leave it open', async () => {
    const condition = {
      pattern: 'time-based-conditions:weekly:all-day',
      rule: { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekAnyOf', value: ['1+00:00'] },
    };
    assert.equal(
      await findingsOf(id, setup({ policies: [{ ...wide(robot, 'Operator'), condition }, wide(boss, 'Key Maker')] })),
      [
        `/policies/0/roles warning low: undecided whether \`${robot}\` can create API keys for every service ID of the account: a policy grants it only on some days of the week`,
        `/policies/1/roles warning low: undecided whether \`${boss}\` can create API keys for every service ID of the account: the actions of the role \`Key Maker\` are not published, or not known to iamlint`,
      ],
    );
  });

  test('nothing is deleted for it: the help says what to give instead', async () => {
    const policy = apiPolicy(robot, 'role:Operator', { serviceName: 'iam-identity' }, { id: 'p-1' });
    const text = snapshot({ policies: [policy, apiPolicy(boss, 'role:Viewer', { serviceName: 'kms' })] });
    assert.equal(await repairsOf(id, text), []);
    const { report } = await runRule(id, text);
    assert.is(
      report.findings[0]?.help,
      'grant it on single service IDs, with resource type `serviceid`, instead of this policy',
    );
  });
});
