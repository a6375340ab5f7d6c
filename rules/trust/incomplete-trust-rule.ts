import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfProfile } from './shared/trust.ts';

/** What the rules of each type cannot do without (IBM Cloud API, IAM Identity, "Create claim rule"). */
const needs = {
  'Profile-SAML': { field: 'realm_name', what: 'the identity provider whose users it is for' },
  'Profile-CR': { field: 'cr_type', what: 'the type of compute resource it is for' },
} as const;

const typeOf = (text: string): keyof typeof needs | undefined =>
  text === 'Profile-SAML' || text === 'Profile-CR' ? text : undefined;

export default defineRule({
  id: 'incomplete-trust-rule',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a rule of a trusted profile does not say which provider or compute resources it is for',
  messages: {
    found: 'this rule of {profile} has the type `{type}` but no `{field}`, so IAM refuses it: add {what}',
  },
  *check({ account, report }) {
    for (const profile of account.profiles) {
      for (const { type: written, realm, resourceType, origin } of profile.trust ?? []) {
        const type = typeOf(written);
        if (type === undefined || (type === 'Profile-SAML' ? realm : resourceType) !== undefined) continue;
        yield report('found', origin, { type, profile: nameOfProfile(profile), ...needs[type] });
      }
    }
  },
});
