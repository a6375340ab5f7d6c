import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { admins, eva, readers, repairs, run, setup, tom, told } from '../told.ts';

const id = 'full-administrator';

const administrator = (subject: string, serviceType: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType },
});

testSuite(id, (test) => {
  test('a direct policy and one through a group', async () => {
    const text = setup({
      policies: [administrator(eva, 'service'), administrator(admins, 'platform_service')],
      access_groups: [{ id: admins, members: [eva] }],
    });
    assert.equal(await told(id, text), [
      `warning /policies/0/roles/0: \`${eva}\` administers the whole account, with \`Administrator\` on all IAM-enabled services and \`Administrator\` on all account management services through the group \`${admins}\`: keep one of the two, or name it in the option \`allow\``,
    ]);
    const { report } = await run(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ note, location }) => `${location.pointer} ${note}`),
      [
        '/policies/0/roles/0 gives `Administrator` on all IAM-enabled services',
        `/policies/1/roles/0 gives \`Administrator\` on all account management services through the group \`${admins}\``,
      ],
    );
  });

  test('two groups: told at the membership', async () => {
    const text = setup({
      policies: [administrator(admins, 'service'), administrator(readers, 'platform_service')],
      access_groups: [
        { id: admins, members: [tom, eva] },
        { id: readers, members: [eva] },
      ],
    });
    const [found, ...more] = await told(id, text);
    assert.match(found ?? '', /^warning \/access_groups\/1\/members\/0: /);
    assert.equal(more, []);
    assert.equal(await repairs(id, text), []);
  });

  test('a group that is one by itself is told, and its members are not', async () => {
    const text = setup({
      policies: [administrator(admins, 'service'), administrator(admins, 'platform_service')],
      access_groups: [{ id: admins, members: [eva, tom] }],
    });
    assert.is((await told(id, text)).length, 1);
    assert.equal(await told(id, text, { allow: [admins] }), []);
  });

  test('halves of different subjects make nobody one', async () => {
    const policies = [administrator(eva, 'service'), administrator(tom, 'platform_service')];
    assert.equal(await told(id, setup({ policies })), []);
  });
});
