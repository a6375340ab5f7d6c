import { remember } from '../../source/once.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Account, AccountSettings } from '../model/account.ts';
import type { Coverage, Extent, Gap, Listed } from '../model/knowledge.ts';
import type { Engine, Instance, Secret } from '../model/engine.ts';
import type { Terraform } from '../model/source-reference.ts';
import { isUnresolved } from '../model/unresolved.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { DocumentRef, Origin } from '../../source/place.ts';

/** The lists of the model. Which secrets there are follows from several lists of a draft, and action controls are of several accounts, so that they are none of them; which service IDs are of others does, too. */
type ListOf = {
  [Key in Exclude<keyof Account, 'secrets' | 'actionControls' | 'serviceIdsAbroad'>]-?: NonNullable<
    Account[Key]
  > extends readonly (infer Item)[]
    ? Item[]
    : undefined;
};

type ListName = { [Key in keyof ListOf]: ListOf[Key] extends undefined ? never : Key }[keyof ListOf];

type Lists = { readonly [Key in ListName]: ListOf[Key] };

/** Secrets as an export lists them, with the instance they lie in. */
export interface ListedSecrets {
  readonly instance: string | undefined;
  readonly secrets: readonly Secret[];
  readonly complete: boolean;
}

/** An account while the documents of a run are folded into it. */
export interface Draft extends Lists {
  readonly id: string | undefined;
  readonly settings: AccountSettings[];
  /** As setups state them. */
  readonly statedSettings: AccountSettings[];
  readonly everything: Set<Extent>;
  readonly of: Readonly<Record<Extent, Set<string>>>;
  readonly gaps: Gap[];
  readonly listed: Set<Listed>;
  readonly keysOf: Set<string>;
  /** A setup said that what it and its includes give is all there is. */
  declaredComplete: boolean;
  /** The document of the declaration whose account this is, where no other document of the run says anything of it. */
  onlyIn: string | undefined;
  /** … in so many words: then a group without a list of its members has none. */
  statedComplete: boolean;
  readonly listedSecrets: ListedSecrets[];
  /** Engines deduced from exports: they count only where no setup declares one. */
  readonly deduced: Engine[];
  /** Secrets Manager instances that are declared. */
  readonly instances: Instance[];
  readonly terraform: Terraform;
}

/** A draft of which nothing is known yet. */
export const emptyDraft = (id: string | undefined): Draft => ({
  id,
  policies: [],
  authorizations: [],
  externalInteractions: [],
  publicAccess: [],
  templates: [],
  groups: [],
  memberships: [],
  dynamicRules: [],
  serviceIds: [],
  apiKeys: [],
  profiles: [],
  users: [],
  roles: [],
  zones: [],
  networkRules: [],
  storedSecrets: [],
  instancesByCrn: [],
  mixedIds: [],
  memberLists: [],
  engines: [],
  settings: [],
  statedSettings: [],
  everything: new Set(),
  of: {
    policies: new Set(),
    authorizations: new Set(),
    groups: new Set(),
    members: new Set(),
    memberships: new Set(),
  },
  gaps: [],
  listed: new Set(),
  keysOf: new Set(),
  declaredComplete: false,
  onlyIn: undefined,
  statedComplete: false,
  listedSecrets: [],
  deduced: [],
  instances: [],
  terraform: { things: new Map(), taken: new Set(), styles: [] },
});

/** What is declared together. */
export interface Root {
  /** Equal names are one root. */
  readonly name: string;
  /** The document of the declaration. */
  readonly document: DocumentRef;
}

/** A document's name. */
export const nameOfDocument = ({ source, index }: DocumentRef): string => `${index} ${source}`;

/** The accounts of a run while they are put together. What names no account waits for the only one there is. */
export interface Drafts {
  /**
   * The draft of an account; of a document that names none, one of its own. What is declared together (a root module, a
   * script) names its `root` and has one draft: where nothing joins several, each is an account of its own.
   */
  readonly of: (id: string | undefined, origin: Origin, root?: Root) => Draft;
  /** Every draft there is so far. */
  readonly all: () => readonly Draft[];
  readonly report: (finding: Finding) => void;
  /** Ends the folding: the accounts' drafts, and what could not be folded. */
  readonly finish: () => {
    readonly drafts: readonly Draft[];
    readonly problems: readonly Finding[];
    /** Documents that belong to no account of the run. */
    readonly unassigned: readonly Origin[];
  };
}

