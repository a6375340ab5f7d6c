import * as assert from 'uvu/assert';
import { proseText } from '../../../src/snippet/snippet.ts';
import { testSuite } from '../../harness.ts';
import { admins, eva, readers, setup, tom } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

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
    assert.equal(await findingsOf(id, text), [
      `/policies/0/roles/0 warning: \`${eva}\` administers the whole account, with \`Administrator\` on all Identity and Access enabled services and \`Administrator\` on all account management services through the group \`${admins}\`: remove one of the two, or name it in the option \`allow\``,
    ]);
    const { report } = await runRule(id, text);
    assert.match(proseText(report.findings[0]?.help ?? '', String), /^decide who has to administer the whole account/);
    assert.equal(
      report.findings[0]?.related.map(({ note, location }) => `${location.pointer} ${note}`),
      [
        '/policies/0/roles/0 gives `Administrator` on all Identity and Access enabled services',
        `/policies/1/roles/0 gives \`Administrator\` on all account management services through the group \`${admins}\``,
      ],
    );
  });

  test('two groups: reported at the membership', async () => {
    const text = setup({
      policies: [administrator(admins, 'service'), administrator(readers, 'platform_service')],
      access_groups: [
        { id: admins, members: [tom, eva] },
        { id: readers, members: [eva] },
      ],
    });
    const [found, ...more] = await findingsOf(id, text);
    assert.match(found ?? '', /^\/access_groups\/1\/members\/0 warning: /);
    assert.equal(more, []);
    assert.equal(await repairsOf(id, text), []);
    const { report } = await runRule(id, text);
    assert.is(proseText(report.findings[0]?.help ?? '', String), 'remove it from one of the two groups');
  });

  test('a group that is one by itself is reported, and its members are not', async () => {
    const text = setup({
      policies: [administrator(admins, 'service'), administrator(admins, 'platform_service')],
      access_groups: [{ id: admins, members: [eva, tom] }],
    });
    assert.is((await findingsOf(id, text)).length, 1);
    assert.equal(await findingsOf(id, text, { allow: [admins] }), []);
  });

  test('halves of different subjects make nobody one', async () => {
    const policies = [administrator(eva, 'service'), administrator(tom, 'platform_service')];
    assert.equal(await findingsOf(id, setup({ policies })), []);
  });
});
