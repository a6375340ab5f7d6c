import { replacing } from '../../src/rule-api/edits.ts';
import { entry } from '../../src/rule-api/repair/form.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfProfile, trustRules } from './shared/trust.ts';
import { below } from '../../src/source/place.ts';

/** The longest membership by a dynamic rule, in hours (`iam-access-groups/v2.ts` of IBM/platform-services-node-sdk@a5d0fd7). */
const maxHours = 24;

export default defineRule({
  id: 'expiration-in-wrong-unit',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'an expiration is in seconds where hours are required, or the reverse',
  fix: {
    safety: 'safe',
    because: 'writes the same time in the unit that is required',
  },
  messages: {
    hours:
      'the dynamic rule `{rule}` lasts {written} hours, and IAM accepts 1 to 24: in access groups `expiration` is in hours, in trusted profiles in seconds{mend}',
    seconds:
      'sessions of the trusted profile {profile} last {written} {unit}: in trusted profiles `expiration` is in seconds, in access groups in hours; write `{seconds}` for {written} hours',
  },
  *check({ account, report }) {
    for (const { name, expiration, origin } of account.dynamicRules) {
      if (expiration === undefined || expiration <= maxHours) continue;
      const meant = expiration / 3600;
      const isMeant = Number.isInteger(meant) && meant <= maxHours;
      yield report(
        'hours',
        below(origin, 'expiration'),
        { rule: name ?? 'without a name', written: expiration, mend: isMeant ? `; write \`${meant}\`` : '' },
        {
          repairs: isMeant ? [entry(below(origin, 'expiration'), 'expiration', meant)] : [],
          edits: isMeant ? [replacing(below(origin, 'expiration'), expiration, meant)] : [],
        },
      );
    }
    for (const { profile, rule } of trustRules(account.profiles, 'Profile-SAML')) {
      const { expiration, origin } = rule;
      // Nothing can be done in so few seconds.
      if (expiration === undefined || expiration < 1 || expiration > maxHours) continue;
      const seconds = expiration * 3600;
      yield report(
        'seconds',
        below(origin, 'expiration'),
        {
          profile: nameOfProfile(profile),
          written: expiration,
          unit: expiration === 1 ? 'second' : 'seconds',
          seconds,
        },
        {
          repairs: [entry(below(origin, 'expiration'), 'expiration', seconds)],
          edits: [replacing(below(origin, 'expiration'), expiration, seconds)],
        },
      );
    }
  },
});
