import { setting } from '../../src/rule-api/edits.ts';
import { shell } from '../../src/snippet/snippet.ts';
import { lacksSetting, settingOf, settingPlace, settingRepairs } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { mfaOff } from './shared/mfa.ts';

export default defineRule({
  id: 'mfa-off',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'users log in to the account without a second factor',
  fix: {
    safety: 'unsafe',
    because: 'sets `mfa` to `TOTP4ALL`: users without a second factor cannot log in from then on',
  },
  messages: {
    none: 'the account requires no second factor, so a password is enough to log in; set `mfa` to `TOTP4ALL` or a higher level',
    noRopc:
      'the account requires no second factor: `NONE_NO_ROPC` only stops CLI logins with a password; set `mfa` to `TOTP4ALL` or a higher level',
  },
  *check({ account: { settings }, report, skip }) {
    if (settings === undefined) return;
    const mfa = settingOf(settings, 'mfa');
    if (mfa === undefined) yield* lacksSetting(settings, 'which second factor users need', skip);
    if (mfa === undefined || !mfaOff.has(mfa)) return;
    yield report(
      mfa === 'NONE_NO_ROPC' ? 'noRopc' : 'none',
      settingPlace(settings, 'mfa'),
      {},
      {
        repairs: settingRepairs(settings, 'mfa', 'TOTP4ALL', shell`--mfa`),
        edits: [setting(settingPlace(settings, 'mfa'), 'TOTP4ALL')],
      },
    );
  },
});
