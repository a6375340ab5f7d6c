import { isAddress } from '../../src/account/model/unresolved.ts';
import type { ApiKey } from '../../src/account/model/account.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { listedServiceIds } from '../../src/rule-api/listed-service-ids.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

/** Why a key gives no token at the moment; undefined for one that does. */
const faultOf = ({ disabled, expiresAt }: ApiKey, now: number): string | undefined => {
  if (disabled === true) return 'is disabled';
  const end = expiresAt === undefined ? Number.NaN : Date.parse(expiresAt);
  return end <= now ? `expired at \`${expiresAt}\`` : undefined;
};

export default defineRule({
  id: 'engine-identity-unusable',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: "the engine's service ID is gone, or no API key of it is in force",
  messages: {
    gone: 'the engine `{engine}` holds an API key of `{id}`, a service ID the account does not have: it gets no token, and makes nothing',
    uncertain:
      'cannot tell whether the engine `{engine}` gets a token: every API key of {who} that was given is disabled or expired, and nothing says that these are all',
    keys: 'the engine `{engine}` gets no token: every API key of {who} that was given is disabled or expired; make it a new one',
  },
  *check({ account, now, report }) {
    const { engines, apiKeys, knowledge } = account;
    const listed = listedServiceIds(account);
    for (const { engine, subject } of engines.flatMap((one) =>
      one.subject === undefined || one.disabled || one.mode !== 'api_key'
        ? []
        : [{ engine: one, subject: one.subject }],
    )) {
      const { id, kind } = subject;
      if (kind === 'service_id' && !isAddress(id) && listed?.ids.has(id) === false) {
        yield report(
          'gone',
          engine.subjectOrigin,
          { engine: engine.name, id },
          {
            help: 'make a service ID for the engine with the access it needs, and give the engine a key of it',
            ...listed.doubt,
          },
        );
        continue;
      }
      const keys = apiKeys.filter(({ owner }) => owner?.id === id);
      const faults = keys.flatMap((key) => {
        const fault = faultOf(key, now);
        return fault === undefined ? [] : [{ key, fault }];
      });
      if (keys.length === 0 || faults.length < keys.length) continue;
      const isSure = knowledge.keysOf?.has(id) === true;
      yield report(
        isSure ? 'keys' : 'uncertain',
        engine.subjectOrigin,
        { engine: engine.name, who: subjectNames(account)(subject) },
        {
          related: faults.slice(0, 6).map(({ key, fault }) => ({
            place: key.origin,
            note: `the key \`${key.name ?? key.id}\` ${fault}`,
          })),
          repairs:
            isSure && kind === 'service_id'
              ? [{ kind: 'cli', text: `ibmcloud iam service-api-key-create secrets-manager-engine ${id}` }]
              : [],
          ...(isSure
            ? { help: "then write the new key into the engine's configuration" }
            : {
                confidence: 'low',
                help: `give the API's page of its keys (\`GET /v1/apikeys?iam_id=…\`), or the section \`api_keys\` of an account snapshot`,
              }),
        },
      );
    }
  },
});
