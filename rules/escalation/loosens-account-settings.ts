import { listNames } from '../../src/source/list-names.ts';
import type { AccountSettings } from '../../src/account/model/account.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { isMeant, placeOfRole, takeAway, unlessMeant, whoCan } from '../../src/rule-api/escalation.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

/** Settings that restrict something, by their names in the API. */
const restrictions = (settings: AccountSettings): readonly string[] => {
  const { restrictCreateServiceId, restrictCreatePlatformApiKey, allowedIpAddresses = '', more } = settings;
  const mfa = more?.get('mfa') ?? 'NONE';
  return [
    ...(restrictCreateServiceId === 'RESTRICTED' ? ['restrict_create_service_id'] : []),
    ...(restrictCreatePlatformApiKey === 'RESTRICTED' ? ['restrict_create_platform_apikey'] : []),
    ...(allowedIpAddresses.trim() === '' ? [] : ['allowed_ip_addresses']),
    ...(mfa === 'NONE' || mfa === 'NOT_SET' ? [] : ['mfa']),
  ];
};

export default defineRuleWithOptions({
  id: 'loosens-account-settings',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity that is no administrator can turn off restrictions in the account settings',
  messages: {
    found:
      '{who} can change the account settings, and so turn off {restrictions}: leave that to administrators, and grant a role without `iam-identity.account.update`',
  },
  options: allowOption('Ids or names of subjects that may change the account settings.'),
  *check({ account, accessOf, options, report }) {
    const { settings } = account;
    const restricted = settings === undefined ? [] : restrictions(settings);
    if (settings === undefined || restricted.length === 0) return;
    const access = accessOf(account);
    const { sure } = access.escalation().over('iam-identity', 'iam-identity.account.update');
    const meant = isMeant(account, access, options.allow);
    const name = subjectNames(account);
    for (const { subject, policy, role } of sure) {
      const standing = meant(subject);
      if (standing.is === 'yes') continue;
      const place = placeOfRole(policy, role);
      yield report(
        'found',
        place,
        { who: whoCan(subject, name), restrictions: listNames(restricted) },
        unlessMeant(standing, place, {
          actions: ['iam-identity.account.update'],
          related: [{ place: settings.origin, note: `the settings restrict ${listNames(restricted)}` }],
          ...takeAway('grant the access that it needs on single service IDs or profiles, or with a custom role'),
        }),
      );
    }
  },
});
