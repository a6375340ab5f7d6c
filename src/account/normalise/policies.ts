import { prose, shell, type Prose } from '../../snippet/snippet.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { AccessPolicy, Authorization, Policy } from '../model/policy.ts';
import { plainAttribute } from '../model/policy.ts';
import { subjectOf } from '../model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Recognised } from '../../input/recognise/recognised.ts';
import type { Origin } from '../../source/place.ts';
import type { Draft, Drafts } from './draft.ts';
import { createRecurring, policyOf } from './policy.ts';

/** A v1 listing shows a policy it cannot express as a placeholder with this role. */
const isPlaceholder = ({ roles }: Policy): boolean =>
  !isUnknown(roles) && roles.some((role) => !isUnknown(role) && role.id?.endsWith(':role:UnsupportedVersion') === true);

/** Adds a policy to the account its target names. */
export const addPolicy = (policy: Policy, draft: Draft): void => {
  if (policy.type === 'access') draft.policies.push(policy);
  else draft.authorizations.push(policy);
};

/** Parameters of a request that ask for a page or a form, not for a part of the policies. */
const harmless = new Set([
  'account_id',
  'limit',
  'start',
  'format',
  'sort',
  'type',
  'iam_id',
  'access_group_id',
  'state',
]);

/** A listing of policies, in the order of the listing, each read into the model. */
export interface PolicyListing extends Omit<Recognised, 'kind' | 'items'> {
  readonly kind: 'policies';
  readonly policies: readonly Policy[];
}

interface Listed {
  readonly access: readonly AccessPolicy[];
  readonly authorizations: readonly Authorization[];
  readonly placeholders: readonly Policy[];
}

const obtainV2 = shell`ibmcloud iam account-policies --output json --api-version v2`;

/** The one value there is among some, or undefined where they differ or there is none. */
const single = <Value>(values: Iterable<Value>): Value | undefined => {
  let first: Value | undefined;
  for (const value of values) {
    if (first !== undefined && value !== first) return undefined;
    first = value;
  }
  return first;
};

type PolicyExtent = 'policies' | 'authorizations';

const extentsOf = (type: string | undefined): readonly PolicyExtent[] => {
  if (type === 'access') return ['policies'];
  return type === 'authorization' ? ['authorizations'] : ['policies', 'authorizations'];
};

/** Something a listing shows to be missing from it: as a finding, and as a gap in what is known. */
interface Shortfall {
  readonly place: Origin;
  readonly message: string;
  readonly help: Prose;
  /** The same as the end of "… because". */
  readonly why: string;
  readonly extents: readonly PolicyExtent[];
}

const shortfallsOf = ({ listing }: PolicyListing, listed: Listed): readonly Shortfall[] => {
  const { partial, origin, form, query } = listing;
  const askedFor = extentsOf(query['type']);
  const shortfalls: Shortfall[] = [];
  const [placeholder] = listed.placeholders;
  if (placeholder !== undefined) {
    const count = listed.placeholders.length;
    const what = `${count === 1 ? 'a policy is' : `${count} policies are`} shown only as a placeholder`;
    shortfalls.push({
      place: placeholder.origin,
      message: `${what}, because version 1 of the API cannot express it`,
      help: prose`export again with version 2: ${obtainV2}`,
      why: what,
      extents: [...new Set(listed.placeholders.flatMap(({ type }) => extentsOf(type)))],
    });
  }
  if (partial !== undefined) {
    const what = `list of policies is not complete: ${partial}`;
    const help = prose`export all pages: ${obtainV2} does`;
    shortfalls.push({ place: origin, message: `this ${what}`, help, why: `a ${what}`, extents: askedFor });
  } else if (isEmpty(listed) && form !== 'section') {
    shortfalls.push({
      place: origin,
      message: 'this list of policies is empty, which is also what IAM returns to a caller without access',
      help: 'export it with an identity that has Viewer on all account management services, or remove it',
      why: 'an empty list of policies is also what IAM returns to a caller without access',
      extents: askedFor,
    });
  }
  return shortfalls;
};

