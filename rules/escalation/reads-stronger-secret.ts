import {
  administration,
  explainStep,
  isMeant,
  knownOf,
  placeOfRole,
  takeAway,
  unlessMeant,
  whoCan,
} from '../../src/rule-api/escalation.ts';
import { grantKinds } from '../../src/access/escalation/grants.ts';
import { stepsBySecret } from '../../src/access/escalation/steps.ts';
import type { Related } from '../../src/finding/finding.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

const gains = {
  key: 'can create API keys for every service ID',
  group: 'can join every access group',
  trust: 'can change who can assume every trusted profile',
} as const;

export default defineRuleWithOptions({
  id: 'reads-stronger-secret',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity can read a secret whose credentials manage access that it lacks itself',
  messages: {
    found:
      '{who} can read the secret `{secret}`, and whoever has its credentials {gain}: put it into a secret group of its own, and let only the intended identities read it',
  },
  options: allowOption('Ids or names of subjects that may read secrets whose credentials can manage access.'),
  *check({ account, accessOf, options, report }) {
    const access = accessOf(account);
    const { inSecrets, over, administersBy, paths } = access.escalation();
    if (inSecrets().size === 0) return;
    const meant = isMeant(account, access, options.allow);
    const name = subjectNames(account);
    const engines = new Set(account.engines.flatMap(({ subject }) => subject?.id ?? []));
    const powerful = new Map<string, { readonly gain: string; readonly evidence: Related }>();
    for (const { way, service, action, over: kind } of grantKinds) {
      if (kind === 'trusted_profile' && knownOf(account, kind).size === 0) continue;
      for (const { subject, policy, role } of over(service, action).sure) {
        const gain = gains[way];
        const evidence = { place: placeOfRole(policy, role), note: `${name(subject)} ${gain}` };
        if (!powerful.has(subject.id)) powerful.set(subject.id, { gain, evidence });
      }
    }
    // Who can take the engine's own key is told by a rule of the engine, and longer chains by `reaches-administration`.
    const stronger = [...inSecrets()].filter(
      ([id]) => !engines.has(id) && (administersBy(id) !== undefined || powerful.has(id)),
    );
    const steps = stronger
      .flatMap(([, secrets]) => secrets)
      .flatMap((secret) => secret.readers.flatMap((readers) => stepsBySecret(secret, readers)));
    for (const step of steps) {
      const { from, to, policy, role, secret } = step;
      const standing = meant(from);
      if (standing.is === 'yes') continue;
      const by = administersBy(to.id);
      const power = powerful.get(to.id);
      if (by === undefined && (power === undefined || powerful.has(from.id) || paths().has(from.id))) continue;
      const place = placeOfRole(policy, role);
      yield report(
        'found',
        place,
        {
          who: whoCan(from, name),
          secret: secret?.name ?? 'without a name',
          gain: by === undefined ? (power?.gain ?? '') : 'administers the account',
        },
        unlessMeant(standing, place, {
          related: [
            ...(secret === undefined ? [] : [{ place: secret.origin, note: 'the secret' }]),
            explainStep(step, name),
            ...(by === undefined ? [] : [administration(to.id, by)]),
            ...(by === undefined && power !== undefined ? [power.evidence] : []),
          ],
          ...takeAway('grant it on the secret groups that it needs, with resource type `secret-group`'),
        }),
      );
    }
  },
});
