import { accountResource, type Resource } from '../../src/access/decide/question.ts';
import { isUnresolved } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { rolesPlace } from '../../src/rule-api/policy-places.ts';

const createsClusters = { action: 'containers-kubernetes.cluster.create' };
const makesKeys = { action: 'iam-identity.apikey.create' };

export default defineRule({
  id: 'cluster-administrator-without-identity',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'a service ID may create clusters, and lacks the role on identities that this takes',
  messages: {
    found:
      '{who} can create clusters, but not the API key that Kubernetes Service creates for them, so creation fails with A0656: add `Operator` on `iam-identity`, which a policy on all IAM-enabled services does not include',
  },
  *check({ account, accessOf, report }) {
    const access = accessOf(account);
    const clusters: Resource = {
      service: 'containers-kubernetes',
      attributes: { accountId: account.id === undefined ? 'unknown' : { is: account.id } },
    };
    const name = subjectNames(account);
    const identities = accountResource('iam-identity', account.id, { type: undefined, id: undefined });
    for (const { subject, by } of access.holders(createsClusters, clusters)) {
      const [first] = by;
      if (subject.kind !== 'service_id' || isUnresolved(subject.id) || first === undefined) continue;
      if (access.decide({ subject }, makesKeys, identities).outcome !== 'denied') continue;
      yield report('found', rolesPlace(first.policy), { who: name(subject) });
    }
  },
});
