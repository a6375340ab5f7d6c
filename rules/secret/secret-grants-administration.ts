import { subjectOf, type Subject } from '../../src/account/model/subject.ts';
import type { Related } from '../../src/finding/finding.ts';
import { halfGrantsOf, halfNames } from '../../src/rule-api/administrators.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { administration, chainOf, explainStep } from '../../src/rule-api/escalation.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { nameOfSecret, secretPlace, secretsOf } from './shared/secrets.ts';

/** What whoever reads the secret gets, and the evidence. */
interface Gain {
  readonly gain: string;
  readonly related: readonly Related[];
}

export default defineRuleWithOptions({
  id: 'secret-grants-administration',
  category: 'secret',
  preset: 'strict',
  severity: 'warning',
  summary: 'the credentials of a secret administer the account, or can obtain that access',
  messages: {
    found:
      'the credentials of {secret} have the access of {whom}, which {gain}, so everybody who reads the secret can do the same; use an identity with only the access that the work needs',
  },
  options: allowOption('Names of secrets whose credentials may administer the account.'),
  *check({ account, catalogue, accessOf, options: { allow }, matchPolicies, report }) {
    const secrets = secretsOf(account).filter(
      ({ accountId, name }) =>
        (accountId === undefined || accountId === account.id) && !(name !== undefined && allow.includes(name)),
    );
    if (secrets.length === 0) return;
    const { administersBy, paths } = accessOf(account).escalation();
    const name = subjectNames(account);
    const halves = new Map(
      halfGrantsOf({ account, catalogue, matchPolicies }).map((grant) => [grant.subject.id, grant]),
    );
    const gainOf = ({ id }: Subject): Gain | undefined => {
      const by = administersBy(id);
      if (by !== undefined) return { gain: 'administers the account', related: [administration(id, by)] };
      const half = halves.get(id);
      if (half !== undefined) {
        const note = `gives \`${half.role}\` on ${halfNames[half.half]}`;
        const place = rolePlace(half.policy, half.index);
        return { gain: `is administrator of ${halfNames[half.half]}`, related: [{ place, note }] };
      }
      const path = paths().get(id);
      if (path?.step === undefined) return undefined;
      const related = chainOf(path).told.flatMap(({ step }) => (step === undefined ? [] : explainStep(step, name)));
      return { gain: 'can become administrator of the account', related };
    };
    for (const secret of secrets) {
      const fixed = secret.serviceId === undefined ? undefined : subjectOf(secret.serviceId);
      const field = fixed === undefined ? 'access_groups' : 'service_id';
      for (const subject of fixed === undefined ? secret.accessGroups.map(subjectOf) : [fixed]) {
        const gain = gainOf(subject);
        if (gain === undefined) continue;
        yield report(
          'found',
          secretPlace(secret, field),
          { secret: nameOfSecret(secret), whom: name(subject), gain: gain.gain },
          { related: gain.related },
        );
      }
    }
  },
});
