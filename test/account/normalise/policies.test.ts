import * as assert from 'uvu/assert';
import type { Account } from '../../../src/account/model/account.ts';
import type { AccessPolicy, Authorization } from '../../../src/account/model/policy.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import type { Json } from '../../../src/source/json.ts';
import { elsewhere, home, robot } from '../../access/decide/build.ts';
import { testSuite } from '../../harness.ts';
import { accountOf } from './forms.ts';

const read = async (value: Json): Promise<Account> => {
  const { account, problems } = await accountOf({ 'export.json': JSON.stringify(value) });
  assert.equal(problems, []);
  assert.ok(account);
  return account;
};

const editor = 'crn:v1:bluemix:public:iam::::role:Editor';

/** A policy without what says where it stands. */
const bare = ({ origin, layout, ...rest }: AccessPolicy | Authorization): unknown => {
  assert.ok(origin.path.length >= 0 && layout.roles.length > 0);
  return rest;
};

testSuite('a policy of the API', (test) => {
  const expected = {
    type: 'access',
    id: 'p-1',
    description: 'edits groups',
    subject: { kind: 'service_id', id: robot.id },
    roles: [{ id: editor, name: 'Editor', actions: undefined }],
    target: {
      attributes: [
        { name: 'accountId', operator: 'stringEquals', value: home },
        { name: 'serviceName', operator: 'stringEquals', value: 'iam-groups' },
        { name: 'resource', operator: 'stringMatch', value: 'AccessGroupId-*' },
      ],
      tags: [{ name: 'env', operator: 'stringEquals', value: 'prod' }],
    },
    condition: undefined,
    deleted: false,
    notes: undefined,
  };
  const v1 = {
    id: 'p-1',
    type: 'access',
    description: 'edits groups',
    subjects: [{ attributes: [{ name: 'iam_id', value: `iam-${robot.id}` }] }],
    roles: [{ role_id: editor, display_name: 'Editor' }],
    resources: [
      {
        attributes: [
          { name: 'accountId', value: home },
          { name: 'serviceName', value: 'iam-groups', operator: 'stringEquals' },
          { name: 'resource', value: 'AccessGroupId-*', operator: 'stringMatch' },
        ],
        tags: [{ name: 'env', value: 'prod' }],
      },
    ],
    state: 'active',
  };
  const v2 = {
    id: 'p-1',
    type: 'access',
    description: 'edits groups',
    subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${robot.id}` }] },
    control: { grant: { roles: [{ role_id: editor, display_name: 'Editor' }] } },
    resource: {
      attributes: [
        { key: 'accountId', operator: 'stringEquals', value: home },
        { key: 'serviceName', operator: 'stringEquals', value: 'iam-groups' },
        { key: 'resource', operator: 'stringMatch', value: 'AccessGroupId-*' },
      ],
      tags: [{ key: 'env', operator: 'stringEquals', value: 'prod' }],
    },
    state: 'active',
  };
  const policiesOf = async (value: Json): Promise<readonly unknown[]> => (await read(value)).policies.map(bare);

  test('of version 1', async () => assert.equal(await policiesOf(v1), [expected]));
  test('of version 2', async () => assert.equal(await policiesOf(v2), [expected]));
  test('of both versions in one list', async () => assert.equal(await policiesOf([v1, v2]), [expected, expected]));
  test('that is deleted', async () =>
    assert.equal(await policiesOf({ ...v2, state: 'deleted' }), [{ ...expected, deleted: true }]));
  test('with the actions its roles hold', async () => {
    const role = { role_id: editor, actions: [{ id: 'iam-groups.members.add' }, { id: 'iam-groups.groups.read' }] };
    assert.equal(await policiesOf({ ...v2, control: { grant: { roles: [role] } } }), [
      {
        ...expected,
        roles: [{ id: editor, name: undefined, actions: ['iam-groups.members.add', 'iam-groups.groups.read'] }],
      },
    ]);
  });
  test('with a condition of tests within tests', async () => {
    const key = '{{environment.attributes.day_of_week}}';
    const one = { key, operator: 'dayOfWeekEquals', value: '1+00:00' };
    const several = { key, operator: 'dayOfWeekAnyOf', value: ['2+00:00', '3+00:00'] };
    const rule = { operator: 'or', conditions: [one, { operator: 'and', conditions: [several] }] };
    assert.equal(await policiesOf({ ...v2, rule, pattern: 'time-based-conditions:weekly:all-day' }), [
      {
        ...expected,
        condition: { join: 'or', of: [one, { join: 'and', of: [several] }] },
        notes: {
          pattern: 'time-based-conditions:weekly:all-day',
          lastPermitAt: undefined,
          fromTemplate: false,
          subjects: 1,
          resources: 1,
        },
      },
    ]);
  });
  test('stands where it was written', async () => {
    const { policies } = await read([v1, v2]);
    assert.equal(
      policies.map(({ origin, layout }) => [...origin.path, ...layout.attributes]),
      [
        [0, 'resources', 0, 'attributes'],
        [1, 'resource', 'attributes'],
      ],
    );
  });
  test('of a group', async () => {
    const subject = {
      attributes: [{ key: 'access_group_id', operator: 'stringEquals', value: 'AccessGroupId-PublicAccess' }],
    };
    assert.equal(await policiesOf({ ...v2, subject }), [
      { ...expected, subject: { kind: 'access_group', id: 'AccessGroupId-PublicAccess' } },
    ]);
  });
  test('of anybody that exists', async () => {
    const subject = { attributes: [{ key: 'iam_id', operator: 'stringExists', value: true }] };
    const [policy] = (await read({ ...v2, subject })).policies;
    assert.ok(policy && isUnknown(policy.subject));
    assert.is(policy.subject.unknown, 'the subject of the policy is given by `stringExists`');
  });
  test('goes to the account it names', async () => {
    const attributes = [
      { key: 'accountId', operator: 'stringEquals', value: elsewhere },
      { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
    ];
    assert.is((await read({ ...v2, resource: { attributes } })).id, elsewhere);
  });
  test('that is an authorization', async () => {
    const { authorizations } = await read({
      ...v2,
      type: 'authorization',
      subject: {
        attributes: [
          { key: 'accountId', operator: 'stringEquals', value: home },
          { key: 'serviceName', operator: 'stringEquals', value: 'secrets-manager' },
          { key: 'serviceInstance', operator: 'stringExists', value: true },
        ],
      },
    });
    assert.equal(
      authorizations.map(({ source }) => source),
      [
        {
          attributes: [
            { name: 'accountId', operator: 'stringEquals', value: home },
            { name: 'serviceName', operator: 'stringEquals', value: 'secrets-manager' },
            { name: 'serviceInstance', operator: 'stringExists', value: true },
          ],
          tags: [],
        },
      ],
    );
  });
});