/** One by one: a spread of a hundred thousand policies would overflow the stack. */
const append = <Value>(into: Value[], from: readonly Value[]): void => {
  for (const value of from) into.push(value);
};

const addAll = <Value>(into: Set<Value>, from: ReadonlySet<Value>): void => {
  for (const value of from) into.add(value);
};

/** What two drafts of one account hold together: a row for each part, so that none can be forgotten. */
type Merges = {
  readonly [Part in Exclude<keyof Draft, 'id' | 'declaredComplete' | 'onlyIn' | 'statedComplete'>]: (
    into: Draft[Part],
    from: Draft[Part],
  ) => void;
};

const merges: Merges = {
  policies: append,
  authorizations: append,
  externalInteractions: append,
  publicAccess: append,
  templates: append,
  groups: append,
  memberships: append,
  dynamicRules: append,
  serviceIds: append,
  apiKeys: append,
  profiles: append,
  users: append,
  roles: append,
  zones: append,
  networkRules: append,
  storedSecrets: append,
  instancesByCrn: append,
  mixedIds: append,
  memberLists: append,
  engines: append,
  settings: append,
  statedSettings: append,
  everything: addAll,
  of: (into, from) => {
    for (const extent of extents) addAll(into[extent], from[extent]);
  },
  gaps: append,
  listed: addAll,
  keysOf: addAll,
  listedSecrets: append,
  deduced: append,
  instances: append,
  terraform: (into, from) => {
    for (const [id, thing] of from.things) into.things.set(id, thing);
    addAll(into.taken, from.taken);
    append(into.styles, from.styles);
  },
};

const isPart = (name: string): name is keyof Merges => Object.hasOwn(merges, name);

const mergePart = <Part extends keyof Merges>(part: Part, into: Draft, from: Draft): void =>
  merges[part](into[part], from[part]);

const merge = (from: Draft, into: Draft): void => {
  for (const part of Object.keys(merges)) if (isPart(part)) mergePart(part, into, from);
  into.declaredComplete ||= from.declaredComplete;
  into.statedComplete ||= from.statedComplete;
};

interface Placed {
  readonly origin: Origin;
}

/** A thing as it is declared, so that equal texts are the same thing at the same place. */
const asDeclared = (item: Placed): string =>
  JSON.stringify(item, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));

