import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type { Gap, Knowledge } from '../../../src/account/model/knowledge.ts';
import type { Subject } from '../../../src/account/model/subject.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import {
  access,
  account,
  admins,
  group,
  groups,
  instance,
  knowing,
  membership,
  noon,
  only,
  otherRobot,
  person,
  readers,
  robot,
  vault,
} from './build.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();

const gap = (extent: Gap['extent'], of: string | undefined, why: string): Gap => ({
  extent,
  of,
  why,
  obtain: undefined,
  origin: { document: { source: 'test', index: 0 }, path: [] },
});

testSuite('denied, or only not known', (test) => {
  const row = (
    title: string,
    knowledge: Partial<Knowledge>,
    parts: Partial<Account>,
    subject: Subject,
    ...expected: readonly string[]
  ): void =>
    test(title, () =>
      assert.equal(
        tell(
          createAccess(account({ knowledge: knowing(knowledge), ...parts }), catalogue, noon).decide(
            { subject },
            { action: 'iam-groups.members.add' },
            groups,
          ),
        ),
        expected,
      ),
    );

  const view = access({ roles: ['Viewer'], on: { serviceName: 'iam-groups' } });
  const lacks = 'lacks iam-groups.members.add';
  const listed = { groups: [group(admins, false), group(readers, false)], policies: [view] };
  row('everything is known', {}, listed, robot, 'denied', lacks);
  row(
    'nothing is known',
    { policies: only(), groups: only(), members: only() },
    {},
    robot,
    'unknown',
    `not given: policies of ${robot.id}`,
    'not given: groups',
  );
  row(
    'nothing is known, and a policy is enough',
    { policies: only(), groups: only(), members: only() },
    { policies: [access({ roles: ['Editor'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'granted',
    'Editor',
  );
  row(
    'the policies of one subject, and no groups',
    { policies: only(robot.id), groups: only() },
    { policies: [view] },
    robot,
    'unknown',
    'not given: groups',
    lacks,
  );
  row(
    'the policies of one subject, asked for another',
    { policies: only(robot.id) },
    { policies: [view] },
    otherRobot,
    'unknown',
    `not given: policies of ${otherRobot.id}`,
  );
  row(
    'the policies of one subject, and no group there is',
    { policies: only(robot.id) },
    { policies: [view] },
    robot,
    'denied',
    lacks,
  );
  row('the policies of one subject, in no group', { policies: only(robot.id) }, listed, robot, 'denied', lacks);
  row(
    'the policies of one subject, in a group whose policies are not known',
    { policies: only(robot.id) },
    { ...listed, memberships: [membership(admins, robot)] },
    robot,
    'unknown',
    `not given: policies of ${admins}`,
    lacks,
  );
  row(
    'the policies of one subject, in a group whose policies are known',
    { policies: only(robot.id, admins) },
    { ...listed, memberships: [membership(admins, robot)] },
    robot,
    'denied',
    lacks,
  );
  row(
    'the policies of one subject, maybe in groups whose policies are not known',
    { policies: only(robot.id), members: only(readers) },
    listed,
    robot,
    'unknown',
    `in ${admins}?`,
    lacks,
  );
  row(
    'the policies of one subject, in a group that the list of groups lacks',
    { policies: only(robot.id) },
    { policies: [view], memberships: [membership(admins, robot)] },
    robot,
    'unknown',
    `not given: policies of ${admins}`,
    lacks,
  );
  row(
    'the policies of one subject, a member of such a group nobody knows',
    { policies: only(robot.id) },
    { policies: [view], memberships: [membership(admins, unknown('?'))] },
    robot,
    'unknown',
    `in ${admins}?`,
    lacks,
  );
  row(
    'the policies of one user, of a group that may have rules',
    { policies: only(person.id), members: only(admins) },
    { groups: [group(admins)] },
    person,
    'unknown',
    `in ${admins}? by rules`,
  );
  row(
    'every policy, and no groups: the groups that hold policies are all that matter',
    { groups: only(), members: only() },
    { policies: [view] },
    robot,
    'denied',
    lacks,
  );
  row(
    'every policy, and no members of a group that holds one',
    { members: only() },
    { policies: [view, access({ id: 'q', to: admins, roles: ['Editor'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'unknown',
    `in ${admins}?`,
    lacks,
  );

  row(
    'the groups of one subject, and no list of groups',
    { policies: only(robot.id), groups: only(), members: only(), memberships: only(robot.id) },
    { policies: [view] },
    robot,
    'denied',
    lacks,
  );
  row(
    'the groups of one subject, and the policies of none',
    { policies: only(robot.id), groups: only(), members: only(), memberships: only(robot.id) },
    { policies: [view], memberships: [membership(admins, robot)] },
    robot,
    'unknown',
    `not given: policies of ${admins}`,
    lacks,
  );
  row(
    'the groups of one subject, asked for another',
    { groups: only(), members: only(), memberships: only(otherRobot.id) },
    { policies: [view, access({ id: 'q', to: admins, roles: ['Editor'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'unknown',
    `in ${admins}?`,
    lacks,
  );

  const page = gap('policies', undefined, 'a listing has a next page');
  row(
    'a page with a next one',
    { policies: only(), gaps: [page] },
    { policies: [view] },
    robot,
    'unknown',
    'gap: a listing has a next page',
    lacks,
  );
  row(
    'a page with a next one, of somebody else',
    { policies: only(robot.id), gaps: [gap('policies', otherRobot.id, 'a listing has a next page')] },
    { policies: [view] },
    robot,
    'denied',
    lacks,
  );
  row(
    'a page with a next one, of this subject',
    { policies: only(), gaps: [gap('policies', robot.id, 'a listing has a next page')] },
    { policies: [view] },
    robot,
    'unknown',
    'gap: a listing has a next page',
    lacks,
  );
  row(
    'a list of groups that is not whole',
    { policies: only(robot.id), groups: only(), gaps: [gap('groups', undefined, 'too few groups')] },
    { policies: [view] },
    robot,
    'unknown',
    'gap: too few groups',
    lacks,
  );

  row(
    'a policy of nobody knows whom is anybody’s',
    {},
    { policies: [access({ to: unknown('set by a variable'), roles: ['Editor'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'unknown',
    'value? set by a variable',
  );
  row(
    'one that would not do is nobody’s matter',
    {},
    { policies: [access({ to: unknown('set by a variable'), roles: ['Viewer'], on: { serviceName: 'iam-groups' } })] },
    robot,
    'denied',
    lacks,
  );
  row(
    'a target nobody knows',
    {},
    { policies: [access({ roles: ['Editor'], on: unknown('set by a variable') })] },
    robot,
    'unknown',
    'value? set by a variable',
  );
  row(
    'a target nobody knows, under roles that would not do',
    {},
    { policies: [access({ roles: ['Viewer'], on: unknown('set by a variable') })] },
    robot,
    'denied',
    lacks,
  );
  row(
    'a deleted policy',
    {},
    { policies: [access({ roles: ['Editor'], on: { serviceName: 'iam-groups' }, deleted: true })] },
    robot,
    'denied',
  );
});

testSuite('an instance as the source of an authorization', (test) => {
  test('nothing lists the authorizations', () => {
    const decision = createAccess(account({ knowledge: knowing({ authorizations: only() }) }), catalogue, noon).decide(
      { source: instance({ guid: vault }) },
      { action: 'iam-groups.members.add' },
      groups,
    );
    assert.equal(tell(decision), ['unknown', 'not given: authorizations']);
  });
  test('a list of them is not whole', () => {
    const knowledge = knowing({ authorizations: only(), gaps: [gap('authorizations', undefined, 'a next page')] });
    const decision = createAccess(account({ knowledge }), catalogue, noon).decide(
      { source: instance() },
      { action: 'iam-groups.members.add' },
      groups,
    );
    assert.equal(tell(decision), ['unknown', 'gap: a next page']);
  });
});
