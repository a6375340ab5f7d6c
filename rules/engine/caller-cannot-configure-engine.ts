import { shell } from '../../src/snippet/snippet.ts';
import type { Account } from '../../src/account/model/account.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { assessActions, instanceOf } from '../../src/rule-api/engine.ts';
import { once } from '../../src/source/once.ts';
import { deniedBecause, namesOf, findingsOf } from './shared/evidence.ts';
import { accessRepairs } from '../../src/rule-api/repair/grant-repairs.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

/** What it takes to configure the engine, to look at it again, and to give it another key. */
const actions = [
  'secrets-manager.configuration.create',
  'secrets-manager.configuration.read',
  'secrets-manager.configuration.update',
];

/** True for an account of which Terraform code declares something. */
const isOfCode = ({ terraform, engines }: Account): boolean =>
  terraform !== undefined && terraform.taken.size > 0 && engines.every(({ declared }) => !declared);

export default defineRule({
  id: 'caller-cannot-configure-engine',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: 'the identity that configures the engine lacks the access to do so on its instance',
  messages: {
    missing:
      '{caller} cannot configure the engine `{engine}`: it lacks {lacking} on the instance, which the service role `Manager` grants',
    undecided: 'undecided whether {caller} can configure the engine `{engine}`: {reason}',
  },
  *check({ account, accountOf, accessOf, catalogue, report, skip }) {
    const ofCode = once(() => isOfCode(account));
    for (const engine of account.engines) {
      const { caller, instance } = engine;
      if (caller === undefined) {
        // Terraform code never says who runs it, and nothing could be added to it. And an engine is configured once, in
        // the account of its instance.
        if (engine.abroad === true || ofCode()) continue;
        yield skip(
          `no \`caller\` is given for the engine \`${engine.name}\`: name the identity that configures it in an engine setup`,
        );
        continue;
      }
      const home = engine.accountId === account.id ? account : accountOf(engine.accountId);
      if (home === undefined) {
        yield skip(
          `the input has nothing from \`${engine.accountId}\`, the account of the instance of \`${engine.name}\``,
          shell`ibmcloud iam account-policies --output json --api-version v2`,
        );
        continue;
      }
      const who = subjectNames(home)(caller);
      const assessment = assessActions(accessOf(home), { subject: caller }, actions, instanceOf(engine));
      yield* findingsOf(assessment, {
        denied: () =>
          report(
            'missing',
            engine.callerOrigin,
            { caller: who, engine: engine.name, lacking: namesOf(assessment.denied) },
            deniedBecause(
              assessment,
              'platform roles such as Administrator do not grant it, and neither does a role on a secret group',
              accessRepairs(
                caller,
                { roles: ['Manager'], service: 'secrets-manager', instance: instance.guid },
                { account: home, catalogue },
                assessment.closest,
                engine,
              ),
            ),
          ),
        undecided: (reason, details) =>
          report('undecided', engine.callerOrigin, { caller: who, engine: engine.name, reason }, details),
        skipped: skip,
      });
    }
  },
});
