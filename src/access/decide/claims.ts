import type { Claim } from '../../account/model/account.ts';

/** Identity providers' values are JSON texts within texts: `"\"ops\""` is `ops`. */
const valueOf = ({ value }: Claim): string => value.trim().replace(/^"(.*)"$/s, '$1');

/** Claims that say by which provider somebody logs in, which the realm says already. */
const ofProvider = new Set(['iss', 'issuer', 'realmid', 'realmname', 'realm_name', 'aud']);

/** Claims that hold an address or a name, of which a part names nobody. */
const ofPerson = /^(?:e-?mail(?:address)?|mail|preferred_?username|upn|sub|subject|nameid)$/i;

/** What a test of a claim excludes: nobody, only those it names, or all but the people of a domain. */
const breadthOf = (claim: Claim): 'everybody' | 'negative' | 'domain' | undefined => {
  const { operator } = claim;
  const value = valueOf(claim);
  if (operator.startsWith('NOT_EQUALS')) return 'negative';
  if (ofProvider.has(claim.claim.toLowerCase())) return 'everybody';
  if (operator !== 'CONTAINS') return undefined;
  if (/^[@.\s*-]*$/.test(value)) return 'everybody';
  return ofPerson.test(claim.claim) && /^@?[\w-]+(?:\.[\w-]+)+$/.test(value) ? 'domain' : undefined;
};

/** Why nearly everybody of a realm meets tests of claims, in words; undefined where one of them chooses. */
export const whyBroad = (claims: readonly Claim[]): string | undefined => {
  const breadths = claims.map(breadthOf);
  if (breadths.includes(undefined)) return undefined;
  const [first] = claims;
  if (first === undefined) return 'it tests no claim';
  const at = breadths.indexOf('domain');
  const domain = claims[at];
  if (domain !== undefined) return `it only asks that \`${domain.claim}\` contains \`${valueOf(domain)}\``;
  const negative = claims[breadths.indexOf('negative')];
  if (negative === undefined) return `everybody who logs in passes its test of \`${first.claim}\``;
  return `it only asks that \`${negative.claim}\` is not \`${valueOf(negative)}\`, which everybody else meets`;
};
