import type { Declaration, Declared, Reference, Value } from '../../../languages/declared/declared.ts';
import { isMapping, isReference, isVariableValue } from '../../../languages/declared/declared.ts';
import { isCrnAttribute, partsOfCrn } from '../../model/crn.ts';
import { isHexId } from '../../model/id-form.ts';
import { isUnresolved } from '../../model/unresolved.ts';
import { publicAccessGroup, subjectOf, type Subject, type SubjectKind } from '../../model/subject.ts';
import { once, remember } from '../../../source/once.ts';
import type { DocumentRef } from '../../../source/place.ts';
import { isUnknown, unknown, type Unknown } from '../../../source/unknown.ts';
import { besideOthers, nameOfDocument, type Draft, type Drafts } from '../draft.ts';
import { addName, joiningOf, type Names } from './joined.ts';
import { knownText, textOf, type Values } from './values.ts';

/** The types that are subjects of policies, and what a data source calls the list it gives. */
export const identityTypes: Readonly<Record<string, { readonly kind: SubjectKind; readonly list: string }>> = {
  ibm_iam_service_id: { kind: 'service_id', list: 'service_ids' },
  ibm_iam_trusted_profile: { kind: 'trusted_profile', list: 'profiles' },
  ibm_iam_access_group: { kind: 'access_group', list: 'groups' },
};

/** What the resources of one declaration are normalised with. */
export interface Scope {
  readonly declaration: Declaration;
  readonly drafts: Drafts;
  /** The resource with an address, where it was read. */
  readonly at: (address: string) => Declared | undefined;
  /** The id the model uses for a service ID, profile, group or instance: the real one where it is known. */
  readonly idOf: (declared: Declared) => string;
  /** To be told of each resource that was normalised: others may look it up by its name. */
  readonly list: (declared: Declared) => void;
  /** The id of the one user that was exported with this e-mail address. */
  readonly users: (email: string) => string | undefined;
  /** The draft of the account a resource is in. */
  readonly draftOf: (declared: Declared) => Draft;
}

/** The names an identity or instance goes by: its `name`, or what a data source asks for. */
export const nameOf = (values: Values): string | undefined =>
  knownText(values, 'name') ?? knownText(values, 'access_group_name');

const within = (value: Value | undefined): Value | undefined => (Array.isArray(value) ? value[0] : undefined);

/** The real id, where the values hold it: in a state, or in a plan for what exists already. */
const realId = (declared: Declared): string | undefined => {
  const { values, type, mode } = declared;
  // The one group of an account whose id is the same in all.
  if (type === 'ibm_iam_access_group' && mode === 'data' && nameOf(values) === 'Public Access')
    return publicAccessGroup;
  const list = identityTypes[type]?.list;
  const first = list === undefined ? undefined : within(values.get(list));
  const from = isMapping(first) ? first : values;
  if (type === 'ibm_resource_instance') {
    return knownText(values, 'guid') ?? partsOfCrn(knownText(values, 'id'))?.instance;
  }
  const id = knownText(from, 'id') ?? knownText(from, 'iam_id');
  return id === undefined ? undefined : subjectOf(id).id;
};

/** Types whose `account_id` is the account they lie in. */
const namesOwnAccount = new Set(['ibm_iam_trusted_profile', 'ibm_iam_account_settings', 'ibm_cbr_zone']);

/** The account a resource says that it lies in. */
const accountIn = ({ type, values, mode }: Declared): string | undefined => {
  if (mode !== 'managed' || !type.startsWith('ibm_')) return undefined;
  const named = namesOwnAccount.has(type) ? knownText(values, 'account_id') : undefined;
  const inCrns = ['crn', 'id'].map((name) => partsOfCrn(knownText(values, name))?.account);
  return named ?? inCrns.find((id) => id !== undefined && isHexId(id));
};

/** What is one account together: a root module, a part of a page. Empty where nothing stands beside others. */
const togetherOf = ({ address, part }: Declared): string =>
  part === undefined ? rootOf(address) : `${rootOf(address)}#${part}`;

/** The root module an address lies in. */
const rootOf = (address: string): string => {
  const at = address.indexOf('//');
  return at === -1 ? '' : address.slice(0, at);
};

/** The document that a declaration is of; undefined for one that declares nothing. */
export const documentOf = ({ document, resources, gaps }: Declaration): DocumentRef | undefined =>
  document ?? (resources[0]?.origin ?? gaps[0]?.origin)?.document;

