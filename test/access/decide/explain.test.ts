import { shell } from '../../../src/snippet/snippet.ts';
import * as assert from 'uvu/assert';
import type { MissingFact, Reason } from '../../../src/access/decide/decision.ts';
import { explainFact, explainFailed } from '../../../src/access/decide/explain.ts';
import { isOrigin } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { access, admins, person, robot } from './build.ts';

const policy = access({ id: 'p', roles: ['Editor'], on: { serviceName: 'iam-groups' } });

testSuite('a failed policy in words', (test) => {
  const says = (because: Reason, part: string, note: string): void =>
    test(because.kind, () => {
      const explained = explainFailed({ policy, because });
      assert.is(explained.note, note);
      assert.ok(isOrigin(explained.place));
      assert.equal(explained.place.path, ['p', part]);
    });
  says(
    { kind: 'lacks', roles: ['Editor', 'Viewer'], actions: [{ action: 'a.b' }, { role: 'R' }] },
    'roles',
    'grants `Editor` and `Viewer`, which lacks `a.b` and `R`',
  );
  says(
    { kind: 'selector', selector: 'serviceType=service', service: 'iam-groups' },
    'attributes',
    'its target `serviceType=service` does not cover `iam-groups`',
  );
  says(
    { kind: 'no resource group', resourceGroup: 'rg', service: 'iam-groups' },
    'attributes',
    'is restricted to resource group `rg`, but `iam-groups` is in none, so it grants nothing there',
  );
  says(
    { kind: 'other value', attribute: 'region', value: 'eu-de', wanted: 'us-south' },
    'attributes',
    'is for `region=eu-de`, not for `us-south`',
  );
  says({ kind: 'narrower', attribute: 'resource', value: 'x' }, 'attributes', 'is restricted to `resource=x`');
  says(
    { kind: 'not assignable', role: 'R', selector: 's' },
    'roles',
    'grants the role `R`, which cannot be granted on `s`',
  );
  says({ kind: 'expired', at: '2026-01-01' }, 'rule', 'its time window ended at `2026-01-01`');
  says(
    { kind: 'other source', attribute: 'serviceInstance', value: 'a', wanted: 'b' },
    'subject',
    'its source is `serviceInstance=a`, not `b`',
  );
  says({ kind: 'not a member', group: admins }, 'subject', `would grant it, but only to members of \`${admins}\``);
});

testSuite('where a failed policy is looked at', (test) => {
  const narrow = access({ id: 'p', roles: ['Editor'], on: { serviceName: 'kms', region: 'eu-de' } });
  const because: Reason = { kind: 'other value', attribute: 'region', value: 'eu-de', wanted: 'us-south' };
  const each = {
    attributes: [
      ['resources', 'service'],
      ['resources', 'region'],
    ],
    tags: [],
  };
  for (const [form, layout, path] of [
    ['a form that has no list', narrow.layout, ['p', 'attributes']],
    ['the API', { ...narrow.layout, version: 2 }, ['p', 'attributes', 1]],
    ['Terraform', { ...narrow.layout, each }, ['p', 'resources', 'region']],
  ] as const) {
    test(`in ${form}`, () => {
      const { place } = explainFailed({ policy: { ...narrow, layout }, because });
      assert.ok(isOrigin(place));
      assert.equal(place.path, path);
    });
  }
});

