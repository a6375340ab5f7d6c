import { shell } from '../../src/snippet/snippet.ts';
import { accountResource } from '../../src/access/decide/question.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { lackingIdentityRoles } from './shared/engine-roles.ts';
import { actingEngines, assessActions, workOf } from '../../src/rule-api/engine.ts';
import { deniedBecause, findingsOf } from './shared/evidence.ts';
import { engineRepairs } from '../../src/rule-api/repair/grant-repairs.ts';
import { textAt } from '../../src/source/json.ts';

const service = 'iam-identity';

export default defineRuleWithOptions({
  id: 'engine-cannot-create-service-ids',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: 'the account restricts who can create service IDs, and the engine may not',
  messages: {
    missing:
      'the engine `{engine}` cannot create service IDs: the account restricts it, and {who} lacks `iam-identity.serviceid.create`, which only the role `Service ID creator` on `iam-identity` grants',
    always:
      'the engine `{engine}` could not create service IDs if the account restricted it: {who} lacks `iam-identity.serviceid.create`, which only the role `Service ID creator` on `iam-identity` grants',
    undecided: 'undecided whether the engine `{engine}` can create service IDs: {reason}',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        when: {
          enum: ['restricted', 'always'],
          default: 'restricted',
          description:
            '`restricted`: reports only while the account restricts the creation of service IDs. `always`: reports in any case, so that restricting it later breaks nothing.',
        },
      },
    },
    read: (value) => ({ always: textAt(value, 'when') === 'always' }),
  },
  *check(context) {
    const { account, accessOf, options, report, skip } = context;
    const setting = account.settings?.restrictCreateServiceId;
    if (setting !== undefined && setting !== 'RESTRICTED' && !options.always) return;
    for (const acting of actingEngines(account, skip)) {
      if ('outcome' in acting) {
        yield acting;
        continue;
      }
      const { engine, principal, who } = acting;
      if (!workOf(engine).dynamic) continue;
      const assessment = assessActions(
        accessOf(account),
        principal,
        ['iam-identity.serviceid.create'],
        accountResource(service, account.id),
      );
      if (assessment.outcome !== 'granted' && setting === undefined && !options.always) {
        yield skip(
          `engine \`${engine.name}\`: the input does not show whether the account restricts the creation of service IDs`,
          shell`ibmcloud iam account-settings --output json`,
        );
        continue;
      }
      yield* findingsOf(assessment, {
        denied: () =>
          report(
            setting === 'RESTRICTED' ? 'missing' : 'always',
            engine.subjectOrigin,
            { engine: engine.name, who },
            {
              hangsOn: account.settings === undefined ? [] : [account.settings],
              ...deniedBecause(
                assessment,
                'while the account restricts it, not even Administrator can create service IDs',
                engineRepairs(
                  engine,
                  { roles: lackingIdentityRoles(acting, context, true), service },
                  context,
                  assessment.closest,
                ),
              ),
            },
          ),
        undecided: (reason, details) =>
          report('undecided', engine.subjectOrigin, { engine: engine.name, reason }, details),
        skipped: skip,
      });
    }
  },
});
