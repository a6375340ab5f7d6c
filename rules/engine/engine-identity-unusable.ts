import { shell } from '../../src/snippet/snippet.ts';
import { hasNoRealId } from '../../src/account/model/unresolved.ts';
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
  summary: "the engine's service ID does not exist, or none of its API keys works",
  messages: {
    gone: 'the engine `{engine}` has an API key of `{id}`, a service ID that the account does not have, so it gets no token and creates no credentials',
    uncertain:
      'undecided whether the engine `{engine}` gets a token: every known API key of {who} is disabled or expired, but there may be others',
    keys: 'the engine `{engine}` gets no token: every API key of {who} is disabled or expired; create a new one',
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
      if (kind === 'service_id' && !hasNoRealId(id) && listed?.ids.has(id) === false) {
        yield report(
          'gone',
          engine.subjectOrigin,
          { engine: engine.name, id },
          {
            help: 'create a service ID with the access that the engine needs, and give the engine an API key of it',
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
            isSure && kind === 'service_id' && !hasNoRealId(id)
              ? [
                  {
                    kind: 'cli',
                    text: shell`ibmcloud iam service-api-key-create secrets-manager-engine ${id}`,
                    first: 'have nobody look on or keep a log: it prints the key',
                  },
                ]
              : [],
          ...(isSure
            ? { help: "then put the new key into the engine's configuration" }
            : {
                confidence: 'low',
                help: `add the API's page of its keys (\`GET /v1/apikeys?iam_id=…\`), or the section \`api_keys\` of an account snapshot`,
              }),
        },
      );
    }
  },
});
