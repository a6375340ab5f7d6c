import { setting } from '../../src/rule-api/edits.ts';
import { shell } from '../../src/snippet/snippet.ts';
import { lacksSetting, settingPlace, settingRepairs } from '../../src/rule-api/account-settings.ts';
import type { Engine } from '../../src/account/model/engine.ts';
import { accountResource } from '../../src/access/decide/question.ts';
import { listNames } from '../../src/source/list-names.ts';
import { assessActions, principalOf } from '../../src/rule-api/engine.ts';
import { defineRule } from '../../src/rule-api/define.ts';

export default defineRule({
  id: 'creation-unrestricted',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'every user of the account can create service IDs, or API keys for themselves',
  fix: {
    safety: 'unsafe',
    because: 'sets the setting to `RESTRICTED`: users without the role can no longer create what they create today',
  },
  messages: {
    serviceIds:
      'every user can create service IDs, which remain when their creators leave: set `restrict_create_service_id` to `RESTRICTED`, and grant `Service ID creator` to those who need it',
    apiKeys:
      'every user can create API keys, which need no second factor: set `restrict_create_platform_apikey` to `RESTRICTED`, and grant `User API key creator` to those who need it',
  },
  *check({ account, accessOf, report, skip }) {
    const { settings, engines } = account;
    if (settings === undefined) return;
    const creates = (engine: Engine): boolean => {
      const principal = principalOf(engine);
      const resource = accountResource('iam-identity', account.id);
      return (
        principal !== undefined &&
        assessActions(accessOf(account), principal, ['iam-identity.serviceid.create'], resource).outcome === 'granted'
      );
    };
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
      // The setting would stop them: the role comes first.
      const stopped = message === 'serviceIds' ? engines.filter((engine) => !engine.disabled && !creates(engine)) : [];
      yield report(
        message,
        settingPlace(settings, field),
        {},
        stopped.length === 0
          ? {
              repairs: settingRepairs(settings, field, 'RESTRICTED', flag),
              edits: [setting(settingPlace(settings, field), 'RESTRICTED')],
            }
          : {
              help: `first grant \`Service ID creator\` on \`iam-identity\` to the engine${stopped.length === 1 ? '' : 's'} ${listNames(stopped.map(({ name }) => name))}, or no service IDs can be created for secrets then`,
            },
      );
    }
  },
});