/** Works out the ids and accounts of what one declaration declares. */
export const scopeOf = (declaration: Declaration, drafts: Drafts): Scope => {
  const { resources } = declaration;
  const byAddress = new Map(resources.map((declared) => [declared.address, declared]));
  const ids = new Map<Declared, string>();
  const joining = joiningOf(resources, drafts.all);
  const users = once(() => usersIn(drafts.all()));
  const accounts = new Map<string, Set<string>>();
  for (const declared of resources) {
    const own = accountIn(declared);
    const root = togetherOf(declared);
    if (own !== undefined) accounts.set(root, (accounts.get(root) ?? new Set()).add(own));
  }
  const document = documentOf(declaration);
  const idOf = (declared: Declared): string =>
    remember(ids, declared, () => realId(declared) ?? joining.idOf(declared) ?? declared.address);
  return {
    declaration,
    drafts,
    at: (address) => byAddress.get(address),
    idOf,
    list: (declared) => joining.list(declared, nameOf(declared.values), idOf(declared)),
    users: (email) => users().get(email.toLowerCase()),
    draftOf: (declared) => {
      const root = togetherOf(declared);
      const all = [...(accounts.get(root) ?? [])];
      const only = all.length === 1 ? all[0] : undefined;
      const of = document ?? declared.origin.document;
      return drafts.of(accountIn(declared) ?? only, declared.origin, {
        name: `${root}${root === '' ? '' : besideOthers} ${nameOfDocument(of)}`,
        document: of,
      });
    },
  };
};

/** The id of what a reference refers to, where an attribute that ends in `id` is asked of an identity that was read. */
const identityOf = (reference: Reference, scope: Scope): Subject | undefined => {
  const { address, attribute, type } = reference.reference;
  const declared = scope.at(address);
  const identity = identityTypes[declared?.type ?? type];
  if (declared === undefined || identity === undefined || !/(?:^|[._])(?:iam_)?id$/.test(attribute)) return undefined;
  return { kind: identity.kind, id: scope.idOf(declared), name: nameOf(declared.values) };
};

/** Who a value names: an id, an e-mail address, an identity that is declared, or what a variable is given. */
export const subjectFrom = (value: Value | undefined, kind: SubjectKind, scope: Scope): Subject | Unknown => {
  const text = textOf(value);
  if (isReference(text)) {
    const identity = identityOf(text, scope);
    if (identity !== undefined) return identity;
    return text;
  }
  if (isVariableValue(text)) return { kind, id: text.variable };
  if (isUnknown(text)) return text;
  if (text === undefined) return unknown('it has no subject');
  if (kind === 'access_group') return { kind, id: text };
  if (kind === 'user') return { kind, id: scope.users(text) ?? text };
  const named = subjectOf(text);
  return named.kind === 'user' ? { kind, id: named.id } : named;
};

/** The ids of users by e-mail address; undefined where several have one. */
const usersIn = (drafts: readonly Draft[]): Names => {
  const names: Names = new Map();
  for (const { users } of drafts)
    for (const { name, id } of users) if (name !== undefined) addName(names, name.toLowerCase(), id);
  return names;
};

/** What makes the GUID of an instance: the attribute, and IBM's documented cut from the CRN is for the reader to see. */
const isGuid = (attribute: string): boolean => /(?:^|\.)guid$/.test(attribute);

/**
 * A value for a policy's attribute or for an instance's GUID: the text; for what is declared the id the model uses; for
 * an attribute of anything else its address, by which it is equal to itself.
 */
export const idFrom = (value: Value | undefined, scope: Scope): string | Unknown | undefined => {
  const text = textOf(value);
  if (isVariableValue(text)) return text.variable;
  if (!isReference(text)) return text;
  const identity = identityOf(text, scope);
  if (identity !== undefined) return identity.id;
  const { address, attribute, type } = text.reference;
  const declared = scope.at(address);
  if ((declared?.type ?? type) === 'ibm_resource_instance') {
    if (!isGuid(attribute)) return unknown(`\`${address}.${attribute}\` is not a GUID, which is required here`);
    return declared === undefined ? address : scope.idOf(declared);
  }
  return attribute === '' || attribute === 'id' ? address : `${address}.${attribute}`;
};

/** The same for a policy's `serviceInstance`: an attribute that is a CRN stands for itself, since no GUID equals it. */
export const instanceFrom = (value: Value | undefined, scope: Scope): string | Unknown | undefined =>
  crnWritten(value, scope) ?? idFrom(value, scope);

/** How a value is written that is the CRN of an instance, and not its GUID; undefined for all others. */
export const crnWritten = (value: Value | undefined, scope: Scope): string | undefined => {
  if (typeof value === 'string' && value.startsWith('crn:')) return value;
  if (!isReference(value)) return undefined;
  const { address, attribute, type } = value.reference;
  return isCrnAttribute(scope.at(address)?.type ?? type, attribute) ? `${address}.${attribute}` : undefined;
};

/** True for a data source that looks up what is declared or exported as well: that says all there is to say of it. */
export const isJoined = (declared: Declared, scope: Scope): boolean =>
  declared.mode === 'data' && scope.idOf(declared) !== declared.address && realId(declared) === undefined;

/** True where the thing with this id is made by the declaration itself, so that nobody else gave it anything. */
export const isMade = (declared: Declared): boolean => declared.mode === 'managed' && !isUnresolved(declared.address);