testSuite('a missing fact in words', (test) => {
  const says = (title: string, fact: MissingFact, text: string, obtain?: string): void =>
    test(title, () => {
      const explained = explainFact(fact);
      assert.is(explained.text, text);
      assert.is(explained.obtain?.text, obtain);
    });
  says('a value', { kind: 'value', policy, why: 'set by a variable' }, 'set by a variable');
  says(
    'a custom role',
    { kind: 'role', policy, role: 'R', custom: true },
    'the actions of the custom role `R` are not in the input',
    'ibmcloud iam roles --output json',
  );
  says(
    'an unpublished role',
    { kind: 'role', policy, role: 'R', custom: false },
    'the actions of the role `R` are not published, or not known to iamlint',
  );
  says('a time', { kind: 'time', policy, when: 'only until x' }, 'a policy grants it only until x');
  const control = (name: string | undefined, service: string | undefined, actions: readonly string[] | undefined) => ({
    kind: 'action control' as const,
    action: 'a.b',
    control: { name, service, actions: actions === undefined ? undefined : new Set(actions), origin: policy.origin },
  });
  for (const [title, fact, start] of [
    ['an action control', control('C', 'a', ['a.b']), 'the action control `C` is'],
    ['an action control without a name', control(undefined, 'a', ['a.b']), 'the action control of an enterprise is'],
    ['an action control of some service', control('C', undefined, ['a.b']), 'the action control `C` may be'],
    ['an action control of some actions', control('C', 'a', undefined), 'the action control `C` may be'],
  ] as const)
    says(title, fact, `${start} about \`a.b\`, and may take it away whatever policies grant`);
  says('tags', { kind: 'tags', policy }, 'a policy grants it only on resources with an access tag');
  says(
    'what is not documented',
    { kind: 'undocumented', policy, what: 'what `x` means' },
    'what `x` means is not documented',
  );
  says(
    'the resource',
    { kind: 'resource', policy, attribute: 'region', value: 'eu-de' },
    'a policy is for `region=eu-de`, and this attribute of the resource is not known',
  );
  says(
    'a service ID in a group',
    { kind: 'membership', group: admins, subject: robot, dynamic: false },
    `it is not known whether \`${robot.id}\` is a member of \`${admins}\``,
    `curl -s -G -d limit=100 -H "Authorization: $(ibmcloud iam oauth-tokens --output json | jq -r .iam_token)" https://iam.cloud.ibm.com/v2/groups/${admins}/members`,
  );
  says(
    'a user in a group',
    { kind: 'membership', group: admins, subject: person, dynamic: false },
    `it is not known whether \`${person.id}\` is a member of \`${admins}\``,
    `curl -s -G -d limit=100 -H "Authorization: $(ibmcloud iam oauth-tokens --output json | jq -r .iam_token)" https://iam.cloud.ibm.com/v2/groups/${admins}/members`,
  );
  says(
    'dynamic rules',
    { kind: 'membership', group: admins, subject: person, dynamic: true },
    `dynamic rules may add \`${person.id}\` to \`${admins}\``,
  );
  says(
    'policies',
    { kind: 'not given', extent: 'policies', of: robot.id },
    `no list of the policies of \`${robot.id}\` is in the input`,
    `ibmcloud iam service-policies ${robot.id} --output json --api-version v2`,
  );
  says(
    'policies of a group',
    { kind: 'not given', extent: 'policies', of: admins },
    `no list of the policies of \`${admins}\` is in the input`,
    `ibmcloud iam access-group-policies ${admins} --output json --api-version v2`,
  );
  says(
    'policies of a group that has no id yet',
    { kind: 'not given', extent: 'policies', of: 'ibm_iam_access_group.a' },
    'no list of the policies of `ibm_iam_access_group.a` is in the input',
    'ibmcloud iam account-policies --output json --api-version v2',
  );
  says(
    'memberships of nobody in particular',
    { kind: 'not given', extent: 'memberships', of: undefined },
    'the memberships of its subjects are not in the input',
    'ibmcloud iam access-groups --output json',
  );
  says(
    'policies of the account',
    { kind: 'not given', extent: 'policies', of: undefined },
    'the policies of the account are not in the input',
    'ibmcloud iam account-policies --output json --api-version v2',
  );
  says(
    'authorizations',
    { kind: 'not given', extent: 'authorizations', of: undefined },
    "no list of the account's authorizations is in the input",
    'ibmcloud iam authorization-policies --output json',
  );
  says(
    'groups',
    { kind: 'not given', extent: 'groups', of: undefined },
    "no list of the account's access groups is in the input",
    'ibmcloud iam access-groups --output json',
  );
  says(
    'a gap',
    {
      kind: 'gap',
      gap: {
        extent: 'policies',
        of: undefined,
        why: 'a page is missing',
        obtain: shell`get it`,
        origin: policy.origin,
      },
    },
    'a page is missing',
    'get it',
  );
});
