import { prose, shell } from '../../src/snippet/snippet.ts';
import { remember } from '../../src/source/once.ts';
import type { Secret } from '../../src/account/model/engine.ts';
import { subjectOf } from '../../src/account/model/subject.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOf } from '../../src/rule-api/names.ts';
import { secretPlace, secretsOf } from './shared/secrets.ts';

/** Secrets Manager names the API keys that it makes so (`iam-credentials.md` of ibm-cloud-docs/secrets-manager@924dec1). */
const ownPrefix = 'Secrets-Manager-IAM-Secret-';
/** The current API key of a secret and the previous one are both in force. */
const perSecret = 2;

export default defineRule({
  id: 'service-id-of-many-secrets',
  category: 'secret',
  preset: 'strict',
  severity: 'warning',
  summary: 'so many secrets create API keys of one service ID that it reaches its limit',
  messages: {
    found:
      '`{who}` is the service ID of {secrets}, each with a current and a previous API key{more}: {count} keys, where IAM allows {most} per identity, so creation and rotation fail; use several service IDs',
  },
  *check({ account, catalogue, report }) {
    const bySubject = new Map<string, Secret[]>();
    for (const secret of secretsOf(account)) {
      if (secret.serviceId === undefined) continue;
      remember(bySubject, subjectOf(secret.serviceId).id, () => []).push(secret);
    }
    if (bySubject.size === 0) return;
    const others = new Map<string, number>();
    for (const { owner, name } of account.apiKeys) {
      if (owner === undefined || name?.startsWith(ownPrefix) === true) continue;
      others.set(owner.id, (others.get(owner.id) ?? 0) + 1);
    }
    const most = catalogue.quotas.apiKeysPerIdentity;
    for (const [id, secrets] of bySubject) {
      const more = others.get(id) ?? 0;
      const count = secrets.length * perSecret + more;
      const last = secrets.at(-1);
      if (last === undefined || count < most) continue;
      yield report(
        'found',
        secretPlace(last, 'service_id'),
        {
          who: nameOf(id, account) ?? id,
          secrets: secrets.length === 1 ? 'one secret' : `${secrets.length} secrets`,
          more: more === 0 ? '' : `, and has ${more} other API key${more === 1 ? '' : 's'}`,
          count,
          most,
        },
        {
          hangsOn: secrets,
          related: secrets
            .slice(0, 6)
            .map((secret) => ({ place: secret.origin, note: `\`${secret.name ?? 'a secret'}\`` })),
          help: prose`make another with ${shell`ibmcloud iam service-id-create`}, give it the same access, and name it in some of the secrets`,
        },
      );
    }
  },
});
