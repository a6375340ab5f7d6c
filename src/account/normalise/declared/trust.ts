import type { Declared, Reference } from '../../../languages/declared/declared.ts';
import type { Claim, TrustedProfile, TrustLink, TrustRule } from '../../model/account.ts';
import { isUnknown, type Unknown } from '../../../source/unknown.ts';
import { isMade, nameOf, subjectFrom, type Scope } from './scope.ts';
import { blocksIn, knownBlocks, knownNumber, textIn, valueIn, type Values } from './values.ts';

type Text = string | Unknown | Reference | undefined;

/** A text, or nothing where it is left out; false where it is not known. */
const settled = (text: Text): string | undefined | false => (isUnknown(text) ? false : text);

const claimsOf = (values: Values): readonly Claim[] | undefined => {
  const blocks = blocksIn(values, 'conditions');
  if (isUnknown(blocks)) return undefined;
  const claims = blocks.map((block) => ['claim', 'operator', 'value'].map((name) => settled(textIn(block, name))));
  return claims.some((claim) => claim.includes(false))
    ? undefined
    : claims.map(([claim, operator, value]) => ({ claim: claim || '', operator: operator || '', value: value || '' }));
};

const ruleOf = ({ values, origin }: Declared): TrustRule | undefined => {
  const claims = claimsOf(values);
  const [type, realm, resourceType] = ['type', 'realm_name', 'cr_type'].map((name) => settled(textIn(values, name)));
  if (claims === undefined || type === false || realm === false || resourceType === false) return undefined;
  return { type: type ?? '', realm, resourceType, expiration: knownNumber(values, 'expiration'), claims, origin };
};

const linkOf = ({ values, origin }: Declared): TrustLink | undefined => {
  const [block] = knownBlocks(values, 'link');
  const [resourceType, crn, namespace, name] = [
    textIn(values, 'cr_type'),
    ...['crn', 'namespace', 'name'].map((key) => (block === undefined ? undefined : textIn(block, key))),
  ].map(settled);
  if (resourceType === false || crn === false || namespace === false || name === false) return undefined;
  return { resourceType: resourceType ?? '', crn, namespace, name, origin };
};

/** What is declared for a profile, or nothing where part of it is not known. */
const ofProfile = <Part>(
  profile: Declared,
  type: string,
  read: (declared: Declared) => Part | undefined,
  scope: Scope,
): readonly Part[] | undefined => {
  if (!isMade(profile)) return undefined;
  const id = scope.idOf(profile);
  const parts: Part[] = [];
  for (const declared of scope.declaration.resources) {
    if (declared.type !== type || declared.mode !== 'managed') continue;
    const of = subjectFrom(valueIn(declared.values, 'profile_id'), 'trusted_profile', scope);
    if (isUnknown(of)) return undefined;
    if (of.id !== id) continue;
    const part = declared.uncertainBecause === undefined ? read(declared) : undefined;
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
};

/** A trusted profile with the claim rules and links that are declared for it. */
export const trustedProfile = (declared: Declared, scope: Scope): void => {
  const profile: TrustedProfile = {
    id: scope.idOf(declared),
    name: nameOf(declared.values),
    trust: ofProfile(declared, 'ibm_iam_trusted_profile_claim_rule', ruleOf, scope),
    uncertainBecause: declared.uncertainBecause,
    links: ofProfile(declared, 'ibm_iam_trusted_profile_link', linkOf, scope),
    origin: declared.origin,
  };
  scope.draftOf(declared).profiles.push(profile);
};

export { claimsOf };
