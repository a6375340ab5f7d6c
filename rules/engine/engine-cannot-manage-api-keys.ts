import { assess, type Assessment } from '../../src/access/decide/need.ts';
import { accountResource, type Resource } from '../../src/access/decide/question.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { lackingIdentityRoles } from './shared/engine-roles.ts';
import { actingEngines, engineActions, workOf } from '../../src/rule-api/engine.ts';
import { deniedBecause, namesOf, findingsOf } from './shared/evidence.ts';
import { engineRepairs } from '../../src/rule-api/repair/grant-repairs.ts';

const service = 'iam-identity';

export default defineRule({
  id: 'engine-cannot-manage-api-keys',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: 'the engine may not create and delete API keys of service IDs',
  messages: {
    missing:
      'the engine `{engine}` cannot manage API keys: {who} lacks {lacking}, which the role `Operator` on `iam-identity` grants',
    undecided: 'undecided whether the engine `{engine}` can manage API keys: {reason}',
    uncertain:
      'the engine `{engine}` may fail to lock what it creates: {who} lacks {lacking}, which the role `Operator` on `iam-identity` grants',
  },
  *check(context) {
    const { account, accessOf, catalogue, report, skip } = context;
    const access = accessOf(account);
    for (const acting of actingEngines(account, skip)) {
      if ('outcome' in acting) {
        yield acting;
        continue;
      }
      const { engine, principal, who } = acting;
      const work = workOf(engine);
      // For static secrets alone, rights on each of their service IDs are enough.
      const resources: readonly Resource[] = work.dynamic
        ? [accountResource(service, account.id)]
        : work.serviceIds.map((id) => accountResource(service, account.id, { type: 'serviceid', id }));
      const ask = (certainty: 'firm' | 'weak') =>
        assess(
          access,
          principal,
          engineActions(catalogue, service, work, certainty).flatMap((action) =>
            resources.map((resource) => ({ action: { action }, resource })),
          ),
        );
      const needed = ask('firm');
      const helpful = ask('weak');
      const restricted = account.settings?.restrictCreateServiceId === 'RESTRICTED';
      const lacking = lackingIdentityRoles(acting, context, restricted);
      const roles = lacking.length > 0 ? lacking : ['Operator'];
      const repairsFor = ({ closest }: Assessment) => engineRepairs(engine, { roles, service }, context, closest);
      const about = { engine: engine.name, who };

      yield* findingsOf(needed, {
        denied: () =>
          report(
            'missing',
            engine.subjectOrigin,
            { ...about, lacking: namesOf(needed.denied) },
            deniedBecause(
              needed,
              'without these actions no credentials can be created, and existing credentials are not deleted',
              repairsFor(needed),
            ),
          ),
        undecided: (reason, details) =>
          report('undecided', engine.subjectOrigin, { engine: engine.name, reason }, details),
        skipped: skip,
      });
      if (needed.outcome === 'granted' && helpful.outcome === 'denied') {
        yield report(
          'uncertain',
          engine.subjectOrigin,
          { ...about, lacking: namesOf(helpful.denied) },
          {
            ...deniedBecause(
              helpful,
              'IBM does not document the actions for locking; `Operator` has them',
              repairsFor(helpful),
            ),
            confidence: 'low',
          },
        );
      }
    }
  },
});
