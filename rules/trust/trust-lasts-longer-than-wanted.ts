import { replacing } from '../../src/rule-api/edits.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { durationOption, durationText, limitIn } from '../../src/rule-api/durations.ts';
import { nameOf } from '../../src/rule-api/names.ts';
import { nameOfProfile, trustRules } from './shared/trust.ts';
import { textAt } from '../../src/source/json.ts';
import { below } from '../../src/source/place.ts';

const usual = '12h';
const hour = 3600;

export default defineRuleWithOptions({
  id: 'trust-lasts-longer-than-wanted',
  category: 'trust',
  preset: 'all',
  severity: 'info',
  summary: 'a membership or session that is based on claims lasts longer than the limit',
  fix: {
    safety: 'safe',
    because: 'writes the limit: access that is based on claims ends earlier',
  },
  messages: {
    group:
      'users whom the dynamic rule `{rule}` adds to `{group}` stay for {length}, and the limit is {limit}: somebody who leaves the company keeps the access that long; set `expiration` to `{value}`',
    profile:
      'sessions of the trusted profile {profile} last {length}, and the limit is {limit}: somebody who leaves the company keeps the access that long; set `expiration` to `{value}`',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        group: durationOption('How long a membership through a dynamic rule may last.', usual),
        profile: durationOption('How long a session of a trusted profile may last.', usual),
      },
    },
    read: (value) => ({
      group: limitIn(textAt(value, 'group'), usual),
      profile: limitIn(textAt(value, 'profile'), usual),
    }),
  },
  *check({ account, options, report }) {
    for (const { group, name, expiration, origin } of account.dynamicRules) {
      // More than 24 hours are refused, which is told by the rule on units.
      if (expiration === undefined || expiration > 24 || expiration * hour <= options.group) continue;
      const value = Math.max(1, Math.floor(options.group / hour));
      const place = below(origin, 'expiration');
      yield report(
        'group',
        place,
        {
          rule: name ?? 'without a name',
          group: nameOf(group, account) ?? group,
          length: durationText(expiration * hour),
          limit: durationText(options.group),
          value,
        },
        { edits: value * hour <= options.group ? [replacing(place, expiration, value)] : [] },
      );
    }
    for (const { profile, rule } of trustRules(account.profiles, 'Profile-SAML')) {
      if (rule.expiration === undefined || rule.expiration <= options.profile) continue;
      const place = below(rule.origin, 'expiration');
      yield report(
        'profile',
        place,
        {
          profile: nameOfProfile(profile),
          length: durationText(rule.expiration),
          limit: durationText(options.profile),
          value: options.profile,
        },
        { edits: [replacing(place, rule.expiration, options.profile)] },
      );
    }
  },
});
