import type { Engine } from '../../src/account/model/engine.ts';
import { accountResource } from '../../src/access/decide/question.ts';
import type { Related } from '../../src/finding/finding.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions, type RuleContext } from '../../src/rule-api/define.ts';
import { principalOf } from '../../src/rule-api/engine.ts';
import { explainStep, meantIn, unlessMeant, whoCan } from '../../src/rule-api/escalation.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

/** Enough to see who; the help says how many more there are. */
const maxShown = 6;

/** What an engine can do to all of an account, in words; undefined for one that is kept to single groups. */
const powerOf = (
  engine: Engine,
  { account, accessOf }: Pick<RuleContext<{}, unknown>, 'account' | 'accessOf'>,
): string | undefined => {
  const principal = principalOf(engine);
  if (principal === undefined) return undefined;
  const { decide } = accessOf(account);
  const holds = (service: string, action: { readonly action: string } | { readonly role: string }): boolean =>
    decide(principal, action, accountResource(service, account.id)).outcome === 'granted';
  const joins =
    holds('iam-groups', { action: 'iam-groups.members.add' }) ||
    ('source' in principal && holds('iam-groups', { role: 'Groups Service Member Manage' }));
  if (joins) return 'add credentials to any access group';
  return holds('iam-identity', { action: 'iam-identity.apikey.create' })
    ? 'create API keys for any service ID'
    : undefined;
};

export default defineRuleWithOptions({
  id: 'engine-key-escalates',
  category: 'engine',
  preset: 'strict',
  severity: 'warning',
  summary: "an identity that is no administrator can use the engine's access, or obtain its API key",
  messages: {
    found:
      "the engine `{engine}` can {power}, and {who} can make it do so or obtain its key: use the instance only for the engine's secrets, and let only administrators write to it",
  },
  options: allowOption("Ids or names of subjects that may use the engine's access."),
  *check(context) {
    const { account, accessOf, options, report } = context;
    const access = accessOf(account);
    const name = subjectNames(account);
    const { stepsToEngine } = access.escalation();
    const meantBesides = meantIn(account, access);
    for (const engine of account.engines) {
      if (engine.disabled) continue;
      const all = stepsToEngine(engine);
      if (all.length === 0) continue;
      // Whoever sets the engine up has its key in hand, alone or in a group made for that.
      const meant = meantBesides([...options.allow, ...(engine.caller === undefined ? [] : [engine.caller.id])]);
      const taking = all
        .map((step) => ({ ...step, standing: meant(step.from) }))
        .filter(({ standing }) => standing.is !== 'yes');
      const sure = taking.filter(({ standing }) => standing.is === 'no');
      const steps = sure.length > 0 ? sure : taking;
      const power = steps.length === 0 ? undefined : powerOf(engine, context);
      if (power === undefined) continue;
      const takers = [...new Set(steps.map(({ from }) => from.id))];
      const [first] = steps;
      const others = takers.length - 1;
      const related: readonly Related[] = steps.slice(0, maxShown).map((step) => explainStep(step, name));
      yield report(
        'found',
        engine.subjectOrigin,
        {
          engine: engine.name,
          power,
          who: `${first === undefined ? '' : whoCan(first.from, name)}${others === 0 ? '' : ` and ${others} more`}`,
        },
        unlessMeant(first?.standing ?? { is: 'no' }, engine.subjectOrigin, {
          related,
          help: `these are ${takers
            .slice(0, maxShown)
            .map((id) => `\`${id}\``)
            .join(
              ', ',
            )}${takers.length > maxShown ? ` and ${takers.length - maxShown} more` : ''}. Grant them \`SecretsReader\` on the secret groups that they use`,
        }),
      );
    }
  },
});