const isEmpty = ({ access, authorizations, placeholders }: Listed): boolean =>
  access.length + authorizations.length + placeholders.length === 0;

/** Whose policies a listing is of: the subject asked for, or the only one that occurs; undefined for the account. */
const subjectOfListing = ({ listing: { query, form } }: PolicyListing, { access }: Listed): string | undefined => {
  const asked = query['iam_id'] ?? query['access_group_id'];
  if (asked !== undefined) return subjectOf(asked).id;
  // A page whose request names the account and nobody lists the account, however few subjects it shows.
  if (form === 'section' || (form === 'page' && query['account_id'] !== undefined)) return undefined;
  return single(access.map(({ subject }) => (isUnknown(subject) ? '' : subject.id)));
};

/** Records of whom a listing without a shortfall shows every policy. */
const recordCoverage = (input: PolicyListing, listed: Listed, draft: Draft): void => {
  const { query, form } = input.listing;
  if (form === 'single' || Object.keys(query).some((name) => !harmless.has(name))) return;
  const type = query['type'];
  const of = subjectOfListing(input, listed);
  if (type !== 'authorization' && (listed.access.length > 0 || form === 'section')) {
    if (of === undefined) draft.everything.add('policies');
    else draft.of.policies.add(of);
  }
  // A page that names its request says whether it was asked for one type only; a bare array of one type may have been.
  const askedForAll = form === 'page' && Object.keys(query).length > 0 && type === undefined && of === undefined;
  if (type === 'authorization' || (type === undefined && (listed.authorizations.length > 0 || askedForAll))) {
    draft.everything.add('authorizations');
  }
};

/** Policies and authorizations, of either version, in any listing. */
export const normalisePolicies = ({ accountId, items, listing }: Recognised, drafts: Drafts): void => {
  const recurring = createRecurring();
  const policies = items.map(({ value, origin }) => policyOf(value, origin, recurring));
  addListing({ kind: 'policies', accountId, listing, policies }, drafts);
};

/** Adds the policies of a listing to their accounts, and what it says of others by not listing them. */
export const addListing = (input: PolicyListing, drafts: Drafts): void => {
  const access: AccessPolicy[] = [];
  const authorizations: Authorization[] = [];
  const placeholders: Policy[] = [];
  const { origin, query } = input.listing;
  const listedIn = input.accountId ?? query['account_id'];
  const accounts = new Map<string | undefined, Draft>();
  // Of most listings there is one account: it is not looked up for each policy.
  let latest: { readonly id: string | undefined; readonly draft: Draft } | undefined;
  for (const policy of input.policies) {
    const id = plainAttribute(policy.target, 'accountId') ?? listedIn;
    if (latest === undefined || latest.id !== id) {
      latest = { id, draft: drafts.of(id, policy.origin) };
      accounts.set(id, latest.draft);
    }
    if (isPlaceholder(policy)) {
      placeholders.push(policy);
      continue;
    }
    if (policy.type === 'access') access.push(policy);
    else authorizations.push(policy);
    addPolicy(policy, latest.draft);
  }
  const listed = { access, authorizations, placeholders };
  // Lists of several accounts in one show nothing completely: which of them is complete is not known.
  const listedDrafts =
    listedIn === undefined && accounts.size > 0 ? [...accounts.values()] : [drafts.of(listedIn, origin)];
  const shortfalls = shortfallsOf(input, listed);
  for (const { place, message, help, why, extents } of shortfalls) {
    drafts.report(diagnostic('incomplete-export', place, message, { help }));
    for (const extent of extents) {
      const of = query['iam_id'] ?? query['access_group_id'];
      for (const draft of listedDrafts) {
        draft.gaps.push({
          extent,
          of: of === undefined ? undefined : subjectOf(of).id,
          why,
          obtain: obtainV2,
          origin: place,
        });
      }
    }
  }
  const [only, ...others] = listedDrafts;
  if (shortfalls.length === 0 && only !== undefined && others.length === 0) recordCoverage(input, listed, only);
};
