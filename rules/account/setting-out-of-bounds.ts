import { replacing } from '../../src/rule-api/edits.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { settingOf, settingPlace } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';

/** What each setting takes besides `NOT_SET`, a number in bounds or one of some words (provider's page, 2026). */
const words: readonly (readonly [field: string, allowed: readonly string[]])[] = [
  ['mfa', ['NONE', 'NONE_NO_ROPC', 'TOTP', 'TOTP4ALL', 'LEVEL1', 'LEVEL2', 'LEVEL3']],
  ['restrict_create_service_id', ['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET']],
  ['restrict_create_platform_apikey', ['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET']],
  ['restrict_user_list_visibility', ['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET']],
];

const seconds: readonly (readonly [field: string, least: number, most: number])[] = [
  ['session_expiration_in_seconds', 900, 86_400],
  ['session_invalidation_in_seconds', 900, 7200],
  ['system_access_token_expiration_in_seconds', 900, 3600],
  // The provider's page says 259200, its code 2592000.
  ['system_refresh_token_expiration_in_seconds', 900, 2_592_000],
];

export default defineRule({
  id: 'setting-out-of-bounds',
  category: 'account',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a setting of the account has a value that IAM refuses',
  fix: {
    safety: 'safe',
    because:
      'writes a word as IAM spells it, where only upper and lower case or the sign between words differ: IAM refuses it now',
  },
  messages: {
    word: '`{value}` is refused: `{field}` takes {allowed}',
    number: '`{value}` is refused: `{field}` takes `NOT_SET` or {least} to {most} seconds',
  },
  *check({ account: { settings }, report }) {
    // What an account has was accepted.
    if (settings === undefined || settings.stated !== true) return;
    for (const [field, allowed] of words) {
      const value = settingOf(settings, field);
      if (value === undefined || allowed.includes(value) || isPlaceholder(value)) continue;
      const list = allowed.map((one) => `\`${one}\``).join(', ');
      const meant = allowed.find((one) => one === value.toUpperCase().replaceAll(/[-\s]/g, '_'));
      const place = settingPlace(settings, field);
      const edits = meant === undefined ? [] : [replacing(place, value, meant)];
      yield report('word', place, { value, field, allowed: list }, { edits });
    }
    for (const [field, least, most] of seconds) {
      const value = settingOf(settings, field);
      if (value === undefined || value === 'NOT_SET' || isPlaceholder(value)) continue;
      const number = Number(value);
      if (Number.isInteger(number) && number >= least && number <= most) continue;
      yield report('number', settingPlace(settings, field), { value, field, least, most });
    }
  },
});
