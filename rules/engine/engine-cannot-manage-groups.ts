import { listNames } from '../../src/source/list-names.ts';
import { assess, type Assessment } from '../../src/access/decide/need.ts';
import { accountResource, type Resource } from '../../src/access/decide/question.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { actingEngines, assessActions, engineActions, workOf } from '../../src/rule-api/engine.ts';
import { deniedBecause, namesOf, findingsOf } from './shared/evidence.ts';
import { engineRepairs } from '../../src/rule-api/repair/grant-repairs.ts';

const service = 'iam-groups';
const authorizationRole = 'Groups Service Member Manage';

export default defineRule({
  id: 'engine-cannot-manage-groups',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: 'the engine may not add the service IDs it creates to access groups',
  messages: {
    missing:
      'the engine `{engine}` cannot add service IDs to {groups}: {who} lacks {lacking}, which the role `{role}` on `iam-groups` grants',
    unauthorized:
      'the engine `{engine}` cannot add service IDs to {groups}: {who} lacks {lacking}, for which IBM documents the role `{role}` on `iam-groups`',
    undecided: 'undecided whether the engine `{engine}` can add service IDs to {groups}: {reason}',
  },
  *check({ account, accessOf, catalogue, report, skip }) {
    const access = accessOf(account);
    for (const acting of actingEngines(account, skip)) {
      if ('outcome' in acting) {
        yield acting;
        continue;
      }
      const { engine, principal, who } = acting;
      const work = workOf(engine);
      if (!work.dynamic) continue;
      const role = engine.mode === 'api_key' ? 'Editor' : authorizationRole;
      const ask = (resource: Resource): Assessment => {
        const byActions = assessActions(access, principal, engineActions(catalogue, service, work, 'firm'), resource);
        if (engine.mode === 'api_key' || byActions.outcome === 'granted') return byActions;
        // What the role of the authorization may do is not published: holding it is what IBM documents as enough.
        const byRole = assess(access, principal, [{ action: { role }, resource }]);
        return byRole.outcome === 'granted' ? byRole : byActions;
      };
      const inGeneral = ask(accountResource(service, account.id));
      if (inGeneral.outcome === 'granted') continue;

      // Rights on each single group that is used are enough as well.
      const ids = [...work.groups, ...(work.unresolvedGroups === undefined ? [] : [undefined])];
      const each = ids.map((id) => ({
        id,
        assessment: ask(accountResource(service, account.id, { type: undefined, id })),
      }));
      const worst = each.some(({ assessment }) => assessment.outcome === 'denied') ? 'denied' : 'unknown';
      const failing = each.filter(({ assessment }) => assessment.outcome === worst);
      if (each.length > 0 && failing.length === 0) continue;
      const some = failing.length < each.length ? failing : [];
      // Rights on all groups are asked of who has them on none; what is undecided of each is undecided of all.
      const decisive = some[0] ?? (worst === 'unknown' ? failing[0] : undefined);
      const assessment = decisive?.assessment ?? inGeneral;
      const named = some.flatMap(({ id }) => id ?? []);
      const groups = named.length > 0 ? listNames(named) : 'access groups';
      const secret = engine.secrets?.find(({ accessGroups }) => named.some((id) => accessGroups.includes(id)));
      const place = secret?.origin ?? engine.subjectOrigin;
      const about = { engine: engine.name, groups };

      yield* findingsOf(assessment, {
        denied: () =>
          report(
            engine.mode === 'api_key' ? 'missing' : 'unauthorized',
            place,
            { ...about, who, role, lacking: namesOf(assessment.denied) },
            {
              hangsOn: [engine],
              ...deniedBecause(
                assessment,
                'secrets with `access_groups` can be neither created nor rotated, and no service ID is created when a lease is renewed',
                engineRepairs(
                  engine,
                  {
                    roles: [role],
                    service,
                    resource: engine.mode === 'api_key' && named.length === 1 ? named[0] : undefined,
                  },
                  { account, catalogue },
                  assessment.closest,
                ),
              ),
            },
          ),
        undecided: (reason, details) =>
          report('undecided', place, { ...about, reason }, { hangsOn: [engine], ...details }),
        skipped: skip,
      });
    }
  },
});
