import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { createAccess } from '../../../src/access/access.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type { Engine } from '../../../src/account/model/engine.ts';
import { subjectOf, type Subject } from '../../../src/account/model/subject.ts';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { testSuite } from '../../harness.ts';
import {
  access,
  account,
  admins,
  home,
  membership,
  noon,
  otherRobot,
  person,
  profile,
  readers,
  robot,
  vault,
} from '../decide/build.ts';

const catalogue = createCatalogue();
const place = { document: { source: 'test', index: 0 }, path: [] };
const known: readonly Subject[] = [robot, otherRobot, person, profile, subjectOf(admins), subjectOf(readers)];

const engine: Engine = {
  name: 'e',
  mode: 'api_key',
  subject: robot,
  instance: { guid: vault, region: undefined, endpoints: undefined, resourceGroup: undefined, origin: place },
  accountId: home,
  targetAccountId: home,
  caller: undefined,
  secrets: [{ name: 's', accessGroups: [], serviceId: otherRobot.id, origin: place }],
  origin: place,
  subjectOrigin: place,
  callerOrigin: place,
  declared: true,
  disabled: false,
};

const ids = known.map(({ id }) => id);

/** Policies that make somebody stronger, one way or another. */
const policy = fc
  .tuple(
    fc.constantFrom(...ids),
    fc.oneof(
      fc.constantFrom(
        { roles: ['Operator'], on: { serviceName: 'iam-identity' } },
        { roles: ['Editor'], on: { serviceName: 'iam-groups' } },
        { roles: ['Administrator'], on: { serviceType: 'platform_service' } },
        { roles: ['Manager'], on: { serviceName: 'secrets-manager' } },
        { roles: ['SecretsReader'], on: { serviceName: 'secrets-manager', serviceInstance: vault } },
      ),
      fc.constantFrom(...ids).map((resource) => ({ roles: ['Editor'], on: { serviceName: 'iam-groups', resource } })),
      fc.constantFrom(...ids).map((resource) => ({
        roles: ['Operator'],
        on: { serviceName: 'iam-identity', resourceType: 'serviceid', resource },
      })),
    ),
  )
  .map(([to, parts]) => access({ to, ...parts }));

const worlds: fc.Arbitrary<Account> = fc
  .record({
    policies: fc.array(policy, { maxLength: 5 }),
    memberships: fc.array(
      fc
        .tuple(fc.constantFrom(admins, readers), fc.constantFrom(robot, otherRobot, person, profile))
        .map(([group, member]) => membership(group, member)),
      { maxLength: 3 },
    ),
    engines: fc.constantFrom([], [engine], [{ ...engine, mode: 'service_authorization' as const, subject: undefined }]),
  })
  .map(account);

testSuite('whose access a subject can come to have', (test) => {
  test('is that of those to whom a way back leads from it', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { reach, pathsTo } = createAccess(world, catalogue, noon).escalation();
        const isMember = (member: string, of: string): boolean =>
          world.memberships.some((one) => one.group === of && 'id' in one.member && one.member.id === member);
        for (const start of known) {
          const forward = reach(start, known).map(({ subject }) => subject.id);
          for (const end of known) {
            if (end.id === start.id || isMember(start.id, end.id)) continue;
            // Who becomes a member has the access of the group.
            const isReached = forward.some((id) => id === end.id || isMember(id, end.id));
            assert.is(isReached, pathsTo([end]).has(start.id), `${start.id} to ${end.id}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes the steps in order', () => {
    const world = account({
      policies: [
        access({ id: 'a', to: person, roles: ['Editor'], on: { serviceName: 'iam-groups', resource: admins } }),
        access({
          id: 'b',
          to: admins,
          roles: ['Operator'],
          on: { serviceName: 'iam-identity', resourceType: 'serviceid', resource: robot.id },
        }),
      ],
    });
    assert.equal(
      createAccess(world, catalogue, noon)
        .escalation()
        .reach(person, known)
        .map(({ subject, steps }) => [subject.id, ...steps.map(({ step }) => `${step.way} ${step.to.id}`)]),
      [
        [admins, `group ${admins}`],
        [robot.id, `group ${admins}`, `key ${robot.id}`],
      ],
    );
  });
});
