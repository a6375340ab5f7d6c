import type { Secret } from '../../src/account/model/engine.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretPlace, secretsOf } from './shared/secrets.ts';

/** Where what is not named is not there: the API shows of a secret no more than it has. */
const namesNobody = ({ form, accessGroups, serviceId, unresolvedGroups, unresolvedServiceId }: Secret): boolean =>
  form !== 'export' &&
  accessGroups.length === 0 &&
  serviceId === undefined &&
  unresolvedGroups === undefined &&
  unresolvedServiceId === undefined;

export default defineRule({
  id: 'secret-without-one-owner',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a secret names both access groups and a service ID, or neither',
  messages: {
    both: '{secret} names both access groups and a service ID, which Secrets Manager refuses: keep `service_id` to use an existing service ID, or `access_groups` to have one created',
    neither:
      '{secret} names neither access groups nor a service ID, so Secrets Manager refuses it: add `access_groups`, or the `service_id` of an existing service ID',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const values = { secret: nameOfSecret(secret) };
      if (secret.namesBoth === true) {
        yield report('both', secretPlace(secret, 'service_id'), values, {
          related: [{ place: secretPlace(secret, 'access_groups'), note: 'the access groups' }],
        });
      } else if (namesNobody(secret)) yield report('neither', secret.origin, values);
    }
  },
});
