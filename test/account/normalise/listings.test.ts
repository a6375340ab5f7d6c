import * as assert from 'uvu/assert';
import type { Account } from '../../../src/account/model/account.ts';
import type { Json } from '../../../src/source/json.ts';
import { admins, home, person, readers, robot } from '../../access/decide/build.ts';
import { testSuite } from '../../harness.ts';
import { accountOf } from './forms.ts';

const viewer = 'crn:v1:bluemix:public:iam::::role:Viewer';

const policyOf = (subject: string, parts: { readonly [key: string]: Json } = {}): Json => ({
  type: 'access',
  subject: {
    attributes: [
      {
        key: subject.startsWith('AccessGroupId-') ? 'access_group_id' : 'iam_id',
        operator: 'stringEquals',
        value: subject,
      },
    ],
  },
  control: { grant: { roles: [{ role_id: viewer }] } },
  resource: {
    attributes: [
      { key: 'accountId', operator: 'stringEquals', value: home },
      { key: 'serviceName', operator: 'stringEquals', value: 'iam-groups' },
    ],
  },
  ...parts,
});

const authorization = policyOf('x', {
  type: 'authorization',
  subject: {
    attributes: [
      { key: 'accountId', operator: 'stringEquals', value: home },
      { key: 'serviceName', operator: 'stringEquals', value: 'secrets-manager' },
    ],
  },
});

/** What an account is known to hold wholly, in words: `policies`, or `policies of …`. */
const knownOf = ({ knowledge }: Account): readonly string[] =>
  (['policies', 'authorizations', 'groups', 'members'] as const).flatMap((extent) => [
    ...(knowledge[extent].everything ? [extent] : []),
    ...[...knowledge[extent].of].map((id) => `${extent} of ${id}`),
  ]);

const own = `iam-${robot.id}`;
const page = (query: string, policies: readonly Json[], more: { readonly [key: string]: Json } = {}): Json => ({
  limit: 50,
  first: { href: `https://iam.cloud.ibm.com/v2/policies?${query}` },
  policies,
  ...more,
});

