import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const declared = `resource "ibm_iam_access_group" "readers" {
  name = "readers"
}
resource "ibm_iam_service_id" "ci" {
  name = "ci"
}
resource "ibm_iam_access_group_policy" "read" {
  access_group_id = ibm_iam_access_group.readers.id
  roles           = ["Reader"]
  resources {
    service = "kms"
  }
}
`;
const member = `resource "ibm_iam_access_group_members" "members" {
  access_group_id = ibm_iam_access_group.readers.id
  iam_service_ids = [ibm_iam_service_id.ci.id]
}
`;

const files = { 'old/main.tf': declared, 'new/main.tf': declared + member };

const account = '0123456789abcdef0123456789abcdef';
const iamId = 'iam-ServiceId-11111111-0000-4000-8000-000000000001';
const role = { role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Reader' };
const first = {
  id: '11111111-0000-4000-8000-00000000000a',
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: iamId }] }],
  roles: [role],
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account },
        { name: 'serviceName', value: 'kms' },
      ],
    },
  ],
};
const second = {
  id: '11111111-0000-4000-8000-00000000000a',
  type: 'access',
  subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: iamId }] },
  control: { grant: { roles: [role] } },
  resource: {
    attributes: [
      { key: 'accountId', operator: 'stringEquals', value: account },
      { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
    ],
  },
};

testSuite('iamlint diff', (test) => {
  test('shows what a new member of a group gained, with an example and its places', async () => {
    const { code, out, err } = await command(['diff', 'old', 'new', '--format', 'json'], { files });
    assert.is(code, 0, err);
    const { gained, lost, new_administrators: admins } = JSON.parse(out);
    assert.equal([lost, admins], [[], []]);
    assert.is(gained.length, 1, out);
    assert.is(gained[0].services, 'kms');
    assert.equal(gained[0].cause[0].place, { file: 'new/main.tf', line: 16, column: 22 });
  });

  test('fails for what it is told to, and in one direction only', async () => {
    assert.is((await command(['diff', 'old', 'new', '--fail-on', 'gain'], { files })).code, 1);
    assert.is((await command(['diff', 'old', 'new', '--fail-on', 'new-admin'], { files })).code, 0);
    const back = await command(['diff', 'new', 'old', '--fail-on', 'gain'], { files });
    assert.is(back.code, 0);
    assert.ok(back.out.startsWith('lost\n'), back.out);
  });

  test('a policy of v1 that is rewritten as v2 is no change', async () => {
    const { code, out } = await command(['diff', 'v1.json', 'v2.json', '--fail-on', 'gain'], {
      files: {
        'v1.json': JSON.stringify({ policies: [first] }),
        'v2.json': JSON.stringify({ policies: [second] }),
      },
    });
    assert.equal({ code, out }, { code: 0, out: 'nobody gained or lost anything that is known\n' });
    const other = JSON.stringify({ policies: [second] }).replaceAll('Reader', 'Writer');
    const more = { 'v1.json': JSON.stringify({ policies: [first] }), 'v2.json': other };
    assert.is((await command(['diff', 'v1.json', 'v2.json', '--fail-on', 'gain'], { files: more })).code, 1);
  });

  test('refuses what it cannot compare', async () => {
    const missing = await command(['diff', 'old', 'newer'], { files });
    assert.is(missing.code, 2);
    assert.ok(missing.err.includes('there is no file or directory `newer`'), missing.err);
    assert.is((await command(['diff', 'old'], { files })).code, 2);
    assert.is((await command(['diff', 'old', 'new', '--fail-on', 'gian'], { files })).code, 2);
  });
});
