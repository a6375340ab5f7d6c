import { remember } from '../../src/source/once.ts';
import type { Account } from '../../src/account/model/account.ts';
import { hasNoRealId } from '../../src/account/model/unresolved.ts';
import { publicAccessGroup, subjectOf } from '../../src/account/model/subject.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { idsIfAllKnown, listedServiceIds } from '../../src/rule-api/listed-service-ids.ts';
import { nameOfSecret, secretPlace, secretsOf } from './shared/secrets.ts';

interface Listed {
  readonly groups: ReadonlySet<string> | undefined;
  readonly serviceIds: ReturnType<typeof listedServiceIds>;
}

/** What an account lists wholly. */
const listedIn = (account: Account): Listed => ({
  groups:
    account.knowledge.groups.everything && account.groups.length > 0
      ? idsIfAllKnown([...account.groups.map(({ id }) => id), publicAccessGroup])
      : undefined,
  serviceIds: listedServiceIds(account),
});

export default defineRule({
  id: 'secret-of-missing-identity',
  category: 'secret',
  preset: 'strict',
  severity: 'error',
  summary: 'a secret is for an access group or a service ID that the account does not list',
  messages: {
    group:
      '{secret} adds service IDs to `{id}`, which is not in the list of access groups, so no credentials can be created: it was deleted, or the id has a typo',
    serviceId:
      '{secret} creates API keys of `{id}`, which is not in the list of service IDs, so no credentials can be created: it was deleted, or the id has a typo',
  },
  *check({ account, accountOf, report }) {
    const known = new Map<Account, Listed>();
    for (const secret of secretsOf(account)) {
      const home =
        secret.accountId === undefined || secret.accountId === account.id ? account : accountOf(secret.accountId);
      if (home === undefined) continue;
      const listed = remember(known, home, () => listedIn(home));
      const name = nameOfSecret(secret);
      for (const [index, id] of secret.accessGroups.entries()) {
        if (listed.groups === undefined || listed.groups.has(id) || hasNoRealId(id)) continue;
        yield report(
          'group',
          secretPlace(secret, 'access_groups', index),
          { secret: name, id },
          { help: '`ibmcloud iam access-groups` lists access groups with their ids' },
        );
      }
      const id = secret.serviceId === undefined ? undefined : subjectOf(secret.serviceId).id;
      if (id === undefined || listed.serviceIds === undefined || listed.serviceIds.ids.has(id) || hasNoRealId(id))
        continue;
      yield report(
        'serviceId',
        secretPlace(secret, 'service_id'),
        { secret: name, id },
        { help: '`ibmcloud iam service-ids` lists service IDs with their ids', ...listed.serviceIds.doubt },
      );
    }
  },
});