/** What a listing vouches for, and what of it is reported or left open. */
testSuite('a listing shows completely', (test) => {
  const vouches = (
    title: string,
    value: Json,
    known: readonly string[],
    { gaps = [], problems = [] }: { readonly gaps?: readonly string[]; readonly problems?: readonly string[] } = {},
  ): void =>
    test(title, async () => {
      const read = await accountOf({ 'export.json': JSON.stringify(value) });
      assert.ok(read.account);
      assert.equal(knownOf(read.account), known);
      assert.equal(
        read.account.knowledge.gaps.map(({ extent, of }) => `${extent}${of === undefined ? '' : ` of ${of}`}`),
        gaps,
      );
      assert.equal(
        read.problems.map(({ rule }) => rule),
        problems,
      );
    });

  const incomplete = ['incomplete-export'];
  vouches('the policies of one subject, as the CLI prints them', [policyOf(own)], [`policies of ${robot.id}`]);
  vouches('the policies of one group, as the CLI prints them', [policyOf(admins)], [`policies of ${admins}`]);
  vouches('the policies of the account, as the CLI prints them', [policyOf(own), policyOf(person.id)], ['policies']);
  vouches(
    'policies and authorizations together',
    [policyOf(own), policyOf(person.id), authorization],
    ['policies', 'authorizations'],
  );
  vouches('authorizations alone', [authorization], ['authorizations']);
  vouches('one policy says nothing of others', policyOf(own), []);
  vouches('a page that was asked for one subject', page(`account_id=${home}&iam_id=${own}`, [policyOf(own)]), [
    `policies of ${robot.id}`,
  ]);
  vouches(
    'a page that was asked for one group',
    page(`account_id=${home}&access_group_id=${admins}`, [policyOf(admins)]),
    [`policies of ${admins}`],
  );
  vouches(
    'a page that was asked for the account, where one subject holds all',
    page(`account_id=${home}`, [policyOf(own)]),
    ['policies', 'authorizations'],
  );
  vouches('a page that was asked for access policies', page(`account_id=${home}&type=access`, [policyOf(own)]), [
    'policies',
  ]);
  vouches('a page that was asked for authorizations', page(`account_id=${home}&type=authorization`, [authorization]), [
    'authorizations',
  ]);
  vouches('a page that was asked for a part', page(`account_id=${home}&service_type=service`, [policyOf(own)]), []);
  vouches('a page that was asked for a tag', page(`account_id=${home}&tag_name=env`, [policyOf(own)]), []);
  vouches(
    'a page with a next one',
    page(`account_id=${home}`, [policyOf(own)], { next: { href: '/v2/policies?start=x' } }),
    [],
    {
      gaps: ['policies', 'authorizations'],
      problems: incomplete,
    },
  );
  vouches(
    'a page of one subject with a next one',
    page(`account_id=${home}&iam_id=${own}`, [policyOf(own)], { next: { href: '/v2/policies?start=x' } }),
    [],
    {
      gaps: [`policies of ${robot.id}`, `authorizations of ${robot.id}`],
      problems: incomplete,
    },
  );
  vouches('no policies at all, which a caller without access gets as well', page(`account_id=${home}`, []), [], {
    gaps: ['policies', 'authorizations'],
    problems: incomplete,
  });
  const placeholder: Json = {
    type: 'access',
    subjects: [{ attributes: [{ name: 'iam_id', value: 'unsupported version' }] }],
    roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion', display_name: 'Unsupported Version' }],
    resources: [{ attributes: [{ name: 'accountId', value: home }] }],
  };
  vouches('placeholders of version 1', [policyOf(own), placeholder], [], {
    gaps: ['policies'],
    problems: incomplete,
  });
  vouches('a policy that cannot be read', [policyOf(own), { ...Object(policyOf(own)), control: { grant: {} } }], [], {
    gaps: ['policies', 'authorizations'],
    problems: ['schema-error', 'incomplete-export'],
  });

  const groupList = (more: { readonly [key: string]: Json }, ids = [admins]): Json => ({
    limit: 50,
    offset: 0,
    first: { href: `https://iam.cloud.ibm.com/v2/groups?account_id=${home}` },
    groups: ids.map((id) => ({ id, account_id: home })),
    ...more,
  });
  vouches('every group', groupList({ total_count: 1 }), ['groups']);
  vouches('groups as the CLI prints them', [{ id: admins, name: 'admins', account_id: home }], ['groups']);
  vouches('fewer groups than there are', groupList({ total_count: 2 }), [], { gaps: ['groups'], problems: incomplete });
  vouches('groups and a next page', groupList({ next: { href: '/v2/groups?offset=50' } }), [], {
    gaps: ['groups'],
    problems: incomplete,
  });
  vouches('no groups at all', groupList({ total_count: 0 }, []), [], { gaps: ['groups'], problems: incomplete });
  vouches(
    'the groups of one member',
    groupList({ first: { href: `/v2/groups?account_id=${home}&iam_id=${own}` } }),
    [],
  );
  vouches('the groups of a search', groupList({ first: { href: `/v2/groups?account_id=${home}&search=adm` } }), []);
  vouches(
    'the groups but the public one',
    groupList({ first: { href: `/v2/groups?account_id=${home}&hide_public_access=true` } }),
    [],
  );

  const memberList = (query: string, more: { readonly [key: string]: Json } = {}): Json => ({
    limit: 50,
    offset: 0,
    first: { href: `https://iam.cloud.ibm.com/v2/groups/${admins}/members?limit=50${query}` },
    members: [{ iam_id: own, type: 'service' }],
    ...more,
  });
  vouches('the members of a group', memberList(''), [`members of ${admins}`]);
  vouches('the members of one type', memberList('&type=service'), []);
  vouches('the dynamic members', memberList('&membership_type=dynamic'), []);
  vouches('members and a next page', memberList('', { next: { href: `/v2/groups/${admins}/members?offset=50` } }), [], {
    gaps: [`members of ${admins}`],
    problems: incomplete,
  });

  const snapshot = (sections: { readonly [key: string]: Json }): Json => ({
    kind: 'AccountSnapshot',
    version: 1,
    account_id: home,
    ...sections,
  });
  vouches('a section of a snapshot', snapshot({ policies: [policyOf(own)] }), ['policies']);
  vouches('an empty section, which was looked at', snapshot({ policies: [], authorizations: [], access_groups: [] }), [
    'policies',
    'authorizations',
    'groups',
  ]);
  vouches('the members in a snapshot', snapshot({ members: { [admins]: [{ iam_id: own }], [readers]: [] } }), [
    `members of ${admins}`,
    `members of ${readers}`,
  ]);
  vouches('groups with their members', snapshot({ access_groups: [{ id: admins, members: [{ iam_id: own }] }] }), [
    'groups',
    `members of ${admins}`,
  ]);
  vouches(
    'a page in a snapshot, with a next one',
    snapshot({ policies: page(`account_id=${home}`, [policyOf(own)], { next: { href: '/x' } }) }),
    [],
    {
      gaps: ['policies', 'authorizations'],
      problems: incomplete,
    },
  );

  const setup = (parts: { readonly [key: string]: Json }): Json => ({
    kind: 'EngineSetup',
    version: 1,
    account: { id: home },
    engine: {},
    ...parts,
  });
  const everything = ['policies', 'authorizations', 'groups', 'members'];
  vouches('all a setup declares', setup({}), everything);
  vouches('all a setup declares, with groups', setup({ access_groups: [{ id: admins, members: [robot.id] }] }), [
    ...everything,
    `members of ${admins}`,
  ]);
  vouches(
    'what a setup gives that is not complete',
    setup({ complete: false, access_groups: [{ id: admins, members: [robot.id] }, { id: readers }] }),
    [`members of ${admins}`],
  );
});

testSuite('a complete setup beside an export', (test) => {
  const beside = (title: string, value: Json, known: readonly string[]): void =>
    test(title, async () => {
      const setup = { kind: 'EngineSetup', version: 1, account: { id: home }, engine: {} };
      const { account } = await accountOf({
        'setup.json': JSON.stringify(setup),
        'export.json': JSON.stringify(value),
      });
      assert.ok(account);
      assert.equal(knownOf(account), known);
    });
  beside(
    'that is whole',
    [policyOf(own)],
    ['policies', `policies of ${robot.id}`, 'authorizations', 'groups', 'members'],
  );
  beside('with a next page', page(`account_id=${home}`, [policyOf(own)], { next: { href: '/x' } }), [
    'groups',
    'members',
  ]);
});
