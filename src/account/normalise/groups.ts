import { prose, shell } from '../../snippet/snippet.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { subjectOf } from '../model/subject.ts';
import { unknown } from '../../source/unknown.ts';
import type { Item, Listing, Recognised } from '../../input/recognise/recognised.ts';
import { flagAt, numberAt, textAt } from '../../source/json.ts';
import { claimsOf } from './claims.ts';
import { draftOf } from './identities.ts';
import type { Draft, Drafts } from './draft.ts';

/** Parameters of a request that ask for a page or a form, not for a part of the groups. */
const harmless = new Set(['account_id', 'limit', 'offset', 'sort', 'show_federated', 'show_crn']);

export const normaliseGroups = (recognised: Recognised, drafts: Drafts): void => {
  const { listing, items, accountId } = recognised;
  for (const item of items) {
    const spelling = textAt(item.value, 'id');
    if (spelling === undefined) continue;
    draftOf(item, recognised, drafts).groups.push({
      id: subjectOf(spelling).id,
      name: textAt(item.value, 'name'),
      description: textAt(item.value, 'description'),
      federated: flagAt(item.value, 'is_federated'),
      origin: item.origin,
    });
  }
  if (listing.form === 'single') return;
  const first = items[0];
  const draft =
    first === undefined
      ? drafts.of(accountId ?? listing.query['account_id'], listing.origin)
      : draftOf(first, recognised, drafts);
  const obtain = shell`ibmcloud iam access-groups --output json`;
  const incomplete = (message: string, why: string): void => {
    drafts.report(
      diagnostic('incomplete-export', listing.origin, message, { help: prose`export it again: ${obtain}` }),
    );
    draft.gaps.push({ extent: 'groups', of: undefined, why, obtain, origin: listing.origin });
  };
  if (listing.partial !== undefined) {
    const why = `list of access groups is not complete: ${listing.partial}`;
    incomplete(`this ${why}`, `a ${why}`);
  } else if (items.length === 0 && listing.form !== 'section') {
    incomplete(
      'this list of access groups is empty, which is also what IAM returns to a caller without access',
      'an empty list of access groups is also what IAM returns to a caller without access',
    );
  } else if (Object.keys(listing.query).every((name) => harmless.has(name))) {
    draft.everything.add('groups');
  }
};

/** The group a member or dynamic rule is of: as the item says, else as the request of its listing did. */
const groupOf = (item: Item | undefined, listing: Listing): string | undefined => {
  const spelling = textAt(item?.value, 'access_group_id') ?? listing.query['group_id'];
  return spelling === undefined ? undefined : subjectOf(spelling).id;
};

const namelessGroup = (what: string, listing: Listing, drafts: Drafts): void =>
  drafts.report(
    diagnostic(
      'unresolved-reference',
      listing.origin,
      `undecided which access group these ${what} belong to: neither an item nor the page's \`href\` names it`,
      {
        help: `put them into an account snapshot, under \`members\` or \`dynamic_rules\` with the id of the group as key`,
      },
    ),
  );

/** Nobody can say any more who is in which group, where members were given without theirs. */
const leaveMembersUnresolved = (listing: Listing, draft: Draft): void => {
  const why = 'members were given without their access group';
  for (const extent of ['members', 'memberships'] as const) {
    draft.gaps.push({ extent, of: undefined, why, obtain: undefined, origin: listing.origin });
  }
};

export const normaliseMembers = (recognised: Recognised, drafts: Drafts): void => {
  const { listing, items } = recognised;
  const draft = drafts.of(recognised.accountId ?? listing.query['account_id'], listing.origin);
  const groups = new Set(
    items.length === 0 ? [groupOf(undefined, listing)] : items.map((item) => groupOf(item, listing)),
  );
  if (groups.has(undefined)) {
    namelessGroup('members', listing, drafts);
    leaveMembersUnresolved(listing, draft);
  }
  for (const item of items) {
    const group = groupOf(item, listing);
    if (group === undefined) continue;
    // The CLI's listing of service IDs carries the id where the API's carries `iam_id`.
    const member = textAt(item.value, 'iam_id') ?? textAt(item.value, 'id');
    draft.memberships.push({
      group,
      member: member === undefined ? unknown(`a member of \`${group}\` has no id`) : subjectOf(member),
      ...(textAt(item.value, 'membership_type') === 'dynamic' ? { dynamic: true } : {}),
      origin: item.origin,
    });
  }
  if (listing.form === 'single') return;
  const filtered = ['type', 'membership_type', 'search'].some((name) => listing.query[name] !== undefined);
  for (const group of groups) {
    if (group === undefined) continue;
    // Where members of several groups stand together, nothing says that any of these is completely listed.
    if (listing.partial === undefined && !filtered && groups.size === 1) draft.of.members.add(group);
    else if (listing.partial !== undefined) {
      const why = `list of the members of \`${group}\` is not complete: ${listing.partial}`;
      drafts.report(diagnostic('incomplete-export', listing.origin, `this ${why}`, { help: 'export all pages' }));
      draft.gaps.push({ extent: 'members', of: group, why: `a ${why}`, obtain: undefined, origin: listing.origin });
    }
  }
};

export const normaliseDynamicRules = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    const group = groupOf(item, recognised.listing);
    if (group === undefined) {
      namelessGroup('dynamic rules', recognised.listing, drafts);
      return;
    }
    draftOf(item, recognised, drafts).dynamicRules.push({
      group,
      name: textAt(item.value, 'name'),
      realm: textAt(item.value, 'realm_name'),
      expiration: numberAt(item.value, 'expiration'),
      claims: claimsOf(item.value),
      origin: item.origin,
    });
  }
};
