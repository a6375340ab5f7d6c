import type { Claim, TrustLink, TrustRule } from '../model/account.ts';
import { get, isList, listAt, numberAt, textAt, type Json, type JsonObject } from '../../source/json.ts';
import { below, type Origin } from '../../source/place.ts';

/** The conditions of a dynamic rule or a claim rule; undefined where an export does not show them. */
export const claimsOf = (value: JsonObject): readonly Claim[] | undefined =>
  isList(get(value, 'conditions'))
    ? listAt(value, 'conditions').map((condition) => ({
        claim: textAt(condition, 'claim') ?? '',
        operator: textAt(condition, 'operator') ?? '',
        value: textAt(condition, 'value') ?? '',
      }))
    : undefined;

const ruleOf = (value: Json, origin: Origin): TrustRule => ({
  type: textAt(value, 'type') ?? '',
  realm: textAt(value, 'realm_name'),
  resourceType: textAt(value, 'cr_type'),
  expiration: numberAt(value, 'expiration'),
  claims: typeof value === 'object' && value !== null && !isList(value) ? (claimsOf(value) ?? []) : [],
  origin,
});

/** The claim rules a trusted profile carries; undefined where the export does not show them. */
export const trustOf = (profile: JsonObject, origin: Origin): readonly TrustRule[] | undefined => {
  const key = ['rules', 'claim_rules'].find((name) => isList(get(profile, name)));
  return key === undefined
    ? undefined
    : listAt(profile, key).map((rule, index) => ruleOf(rule, below(origin, key, index)));
};

/** The links to compute resources a trusted profile carries; undefined where the export does not show them. */
export const linksOf = (profile: JsonObject, origin: Origin): readonly TrustLink[] | undefined =>
  isList(get(profile, 'links'))
    ? listAt(profile, 'links').map((link, index) => {
        const to = get(link, 'link');
        return {
          resourceType: textAt(link, 'cr_type') ?? '',
          crn: textAt(to, 'crn'),
          namespace: textAt(to, 'namespace'),
          name: textAt(to, 'name'),
          origin: below(origin, 'links', index),
        };
      })
    : undefined;
