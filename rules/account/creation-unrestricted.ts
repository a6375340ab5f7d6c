import { shell } from '../../src/snippet/snippet.ts';
import { lacksSetting, settingPlace, settingRepairs } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';

export default defineRule({
  id: 'creation-unrestricted',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'every user of the account can create service IDs, or API keys for themselves',
  messages: {
    serviceIds:
      'every user can create service IDs, which remain when their creators leave: set `restrict_create_service_id` to `RESTRICTED`, and grant `Service ID creator` to those who need it',
    apiKeys:
      'every user can create API keys, which need no second factor: set `restrict_create_platform_apikey` to `RESTRICTED`, and grant `User API key creator` to those who need it',
  },
  *check({ account: { settings, engines }, report, skip }) {
    if (settings === undefined) return;
    const fields = [
      [
        'serviceIds',
        'restrict_create_service_id',
        settings.restrictCreateServiceId,
        'who can create service IDs',
        shell`--restrict-create-service-id`,
      ],
      [
        'apiKeys',
        'restrict_create_platform_apikey',
        settings.restrictCreatePlatformApiKey,
        'who can create API keys',
        shell`--restrict-create-platform-apikey`,
      ],
    ] as const;
    for (const [message, field, value, what, flag] of fields) {
      if (value === undefined) yield* lacksSetting(settings, what, skip);
      if (value === undefined || value === 'RESTRICTED') continue;
      const needed = message === 'serviceIds' && engines.length > 0;
      yield report(
        message,
        settingPlace(settings, field),
        {},
        {
          repairs: settingRepairs(settings, field, 'RESTRICTED', flag),
          ...(needed ? { help: "the engine's service ID then needs `Service ID creator`: grant that first" } : {}),
        },
      );
    }
  },
});
