import * as assert from 'uvu/assert';
import type { Notes, Policy } from '../../src/account/model/policy.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { shapeOf } from '../../src/rule-api/shape-of.ts';
import { sortIntoShapes } from '../../src/rule-api/sort-into-shapes.ts';
import { unknown } from '../../src/source/unknown.ts';
import { access, authorization, home, otherRobot, person, vault } from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';

const otherVault = '927fb8ae-1ddd-4483-a21f-7d3c0fc85678';
const on = { accountId: home, serviceName: 'secrets-manager', serviceInstance: vault };
const usual = access({ id: 'a', roles: ['Viewer'], on });
const notes: Notes = { pattern: undefined, lastPermitAt: undefined, fromTemplate: false, subjects: 1, resources: 1 };
const used = (lastPermitAt: string): Notes => ({ ...notes, lastPermitAt });
const lasting = { key: '{{environment.attributes.current_date}}', operator: 'dateLessThan', value: '2030-01-01' };

/** How many shapes some policies have. Each of a shape shows the same. */
const count = (...policies: readonly Policy[]): number => {
  const { shapes, of } = sortIntoShapes(policies);
  for (const [index, policy] of policies.entries()) assert.equal(shapeOf(policy), shapes[of[index] ?? -1]);
  return shapes.length;
};

