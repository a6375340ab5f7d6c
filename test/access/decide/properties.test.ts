import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Decision } from '../../../src/access/decide/decision.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type { Coverage, Extent } from '../../../src/account/model/knowledge.ts';
import type { Attribute, Policy, Target } from '../../../src/account/model/policy.ts';
import { isUnknown, unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { noon } from './build.ts';
import { accounts, principals, policies, questions } from './random-account.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();

interface Answer {
  readonly question: () => string;
  readonly decision: Decision;
}

const answersOf = (account: Account): readonly Answer[] => {
  const { decide } = createAccess(account, catalogue, noon);
  return principals.flatMap((principal) =>
    questions.flatMap(({ resource, actions }) =>
      actions.map((action) => ({
        question: () => JSON.stringify({ principal, action, resource }),
        decision: decide(principal, action, resource),
      })),
    ),
  );
};

type Outcome = Decision['outcome'];

/** What each outcome may turn into. */
type Allowed = Readonly<Record<Outcome, readonly Outcome[]>>;

const demand = (before: Account, after: Account, allowed: Allowed): void => {
  const later = answersOf(after);
  answersOf(before).forEach(({ question, decision }, index) => {
    const now = later[index]?.decision;
    assert.ok(
      now !== undefined && allowed[decision.outcome].includes(now.outcome),
      `${decision.outcome} became ${now?.outcome}: ${question()}`,
    );
  });
};

/** Of what is known less: nothing becomes surer, and nothing is turned round. */
const lessKnown: Allowed = {
  granted: ['granted', 'unknown'],
  denied: ['denied', 'unknown'],
  unknown: ['unknown'],
};

const dark = unknown('nobody knows');

const withoutValue = (target: Target, index: number): Target => ({
  ...target,
  attributes: target.attributes.map((attribute, at): Attribute =>
    at === index % target.attributes.length ? { ...attribute, value: dark } : attribute,
  ),
});

/** A policy of which one thing is not known any more. */
const darken = <Kind extends Policy>(policy: Kind, part: number): Kind => {
  const { target, condition } = policy;
  if (part === 0) return { ...policy, roles: dark };
  if (part === 1) return { ...policy, target: dark };
  if (part === 2) return policy.type === 'access' ? { ...policy, subject: dark } : { ...policy, source: dark };
  if (part === 3 && condition !== undefined) return { ...policy, condition: dark };
  if (part === 4 && condition !== undefined && 'key' in condition) {
    return { ...policy, condition: { ...condition, value: dark } };
  }
  return isUnknown(target) ? policy : { ...policy, target: withoutValue(target, part) };
};

const changeAt = <Item>(items: readonly Item[], at: number, change: (item: Item) => Item): readonly Item[] =>
  items.map((item, index) => (index === at % items.length ? change(item) : item));

const lessComplete = (coverage: Coverage, drop: string | undefined): Coverage => ({
  everything: false,
  of: new Set([...coverage.of].filter((id) => id !== drop)),
});

const runs = { numRuns: 60, includeErrorInReport: true };

testSuite('in any account', (test) => {
  test('whom an action is denied is the same with reasons and without', () =>
    fc.assert(
      fc.property(accounts, (account) => {
        const { decide, denies } = createAccess(account, catalogue, noon);
        for (const { resource, actions } of questions) {
          for (const action of actions) {
            const denied = denies(action, resource);
            for (const principal of principals) {
              if (!('subject' in principal)) continue;
              const { outcome } = decide(principal, action, resource);
              assert.is(
                denied(principal.subject),
                outcome === 'denied',
                JSON.stringify({ principal, action, resource }),
              );
            }
          }
        }
      }),
      runs,
    ));

  test('adding a policy never takes access away', () =>
    fc.assert(
      fc.property(accounts, policies, (before, added) =>
        demand(
          before,
          { ...before, policies: [...before.policies, added] },
          {
            granted: ['granted'],
            denied: ['granted', 'unknown', 'denied'],
            unknown: ['granted', 'unknown'],
          },
        ),
      ),
      runs,
    ));

  test('taking a policy out never gives access', () =>
    fc.assert(
      fc.property(accounts, (before) =>
        demand(
          before,
          { ...before, policies: before.policies.slice(1), authorizations: before.authorizations.slice(1) },
          {
            granted: ['granted', 'unknown', 'denied'],
            denied: ['denied'],
            unknown: ['unknown', 'denied'],
          },
        ),
      ),
      runs,
    ));

  test('the order of what is in it never matters', () =>
    fc.assert(
      fc.property(accounts, (account) => {
        const turned: Account = {
          ...account,
          policies: account.policies.toReversed(),
          authorizations: account.authorizations.toReversed(),
          groups: account.groups.toReversed(),
          memberships: account.memberships.toReversed(),
          dynamicRules: account.dynamicRules.toReversed(),
          roles: account.roles.toReversed(),
        };
        const other = answersOf(turned);
        answersOf(account).forEach(({ decision, question }, index) => {
          const second = other[index];
          assert.ok(second);
          assert.equal([...tell(decision)].toSorted(), [...tell(second.decision)].toSorted(), question());
        });
      }),
      runs,
    ));

  test('knowing less of a listing only makes answers unknown', () =>
    fc.assert(
      fc.property(
        accounts,
        fc.constantFrom<Extent>('policies', 'authorizations', 'groups', 'members', 'memberships'),
        fc.nat(3),
        (account, extent, at) => {
          const knowledge = account.knowledge;
          const drop = [...knowledge[extent].of][at];
          demand(
            account,
            { ...account, knowledge: { ...knowledge, [extent]: lessComplete(knowledge[extent], drop) } },
            lessKnown,
          );
        },
      ),
      runs,
    ));

  test('not knowing a value of a policy only makes answers unknown', () =>
    fc.assert(
      fc.property(accounts, fc.nat(8), fc.nat(8), (account, at, part) =>
        demand(
          account,
          {
            ...account,
            policies: changeAt(account.policies, at, (policy) => darken(policy, part)),
            authorizations: changeAt(account.authorizations, at, (policy) => darken(policy, part)),
          },
          lessKnown,
        ),
      ),
      runs,
    ));

  test('not knowing a member only makes answers unknown', () =>
    fc.assert(
      fc.property(accounts, fc.nat(8), (account, at) =>
        demand(
          account,
          { ...account, memberships: changeAt(account.memberships, at, (one) => ({ ...one, member: dark })) },
          lessKnown,
        ),
      ),
      runs,
    ));

  test('not knowing what a role does only makes answers unknown', () =>
    fc.assert(
      fc.property(accounts, (account) =>
        demand(
          account,
          { ...account, roles: account.roles.map((role) => ({ ...role, actions: undefined })) },
          lessKnown,
        ),
      ),
      runs,
    ));

  test('every answer has its reasons', () =>
    fc.assert(
      fc.property(accounts, (account) => {
        for (const { decision, question } of answersOf(account)) {
          if (decision.outcome === 'granted') assert.ok(decision.by.length > 0, question());
          if (decision.outcome === 'unknown') assert.ok(decision.facts.length > 0, question());
        }
      }),
      runs,
    ));
});

testSuite('whatever stands in an account', (test) => {
  test('nothing throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', '__proto__', 'constructor', 'serviceName', '*', '{{*}}', '{{'),
    );
    const value = fc.oneof(text, fc.boolean(), fc.array(text), fc.constant(dark));
    const attributes = fc.array(fc.record({ name: text, operator: text, value }));
    const tests = fc.record({ key: text, operator: text, value });
    const noise = fc.record({
      attributes,
      tags: attributes,
      test: tests,
      role: fc.option(text, { nil: undefined }),
      action: text,
    });
    fc.assert(
      fc.property(accounts, noise, (account, { attributes: names, tags, test: condition, role, action }) => {
        const made = account.policies.map((policy) => ({
          ...policy,
          target: { attributes: names, tags },
          condition,
          roles: [{ id: role, name: action, actions: undefined }],
        }));
        const access = createAccess({ ...account, policies: [...account.policies, ...made] }, catalogue, noon);
        for (const principal of principals) {
          for (const { resource } of questions) {
            access.decide(principal, { action }, resource);
            access.decide(principal, { role: action }, { service: action, attributes: resource.attributes });
          }
        }
      }),
      { numRuns: 100, includeErrorInReport: true },
    );
  });
});