/** The items that are not in `known` already: each of these stands for one. */
const fresh = <Item extends Placed>(items: readonly Item[], known: readonly Item[]): Item[] => {
  const places = new Set(items.map(({ origin }) => nameOfDocument(origin.document)));
  const left = new Map<string, number>();
  for (const item of known) {
    if (!places.has(nameOfDocument(item.origin.document))) continue;
    const key = asDeclared(item);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  if (left.size === 0) return [...items];
  return items.filter((item) => {
    const key = asDeclared(item);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
};

/** What a script declares in an account, without what another one declared there by sourcing the same file. */
const withoutShared = (from: Draft, into: Draft): Draft => ({
  ...from,
  policies: fresh(from.policies, into.policies),
  authorizations: fresh(from.authorizations, into.authorizations),
  templates: fresh(from.templates, into.templates),
  groups: fresh(from.groups, into.groups),
  memberships: fresh(from.memberships, into.memberships),
  dynamicRules: fresh(from.dynamicRules, into.dynamicRules),
  serviceIds: fresh(from.serviceIds, into.serviceIds),
  apiKeys: fresh(from.apiKeys, into.apiKeys),
  profiles: fresh(from.profiles, into.profiles),
  roles: fresh(from.roles, into.roles),
  zones: fresh(from.zones, into.zones),
  networkRules: fresh(from.networkRules, into.networkRules),
  storedSecrets: fresh(from.storedSecrets, into.storedSecrets),
  engines: fresh(from.engines, into.engines),
  instances: fresh(from.instances, into.instances),
});

/** All that a listing may list. */
export const extents: readonly Extent[] = ['policies', 'authorizations', 'groups', 'members', 'memberships'];

/** What tells root modules, plans and parts of a page from each other in the name of a root; scripts have none of it. */
export const besideOthers = '//';

/**
 * The roots that are of the only account there is. Scripts of a run work on one account together; of root modules that
 * stand side by side each may have an account of its own, as environments have.
 * @param isNamed something other than one of several root modules is of that account
 */
const joinable = (roots: readonly (readonly [root: string, draft: Draft])[], isNamed: boolean): readonly Draft[] => {
  const modules = roots.filter(([root]) => root.includes(besideOthers));
  const others = roots.filter((one) => !modules.includes(one));
  if (!isNamed) return roots.length === 1 && modules.length === 0 ? others.map(([, draft]) => draft) : [];
  return (modules.length === 1 ? roots : others).map(([, draft]) => draft);
};

/** The drafts of a run, none of them begun. */
export const createDrafts = (): Drafts => {
  const known = new Map<string, Draft>();
  const floating = new Map<string, { readonly draft: Draft; readonly origin: Origin }>();
  const roots = new Map<string, Draft>();
  /** Accounts that something other than one of several root modules names. */
  const byDocument = new Set<string>();
  const problems: Finding[] = [];
  return {
    report: (finding) => problems.push(finding),
    all: () => [...known.values(), ...[...floating.values()].map(({ draft }) => draft), ...roots.values()],
    of: (id, origin, root) => {
      // A placeholder names none: it may be any account's, also one that another document names.
      if (id !== undefined && !isUnresolved(id)) {
        if (root?.name.includes(besideOthers) !== true) byDocument.add(id);
        return remember(known, id, () => emptyDraft(id));
      }
      if (root !== undefined) {
        const onlyIn = nameOfDocument(root.document);
        return remember(roots, root.name, () => ({ ...emptyDraft(undefined), onlyIn }));
      }
      return remember(floating, nameOfDocument(origin.document), () => ({ draft: emptyDraft(undefined), origin }))
        .draft;
    },
    finish: () => {
      const accounts = [...known.values()];
      const [first] = accounts;
      const unassigned: Origin[] = [];
      const home = accounts.length > 1 ? undefined : (first ?? emptyDraft(undefined));
      for (const { draft, origin } of floating.values()) {
        if (home !== undefined) merge(draft, home);
        else {
          unassigned.push({ document: origin.document, path: [] });
          problems.push(
            diagnostic(
              'unresolved-reference',
              { document: origin.document, path: [] },
              `this document names no account, and the run has ${accounts.length} accounts`,
              {
                help: 'lint it only with the documents of its own account, or put it into an account snapshot with `account_id`',
              },
            ),
          );
        }
      }
      const joined =
        home === undefined ? [] : joinable([...roots], first === undefined ? floating.size > 0 : byDocument.size > 0);
      for (const draft of joined) if (home !== undefined) merge(withoutShared(draft, home), home);
      const nameless = home !== undefined && first === undefined && floating.size + joined.length > 0 ? [home] : [];
      const inHome = new Set(joined);
      const apart = [...roots.values()].filter((draft) => !inHome.has(draft));
      return { drafts: [...accounts, ...nameless, ...apart], problems, unassigned };
    },
  };
};

/**
 * Groups that are named and whose members nothing lists. A setup that is complete by default vouches for what it lists,
 * and not for what it only mentions; one that says `complete: true` says that these have no members.
 */
const groupsWithoutList = ({ groups, policies, of, everything, statedComplete }: Draft): ReadonlySet<string> => {
  if (statedComplete || everything.has('members')) return new Set();
  const named = [
    ...groups.map(({ id }) => id),
    ...policies.flatMap(({ subject }) => (isUnknown(subject) || subject.kind !== 'access_group' ? [] : [subject.id])),
  ];
  return new Set(named.filter((id) => !of.members.has(id)));
};

/** What of a draft is completely known: what listings show, and, where nothing shows a gap, all that a complete setup covers. */
export const coverageOf = (draft: Draft, extent: Extent): Coverage => {
  const gap = draft.gaps.some((one) => one.extent === extent);
  return {
    everything: draft.everything.has(extent) || (draft.declaredComplete && !gap),
    of: draft.of[extent],
    except: extent === 'members' && draft.declaredComplete ? groupsWithoutList(draft) : undefined,
  };
};