testSuite('shapes of policies', (test) => {
  for (const [what, one, other] of [
    ['their ids', usual, access({ id: 'b', roles: ['Viewer'], on })],
    ['their subjects', usual, access({ to: otherRobot, roles: ['Viewer'], on })],
    ['instances', usual, access({ roles: ['Viewer'], on: { ...on, serviceInstance: otherVault } })],
    [
      'plain names',
      access({ roles: ['Viewer'], on: { ...on, resource: 'one' } }),
      access({ roles: ['Viewer'], on: { ...on, resource: 'other/2' } }),
    ],
    [
      'patterns',
      access({ roles: ['Viewer'], on: { ...on, resource: { match: 'one-*' } } }),
      access({ roles: ['Viewer'], on: { ...on, resource: { match: 'other/?' } } }),
    ],
    [
      'what a role does',
      access({ roles: [{ id: undefined, name: 'Viewer', actions: ['a.b.c'] }], on }),
      access({ roles: [{ id: undefined, name: 'Viewer', actions: ['a.b.d'] }], on }),
    ],
    ['when they were last used', { ...usual, notes: used('2026-01-01') }, { ...usual, notes: used('2025-01-01') }],
    [
      'the instances of a source',
      authorization({ from: on, roles: ['Viewer'], on }),
      authorization({ from: { ...on, serviceInstance: otherVault }, roles: ['Viewer'], on }),
    ],
  ] as const) {
    test(`those that differ in ${what} are of one shape`, () => assert.is(count(one, other), 1));
  }

  for (const [what, other] of [
    ['the role', access({ roles: ['Writer'], on })],
    ['one role more', access({ roles: ['Viewer', 'Writer'], on })],
    ['the service', access({ roles: ['Viewer'], on: { ...on, serviceName: 'kms' } })],
    ['an attribute more', access({ roles: ['Viewer'], on: { ...on, region: 'us-south' } })],
    ['the operator', access({ roles: ['Viewer'], on: { ...on, serviceInstance: { match: vault } } })],
    ['the kind of subject', access({ to: person, roles: ['Viewer'], on })],
    ['whether IAM has it', { ...usual, id: undefined }],
    ['the condition', access({ roles: ['Viewer'], on, when: lasting })],
    ['the pattern of a condition', { ...usual, notes: { ...notes, pattern: 'x' } }],
    ['a wildcard', access({ roles: ['Viewer'], on: { ...on, resource: 'a*' } })],
    ['whether a template made it', { ...usual, notes: { ...notes, fromTemplate: true } }],
    ['whether it is known when it was used', { ...usual, notes: used('2026-01-01') }],
    ['an empty pattern of a condition', { ...usual, notes: { ...notes, pattern: '' } }],
  ] as const) {
    test(`those that differ in ${what} are not`, () => assert.is(count(usual, other), 2));
  }

  for (const [what, one] of [
    ['an unknown condition', access({ roles: ['Viewer'], on, when: unknown('x') })],
    ['a tag', access({ roles: ['Viewer'], on, tags: { env: 'prod' } })],
    ['a mere wildcard', access({ roles: ['Viewer'], on: { ...on, resource: { match: '*' } } })],
    ['a pattern for an instance', access({ roles: ['Viewer'], on: { ...on, serviceInstance: { match: 'a*' } } })],
    ['a placeholder', access({ roles: ['Viewer'], on: { ...on, resource: 'YOUR-BUCKET' } })],
    ['no GUID for an instance', access({ roles: ['Viewer'], on: { ...on, serviceInstance: 'vault' } })],
    ['a list', access({ roles: ['Viewer'], on: { ...on, resource: { anyOf: ['a', 'b'] } } })],
    ['an unknown value', access({ roles: ['Viewer'], on: { ...on, resource: unknown('x') } })],
    ['an unknown target', access({ roles: ['Viewer'], on: unknown('x') })],
    ['an unknown role', access({ roles: [unknown('x')], on })],
    ['unknown roles', access({ roles: unknown('x'), on })],
    ['an unknown subject', access({ to: unknown('x'), roles: ['Viewer'], on })],
    ['everybody', access({ to: publicAccessGroup, roles: ['Viewer'], on })],
    ['an odd subject', access({ to: 'somebody@example.com', roles: ['Viewer'], on })],
    ['several resources', { ...usual, notes: { ...notes, resources: 2 } }],
    ['an address', { ...usual, address: 'ibm_iam_service_policy.x' }],
    ['an unknown source', authorization({ from: unknown('x'), roles: ['Viewer'], on })],
  ] as const) {
    test(`${what} makes a shape of its own`, () => assert.is(count(one, one), 2));
  }

  test('whether an attribute exists is no name like others', () => {
    const asking = (value: string) =>
      access({ roles: ['Viewer'], on: { ...on, resource: { operator: 'stringExists', value } } });
    assert.is(count(asking('true'), asking('false')), 2);
  });

  test('what is deleted has none', () => {
    const { shapes, of } = sortIntoShapes([usual, { ...usual, deleted: true }, { ...usual, id: 'c' }]);
    assert.is(shapes.length, 1);
    assert.equal([...of], [0, -1, 0]);
  });

  test('a shape shows no ids, and what is out of the ordinary', () => {
    assert.equal(shapeOf({ ...usual, description: 'secret plan', notes: used('2026-01-01') }), {
      type: 'access',
      exists: true,
      version: undefined,
      declared: false,
      subject: { kind: 'service_id', id: { varies: 'plain' } },
      source: undefined,
      roles: [{ id: undefined, name: 'Viewer', exact: undefined }],
      target: {
        attributes: [
          { name: 'accountId', operator: 'stringEquals', value: { varies: 'plain' } },
          { name: 'serviceName', operator: 'stringEquals', value: 'secrets-manager' },
          { name: 'serviceInstance', operator: 'stringEquals', value: { varies: 'plain' } },
        ],
        tags: [],
      },
      condition: undefined,
      notes: {
        pattern: undefined,
        used: true,
        fromTemplate: false,
        subjects: 1,
        resources: 1,
        subject: undefined,
        target: undefined,
      },
    });
    const everybody = shapeOf(
      access({ to: publicAccessGroup, roles: [], on: { ...on, serviceInstance: 'YOUR-VAULT' } }),
    );
    assert.equal(everybody.subject, { kind: 'access_group', id: publicAccessGroup });
    assert.is(JSON.stringify(everybody).includes('YOUR-VAULT'), true);
  });
});
