import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, eva, instance, readers, robot, setup } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';

const id = 'reaches-administration';

const boss = 'ServiceId-8a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'secrets-manager' });

const lead = 'ServiceId-00000000-0000-4000-8000-000000000002';
const leads = (subject: string, group: string) => ({
  subject,
  roles: ['Editor'],
  service: 'iam-groups',
  resource: group,
});
const mints = (subject: string, whose: string) => ({
  subject,
  roles: ['Operator'],
  service: 'iam-identity',
  resource_type: 'serviceid',
  resource: whose,
});
const access_groups = [{ id: admins, name: 'owners', members: [eva] }];

testSuite(id, (test) => {
  test('tells five steps of a long chain, how many are left out, and who administers', async () => {
    const link = (n: number): string => `ServiceId-${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const text = setup({
      policies: [...Array.from({ length: 12 }, (_, n) => mints(link(n), link(n + 1))), administers(link(12))],
    });
    const [first = ''] = await findingsOf(id, text);
    assert.match(
      first,
      `which can create an API key for \`${link(5)}\`, and so on, in 7 more steps, to \`${link(12)}\`, which`,
    );
    const { report } = await runRule(id, text);
    assert.is(report.findings[0]?.related.length, 6);
    assert.is(report.findings[1]?.related.length, 6);
  });

  test('reads a key, joins a group, administers: with each policy', async () => {
    const text = setup({
      instance: { guid: instance },
      secrets: [{ name: 's', service_id: lead, ttl: '1h' }],
      access_groups,
      policies: [{ ...wide(robot, 'SecretsReader'), instance }, leads(lead, admins), administers(admins)],
    });
    assert.equal(await findingsOf(id, text), [
      `/policies/0/roles/0 warning: \`${robot}\` can become administrator of the account by reading an API key of \`${lead}\`, which can join \`owners\` (\`${admins}\`), which administers it: remove the step that is not intended`,
      `/policies/1/roles/0 warning: \`${lead}\` can become administrator of the account by joining \`owners\` (\`${admins}\`), which administers it: remove the step that is not intended`,
    ]);
    const { report } = await runRule(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      [
        `/policies/0/roles/0 \`${robot}\` can read the secret \`s\`, whose credentials have the access of \`${lead}\``,
        `/policies/1/roles/0 \`${lead}\` can join \`owners\` (\`${admins}\`)`,
        `/policies/2/roles \`${admins}\` administers the account`,
      ],
    );
  });

  test('through a membership, and over a profile', async () => {
    const profile = 'Profile-7c1f0e2d-3b4a-4958-8677-a5b4c3d2e1f0';
    const trusts = {
      subject: readers,
      roles: ['Editor'],
      service: 'iam-identity',
      resource_type: 'profile',
      resource: profile,
    };
    const text = setup({
      access_groups: [{ id: readers, members: [lead] }],
      policies: [mints(robot, lead), trusts, administers(profile)],
    });
    assert.equal(await findingsOf(id, text), [
      `/policies/0/roles/0 warning: \`${robot}\` can become administrator of the account by creating an API key for \`${lead}\`, which can assume \`${profile}\`, which administers it: remove the step that is not intended`,
      `/policies/1/roles/0 warning: members of \`${readers}\` can become administrator of the account by assuming \`${profile}\`, which administers it: remove the step that is not intended`,
    ]);
    const { report } = await runRule(id, text);
    assert.equal(report.findings[0]?.related[1]?.note, `\`${lead}\` is in \`${readers}\``);
  });

  test('cycles end, with a way out and without', async () => {
    const cycle = [mints(robot, lead), mints(lead, robot)];
    assert.equal(await findingsOf(id, setup({ policies: [...cycle, administers(admins)], access_groups })), []);
    const out = setup({ policies: [...cycle, mints(lead, boss), administers(boss)] });
    assert.is((await findingsOf(id, out)).length, 2);
  });

  test('one step over everything, and what leads over an engine, have rules of their own', async () => {
    const all = { subject: robot, roles: ['Editor'], service: 'iam-groups' };
    assert.equal(await findingsOf(id, setup({ policies: [all, administers(admins)], access_groups })), []);
    const engine = { instance: { guid: instance }, engine: { service_id: robot } };
    const written = [all, wide(lead, 'Writer'), mints(boss, robot), administers(admins)];
    assert.equal(await findingsOf(id, setup({ ...engine, policies: written, access_groups })), []);
  });

  test('two steps, the second over everything', async () => {
    const all = { subject: lead, roles: ['Editor'], service: 'iam-groups' };
    assert.equal(
      await findingsOf(id, setup({ policies: [mints(robot, lead), all, administers(admins)], access_groups })),
      [
        `/policies/0/roles/0 warning: \`${robot}\` can become administrator of the account by creating an API key for \`${lead}\`, which can join \`owners\` (\`${admins}\`), which administers it: remove the step that is not intended`,
      ],
    );
  });

  test('those allowed are meant to, and those before them still reported', async () => {
    const text = setup({ policies: [mints(robot, lead), mints(lead, boss), administers(boss)] });
    const found = await findingsOf(id, text, { allow: [lead] });
    assert.equal(
      found.map((line) => line.slice(0, 28)),
      ['/policies/0/roles/0 warning:'],
    );
  });
});
