import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Account } from '../../../src/account/model/account.ts';
import { publicAccessGroup, type Subject } from '../../../src/account/model/subject.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import {
  access,
  account,
  admins,
  dynamicRule,
  group,
  groups,
  knowing,
  membership,
  noon,
  only,
  otherRobot,
  person,
  profile,
  readers,
  robot,
} from './build.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();
const edit = (to: Subject | string, id = 'p') =>
  access({ id, to, roles: ['Editor'], on: { serviceName: 'iam-groups' } });

testSuite('access through a group', (test) => {
  const row = (title: string, parts: Partial<Account>, subject: Subject, ...expected: readonly string[]): void =>
    test(title, () =>
      assert.equal(
        tell(
          createAccess(account(parts), catalogue, noon).decide(
            { subject },
            { action: 'iam-groups.members.add' },
            groups,
          ),
        ),
        expected,
      ),
    );

  const policies = [edit(admins)];
  row('a policy of its own', { policies: [edit(robot)] }, robot, 'granted', 'Editor');
  row(
    'a policy of its own in the spelling of policies',
    { policies: [edit(`iam-${robot.id}`)] },
    robot,
    'granted',
    'Editor',
  );
  row('a policy of somebody else', { policies: [edit(otherRobot)] }, robot, 'denied');
  row('a member', { policies, memberships: [membership(admins, robot)] }, robot, 'granted', `Editor through ${admins}`);
  row(
    'a member of another group',
    { policies, memberships: [membership(readers, robot)] },
    robot,
    'denied',
    `not in ${admins}`,
  );
  row(
    'no member, of a group whose policy would not do',
    { policies: [access({ to: admins, roles: ['Viewer'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'denied',
  );
  row(
    'a member, of a group whose policy does not do',
    {
      policies: [access({ to: admins, roles: ['Viewer'], on: { serviceName: 'iam-groups' } })],
      memberships: [membership(admins, robot)],
    },
    robot,
    'denied',
    'lacks iam-groups.members.add',
  );
  row(
    'both ways',
    { policies: [edit(robot, 'own'), edit(admins, 'shared')], memberships: [membership(admins, robot)] },
    robot,
    'granted',
    'own: Editor',
    `shared: Editor through ${admins}`,
  );
  row(
    'a trusted profile as a member',
    { policies, memberships: [membership(admins, profile)] },
    profile,
    'granted',
    `Editor through ${admins}`,
  );
  row('the group itself', { policies }, { kind: 'access_group', id: admins }, 'granted', 'Editor');
  row(
    'a group is in no group',
    { policies, memberships: [membership(admins, { kind: 'access_group', id: readers })] },
    { kind: 'access_group', id: readers },
    'denied',
    `not in ${admins}`,
  );

  row(
    'everybody is in the public group: a service ID',
    { policies: [edit(publicAccessGroup)] },
    robot,
    'granted',
    'Editor',
  );
  row('everybody is in the public group: a user', { policies: [edit(publicAccessGroup)] }, person, 'granted', 'Editor');

  const membersUnknown = { policies, groups: [group(admins, false)], knowledge: knowing({ members: only(readers) }) };
  row('members that were not listed', membersUnknown, robot, 'unknown', `in ${admins}?`);
  row(
    'members that were not listed, and one that is known',
    { ...membersUnknown, memberships: [membership(admins, robot)] },
    robot,
    'granted',
    `Editor through ${admins}`,
  );
  row(
    'members that were listed',
    { ...membersUnknown, knowledge: knowing({ members: only(admins) }) },
    robot,
    'denied',
    `not in ${admins}`,
  );
  row(
    'a member nobody knows',
    { policies, memberships: [membership(admins, unknown('set by a variable'))] },
    robot,
    'unknown',
    `in ${admins}?`,
  );
  row(
    'a member nobody knows, and one that is known',
    { policies, memberships: [membership(admins, unknown('set by a variable')), membership(admins, robot)] },
    robot,
    'granted',
    `Editor through ${admins}`,
  );
  row(
    'members that were not listed, of a group whose policy would not do',
    { ...membersUnknown, policies: [access({ to: admins, roles: ['Viewer'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'denied',
  );

  const ruled = { policies, groups: [group(admins, true)], dynamicRules: [dynamicRule(admins)] };
  row('dynamic rules may add a user', ruled, person, 'unknown', `in ${admins}? by rules`);
  row('dynamic rules never add a service ID', ruled, robot, 'denied', `not in ${admins}`);
  row('dynamic rules never add a trusted profile', ruled, profile, 'denied', `not in ${admins}`);
  row(
    'a user who is a member anyway',
    { ...ruled, memberships: [membership(admins, person)] },
    person,
    'granted',
    `Editor through ${admins}`,
  );
  row(
    'a group that says it has rules',
    { policies, groups: [group(admins, true)] },
    person,
    'unknown',
    `in ${admins}? by rules`,
  );
  row(
    'a group that says it has none',
    { policies, groups: [group(admins, false)], knowledge: knowing({ members: only(admins) }) },
    person,
    'denied',
    `not in ${admins}`,
  );
  row(
    'a group of which nothing says whether it has rules',
    { policies, groups: [group(admins)], knowledge: knowing({ members: only(admins) }) },
    person,
    'unknown',
    `in ${admins}? by rules`,
  );
  row(
    'the same, asked for a service ID',
    { policies, groups: [group(admins)], knowledge: knowing({ members: only(admins) }) },
    robot,
    'denied',
    `not in ${admins}`,
  );
  row(
    'the same, where everything is known',
    { policies, groups: [group(admins)] },
    person,
    'denied',
    `not in ${admins}`,
  );
});
