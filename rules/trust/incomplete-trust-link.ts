import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfProfile } from './shared/trust.ts';

/** Links to service accounts of clusters, which lie in a namespace. */
const ofServiceAccounts = new Set(['IKS_SA', 'ROKS_SA']);

export default defineRule({
  id: 'incomplete-trust-link',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a link to a service account of a cluster does not say which one',
  messages: {
    found:
      'the link of the trusted profile {profile} is for a service account (`{type}`) and lacks {lacks}: IAM refuses it; name the namespace and the service account',
  },
  *check({ account, report }) {
    for (const profile of account.profiles) {
      for (const { resourceType: type, namespace, name, origin } of profile.links ?? []) {
        if (!ofServiceAccounts.has(type) || (namespace !== undefined && name !== undefined)) continue;
        const lacks = [
          ...(namespace === undefined ? ['`namespace`'] : []),
          ...(name === undefined ? ['`name`'] : []),
        ].join(' and ');
        yield report('found', origin, { profile: nameOfProfile(profile), type, lacks });
      }
    }
  },
});
