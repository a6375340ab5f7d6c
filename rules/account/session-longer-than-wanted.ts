import { setting } from '../../src/rule-api/edits.ts';
import { shell } from '../../src/snippet/snippet.ts';
import { settingOf, settingPlace, settingRepairs } from '../../src/rule-api/account-settings.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { durationOption, durationText, limitIn } from '../../src/rule-api/durations.ts';
import { textAt } from '../../src/source/json.ts';

/**
 * Each lifetime, the option that limits it, what is wanted where that is not said, and what applies where it is not set:
 * the upper bounds of `sessions-settings.md` and `iam-token-exp.md` of ibm-cloud-docs/account (2026-04-06). That IAM takes
 * them where nothing is set is derived.
 */
const lifetimes = [
  {
    field: 'session_expiration_in_seconds',
    option: 'session',
    flag: shell`--session-expiration-in-seconds`,
    usual: '12h',
    unset: 86_400,
    what: 'sessions last',
  },
  {
    field: 'session_invalidation_in_seconds',
    option: 'inactivity',
    flag: shell`--session-invalidation-in-seconds`,
    usual: '1h',
    unset: 7200,
    what: 'inactive sessions last',
  },
  {
    field: 'system_access_token_expiration_in_seconds',
    option: 'access_token',
    flag: shell`--access-token-expiration-in-seconds`,
    usual: '1h',
    unset: 3600,
    what: 'access tokens last',
  },
  {
    field: 'system_refresh_token_expiration_in_seconds',
    option: 'refresh_token',
    flag: shell`--refresh-token-expiration-in-seconds`,
    usual: '24h',
    unset: 259_200,
    what: 'refresh tokens last',
  },
] as const;

export default defineRuleWithOptions({
  id: 'session-longer-than-wanted',
  category: 'account',
  preset: 'all',
  severity: 'info',
  summary: 'sessions or tokens of the account last longer than the limit',
  fix: {
    safety: 'safe',
    because: 'writes the limit: sessions and tokens end earlier',
  },
  messages: {
    set: '{what} {length}, and the limit is {limit}: a stolen one works until then; set `{field}` to `{seconds}`',
    unset:
      '`{field}` is not set, so {what} {length}, and the limit is {limit}: a stolen one works until then; set it to `{seconds}`',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        session: durationOption('How long a session may last.', '12h'),
        inactivity: durationOption('How long a session may be inactive.', '1h'),
        access_token: durationOption('How long an access token may last.', '1h'),
        refresh_token: durationOption('How long a refresh token may last.', '24h'),
      },
    },
    read: (value) => new Map(lifetimes.map(({ option, usual }) => [option, limitIn(textAt(value, option), usual)])),
  },
  *check({ account: { settings }, options, report }) {
    if (settings === undefined) return;
    for (const { field, option, unset, what, flag } of lifetimes) {
      const written = settingOf(settings, field);
      const limit = options.get(option) ?? 0;
      const length = written === 'NOT_SET' ? unset : Number(written);
      if (written === undefined || Number.isNaN(length) || length <= limit) continue;
      yield report(
        written === 'NOT_SET' ? 'unset' : 'set',
        settingPlace(settings, field),
        { field, what, length: durationText(length), limit: durationText(limit), seconds: limit },
        {
          repairs: settingRepairs(settings, field, String(limit), flag),
          edits: [setting(settingPlace(settings, field), String(limit))],
        },
      );
    }
  },
});
