import { settingOf } from '../../src/rule-api/account-settings.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { mfaOff } from './shared/mfa.ts';
import { nameOf } from '../../src/rule-api/names.ts';
import { below } from '../../src/source/place.ts';

export default defineRuleWithOptions({
  id: 'user-exempt-from-mfa',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'a user is exempt from the second factor that the account requires',
  messages: {
    found:
      '{who} needs no second factor (`{mfa}`) although the account requires one, so the password is enough; remove the exemption',
  },
  options: allowOption('Ids or names of users who may log in without a second factor.'),
  *check({ account, options: { allow }, report }) {
    const { settings } = account;
    // Where the account asks nobody, an exemption is from nothing.
    if (settings === undefined || mfaOff.has(settingOf(settings, 'mfa') ?? '')) return;
    for (const { id, mfa, origin } of settings.userMfa ?? []) {
      const name = nameOf(id, account);
      if (!mfaOff.has(mfa) || allow.includes(id) || (name !== undefined && allow.includes(name))) continue;
      yield report(
        'found',
        below(origin, 'mfa'),
        { who: name === undefined ? `\`${id}\`` : `\`${name}\` (\`${id}\`)`, mfa },
        { help: 'for a program, use the API key of a service ID instead of an exempt user' },
      );
    }
  },
});
