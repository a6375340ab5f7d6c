import { partsOfCrn } from '../../src/account/model/crn.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfProfile } from './shared/trust.ts';

/** The service whose resources each type of compute resource is (IBM Cloud API, IAM Identity, "Create link"). */
const services: ReadonlyMap<string, string> = new Map([
  ['VSI', 'is'],
  ['BMS', 'is'],
  ['IKS_SA', 'containers-kubernetes'],
  ['ROKS_SA', 'containers-kubernetes'],
  ['PVS', 'power-iaas'],
  ['CE', 'codeengine'],
]);

export default defineRule({
  id: 'trust-link-of-other-kind',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  summary: 'a link of a trusted profile is for one type of compute resource, and its CRN for another',
  messages: {
    found:
      'this link of the trusted profile {profile} has the type `{type}`, which is for `{wanted}`, but its CRN is of `{service}`, so nothing can assume the profile through it: correct the type or the CRN',
  },
  *check({ account, report }) {
    for (const profile of account.profiles) {
      for (const { resourceType: type, crn, origin } of profile.links ?? []) {
        const wanted = services.get(type);
        const service = partsOfCrn(crn)?.service;
        if (wanted === undefined || service === undefined || service === wanted) continue;
        // A placeholder or a part of an expression is no service.
        if (![...services.values()].includes(service)) continue;
        yield report('found', origin, { type, wanted, profile: nameOfProfile(profile), service });
      }
    }
  },
});
