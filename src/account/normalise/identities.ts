import { partsOfCrn } from '../model/crn.ts';
import { subjectOf } from '../model/subject.ts';
import type { Item, Recognised } from '../../input/recognise/recognised.ts';
import { flagAt, get, isList, textAt, textsAt } from '../../source/json.ts';
import { linksOf, trustOf } from './claims.ts';
import type { Listed } from '../model/knowledge.ts';
import type { Draft, Drafts } from './draft.ts';

/** The draft an item belongs to: the account it names itself, else the one its listing is of. */
export const draftOf = (item: Item, recognised: Recognised, drafts: Drafts): Draft =>
  drafts.of(
    textAt(item.value, 'account_id') ?? recognised.accountId ?? recognised.listing.query['account_id'],
    item.origin,
  );

/** Parameters of a request that ask for a page or a form, not for a part of a list. */
const harmless = new Set(['account_id', 'limit', 'pagesize', 'offset', 'start', 'sort', 'order', 'pagetoken', 'scope']);

/** Records that a list shows all there is of what it lists. */
export const recordListed = (recognised: Recognised, drafts: Drafts, what: Listed): void => {
  const { listing, items, accountId } = recognised;
  if (listing.form === 'single' || listing.partial !== undefined) return;
  if (Object.keys(listing.query).some((name) => !harmless.has(name))) return;
  const [first] = items;
  // Those who may not read a list are given an empty one, and a command that shows one identity prints a list of one.
  if (items.length < 2 && listing.form === 'array') return;
  if (first === undefined && listing.form !== 'section') return;
  const draft =
    first === undefined
      ? drafts.of(accountId ?? listing.query['account_id'], listing.origin)
      : draftOf(first, recognised, drafts);
  draft.listed.add(what);
};

export const normaliseServiceIds = (recognised: Recognised, drafts: Drafts): void => {
  // The API lists those of one service ID group, the default one unless it is asked for another (IBM's SDKs of 2026).
  recordListed(recognised, drafts, recognised.listing.form === 'section' ? 'serviceIds' : 'serviceIdsOfOneGroup');
  for (const item of recognised.items) {
    const spelling = textAt(item.value, 'id') ?? textAt(item.value, 'iam_id');
    if (spelling === undefined) continue;
    draftOf(item, recognised, drafts).serviceIds.push({
      id: subjectOf(spelling).id,
      name: textAt(item.value, 'name'),
      locked: flagAt(item.value, 'locked'),
      origin: item.origin,
    });
  }
};

/** Parameters of a request for API keys that leave out owners, and of the owners they show no key. */
const byOwner = new Set([...harmless, 'iam_id', 'type', 'group_id']);

/** Whether a list of API keys shows all keys of each owner it shows one of. */
const showsAllKeys = ({ listing: { form, partial, query }, items }: Recognised): boolean =>
  partial === undefined &&
  (form === 'section' || form === 'page' || (form === 'array' && items.length > 1)) &&
  Object.keys(query).every((name) => byOwner.has(name));

export const normaliseApiKeys = (recognised: Recognised, drafts: Drafts): void => {
  const isWhole = showsAllKeys(recognised);
  for (const item of recognised.items) {
    const spelling = textAt(item.value, 'iam_id');
    const owner = spelling === undefined ? undefined : subjectOf(spelling);
    const draft = draftOf(item, recognised, drafts);
    if (isWhole && owner !== undefined) draft.keysOf.add(owner.id);
    draft.apiKeys.push({
      id: textAt(item.value, 'id') ?? '',
      name: textAt(item.value, 'name'),
      owner,
      locked: flagAt(item.value, 'locked'),
      disabled: flagAt(item.value, 'disabled'),
      expiresAt: textAt(item.value, 'expires_at'),
      whenLeaked: textAt(item.value, 'action_when_leaked'),
      origin: item.origin,
    });
  }
};

export const normaliseProfiles = (recognised: Recognised, drafts: Drafts): void => {
  recordListed(recognised, drafts, 'profiles');
  for (const item of recognised.items) {
    const spelling = textAt(item.value, 'id') ?? textAt(item.value, 'iam_id');
    if (spelling === undefined) continue;
    draftOf(item, recognised, drafts).profiles.push({
      id: subjectOf(spelling).id,
      name: textAt(item.value, 'name'),
      trust: trustOf(item.value, item.origin),
      links: linksOf(item.value, item.origin),
      origin: item.origin,
    });
  }
};

export const normaliseUsers = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    const id = textAt(item.value, 'iam_id');
    if (id === undefined) continue;
    draftOf(item, recognised, drafts).users.push({
      id,
      name: textAt(item.value, 'user_id') ?? textAt(item.value, 'email'),
      origin: item.origin,
    });
  }
};

/** The service a role's CRN says it is of; `iam` stands for every service. */
const serviceIn = (crn: string | undefined): string | undefined => {
  const service = partsOfCrn(crn)?.service;
  return service === 'iam' ? undefined : service;
};

/** Roles with their actions, as `GET /v2/roles` lists them or a setup declares them. */
export const normaliseRoles = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    const id = textAt(item.value, 'crn') ?? textAt(item.value, 'role_id');
    const displayName = textAt(item.value, 'display_name');
    const name = textAt(item.value, 'name') ?? displayName;
    if (name === undefined) continue;
    draftOf(item, recognised, drafts).roles.push({
      id,
      name,
      displayName,
      service: textAt(item.value, 'service_name') ?? textAt(item.value, 'service') ?? serviceIn(id),
      actions: isList(get(item.value, 'actions')) ? textsAt(item.value, 'actions') : undefined,
      origin: item.origin,
    });
  }
};
