import * as assert from 'uvu/assert';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Decision } from '../../../src/access/decide/decision.ts';
import type { Principal } from '../../../src/access/decide/question.ts';
import type { Account } from '../../../src/account/model/account.ts';
import { testSuite } from '../../harness.ts';
import { noon } from './build.ts';
import { principalEntity, policiesOf, resourceEntities, actionEntity } from './cedar.ts';
import { accounts, principals, questions } from './random-account.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();
const set = 'account';

/** An outcome, and the policies that grant it where they do. */
const noted = (outcome: Decision['outcome'], by: readonly (string | undefined)[]): string =>
  [outcome, ...[...new Set(by)].toSorted()].join(' ');

const show = (account: Account, question: unknown, decision: Decision): string =>
  JSON.stringify(
    {
      question,
      evaluator: tell(decision),
      policies: account.policies,
      authorizations: account.authorizations,
      groups: account.groups,
      memberships: account.memberships,
      dynamicRules: account.dynamicRules,
      roles: account.roles,
      knowledge: account.knowledge,
      cedar: policiesOf(account),
    },
    (key, value: unknown) =>
      key === 'origin' || key === 'layout' || key === 'description'
        ? undefined
        : value instanceof Set
          ? [...value]
          : value,
    1,
  );

const compare = (account: Account, asking: readonly Principal[]): void => {
  const parsed = preparsePolicySet(set, { staticPolicies: { ...policiesOf(account) } });
  assert.is(parsed.type, 'success', JSON.stringify(parsed));
  const { decide } = createAccess(account, catalogue, noon);
  const context = {
    now: { __extn: { fn: 'datetime', arg: new Date(noon).toISOString() } },
    account: String(account.id),
  };
  for (const one of asking) {
    const principal = principalEntity(one, account);
    for (const { resource, actions } of questions) {
      const things = resourceEntities(resource);
      for (const requested of actions) {
        const action = actionEntity(requested);
        const answer = statefulIsAuthorized({
          principal: principal.uid,
          action: action.uid,
          resource: { type: 'Resource', id: 'it' },
          context,
          validateRequest: false,
          preparsedPolicySetId: set,
          entities: [principal, action, ...things],
        });
        if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
        const { reason, errors } = answer.response.diagnostics;
        assert.equal(errors, []);
        const sure = reason.flatMap((id) => /^sure (?:authorization )?(.*)/.exec(id)?.[1] ?? []);
        const cedar = noted(sure.length > 0 ? 'granted' : reason.length > 0 ? 'unknown' : 'denied', sure);
        const decision = decide(one, requested, resource);
        const ours = noted(
          decision.outcome,
          decision.outcome === 'granted' ? decision.by.map(({ policy }) => policy.id) : [],
        );
        if (ours !== cedar)
          throw new Error(
            `Cedar says \`${cedar}\`, the evaluator \`${ours}\`: ${show(account, { principal: one, action: requested, resource }, decision)}`,
          );
      }
    }
  }
};

testSuite('the evaluator and Cedar', (test) => {
  test('decide alike, by the same policies, whoever asks for whatever in any account', () =>
    fc.assert(fc.property(accounts, fc.subarray([...principals], { minLength: 3, maxLength: 3 }), compare), {
      numRuns: 150,
      includeErrorInReport: true,
    }));
});
