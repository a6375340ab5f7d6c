import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import { assess, type Assessment } from '../../../src/access/decide/need.ts';
import type { Account } from '../../../src/account/model/account.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { access, account, admins, groups, identities, instance, knowing, noon, only, robot } from './build.ts';
import { factText, reasonText } from '../decision-text.ts';

const catalogue = createCatalogue();

/** What an engine needs at least: to add a member, to make a key, to delete one. */
const needs = [
  { action: { action: 'iam-groups.members.add' }, resource: groups },
  { action: { action: 'iam-identity.apikey.create' }, resource: identities },
  { action: { action: 'iam-identity.apikey.delete' }, resource: identities },
];

const names = (of: Assessment['denied']): readonly string[] =>
  of.map(({ action }) => ('action' in action ? action.action : action.role));

const ask = (parts: Partial<Account>): Assessment =>
  assess(createAccess(account(parts), catalogue, noon), { subject: robot }, needs);

const onGroups = access({ id: 'g', roles: ['Editor'], on: { serviceName: 'iam-groups' } });
const onIdentity = access({ id: 'i', roles: ['Operator'], on: { serviceName: 'iam-identity' } });
const both = access({ id: 'b', roles: ['Editor'], on: { service_group_id: 'IAM' } });

testSuite('several needs at once', (test) => {
  test('all are granted, each policy told once', () => {
    const { outcome, granted, denied, unsettled, closest, facts } = ask({ policies: [onGroups, onIdentity] });
    assert.is(outcome, 'granted');
    assert.equal(
      granted.map(({ policy }) => policy.id),
      ['g', 'i'],
    );
    assert.equal([denied, unsettled, closest, facts], [[], [], [], []]);
  });

  test('one denied makes all denied, and what a policy lacks is told in one', () => {
    const { outcome, denied, closest } = ask({ policies: [both] });
    assert.is(outcome, 'denied');
    assert.equal(names(denied), ['iam-identity.apikey.create', 'iam-identity.apikey.delete']);
    assert.equal(
      closest.map(({ policy, because }) => `${policy.id}: ${reasonText(because)}`),
      ['b: lacks iam-identity.apikey.create, iam-identity.apikey.delete'],
    );
  });

  test('one unknown makes all unknown, and equal facts are told once', () => {
    const { outcome, unsettled, facts, denied } = ask({
      policies: [onGroups],
      knowledge: knowing({ policies: only(), groups: only() }),
    });
    assert.is(outcome, 'unknown');
    assert.equal(denied, []);
    assert.equal(names(unsettled), ['iam-identity.apikey.create', 'iam-identity.apikey.delete']);
    assert.equal(facts.map(factText), [`not given: policies of ${robot.id}`, 'not given: groups']);
  });

  test('denied goes before unknown, and shows what came close to the denied', () => {
    const later = access({
      id: 'w',
      roles: ['Operator'],
      on: { serviceName: 'iam-identity' },
      when: unknown('set by a variable'),
    });
    const viewer = access({ id: 'v', roles: ['Viewer'], on: { serviceName: 'iam-groups' } });
    const { outcome, denied, unsettled, closest } = ask({ policies: [later, viewer] });
    assert.is(outcome, 'denied');
    assert.equal(names(denied), ['iam-groups.members.add']);
    assert.equal(names(unsettled), ['iam-identity.apikey.create', 'iam-identity.apikey.delete']);
    assert.equal(
      closest.map(({ policy }) => policy.id),
      ['v'],
    );
  });

  test('where the target fails for one need and the role for another, the target is told', () => {
    const { closest } = assess(
      createAccess(
        account({
          policies: [
            access({ id: 'm', roles: ['Writer'], on: { serviceName: 'secrets-manager', resourceGroupId: 'rg-2' } }),
          ],
        }),
        catalogue,
        noon,
      ),
      { subject: robot },
      [
        { action: { action: 'secrets-manager.configuration.create' }, resource: instance({ resourceGroup: 'rg-2' }) },
        { action: { action: 'secrets-manager.secret.read' }, resource: instance() },
      ],
    );
    assert.equal(
      closest.map(({ because }) => reasonText(because)),
      ['other resourceGroupId'],
    );
  });

  test('membership is asked for once, however many policies hang on it', () => {
    const { facts } = ask({
      policies: [
        access({ id: 'x', to: admins, roles: ['Administrator'], on: { service_group_id: 'IAM' } }),
        access({ id: 'y', to: admins, roles: ['Operator'], on: { serviceName: 'iam-identity' } }),
      ],
      knowledge: knowing({ members: only() }),
    });
    assert.equal(facts.map(factText), [`in ${admins}?`]);
  });

  test('nothing needed is granted', () =>
    assert.is(assess(createAccess(account({}), catalogue, noon), { subject: robot }, []).outcome, 'granted'));
});
