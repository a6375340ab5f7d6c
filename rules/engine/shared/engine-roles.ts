import type { RuleContext } from '../../../src/rule-api/define.ts';
import { assessActions, engineActions, workOf, type Acting } from '../../../src/rule-api/engine.ts';
import { accountResource } from '../../../src/access/decide/question.ts';

type Knows = Pick<RuleContext<{}, unknown>, 'account' | 'accessOf' | 'catalogue'>;

/**
 * The documented roles that the engine lacks on `iam-identity`, together: one policy holds them all, since IAM refuses a
 * second policy with the same target, and an update replaces the roles of the first.
 * @param creation whether the engine has to be able to create service IDs
 */
export const lackingIdentityRoles = (
  { engine, principal }: Acting,
  { account, accessOf, catalogue }: Knows,
  creation: boolean,
): readonly string[] => {
  const work = workOf(engine);
  const holds = (actions: readonly string[]): boolean =>
    assessActions(accessOf(account), principal, actions, accountResource('iam-identity', account.id)).outcome ===
    'granted';
  return [
    ...(holds(engineActions(catalogue, 'iam-identity', work, 'firm')) ? [] : ['Operator']),
    ...(!creation || !work.dynamic || holds(['iam-identity.serviceid.create']) ? [] : ['Service ID creator']),
  ];
};
