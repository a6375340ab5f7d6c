import type { Finding } from '../finding/finding.ts';
import type { Account } from '../model/account.ts';
import type { Engine } from '../model/engine.ts';
import type { KindName, Recognised } from '../recognise/recognised.ts';
import { normaliseSettings } from './account-settings.ts';
import { coverageOf, createDrafts, type Draft, type Drafts } from './draft.ts';
import { normaliseDynamicRules, normaliseGroups, normaliseMembers } from './groups.ts';
import {
  normaliseApiKeys,
  normaliseProfiles,
  normaliseRoles,
  normaliseServiceIds,
  normaliseUsers,
} from './identities.ts';
import { normaliseNetworkRules, normaliseZones } from './network.ts';
import { normalisePolicies } from './policies.ts';
import {
  enginesOfAuthorizations,
  normaliseConfigurations,
  normaliseSecrets,
  withListedSecrets,
} from './secrets-manager.ts';
import { normaliseSetups } from './setup.ts';
import { addUnread, type Unread } from './unread.ts';

type Normaliser = (recognised: Recognised, drafts: Drafts) => void;

/** Templates and assignments give no access of their own: the policies they create stand in the accounts' listings. */
const nothing: Normaliser = () => undefined;

/** One row a kind, so that none can be forgotten. */
const normalisers: Readonly<Record<KindName, Normaliser>> = {
  policies: normalisePolicies,
  'access-groups': normaliseGroups,
  members: normaliseMembers,
  'dynamic-rules': normaliseDynamicRules,
  'service-ids': normaliseServiceIds,
  'api-keys': normaliseApiKeys,
  'trusted-profiles': normaliseProfiles,
  users: normaliseUsers,
  roles: normaliseRoles,
  'account-settings': normaliseSettings,
  zones: normaliseZones,
  'network-rules': normaliseNetworkRules,
  configurations: normaliseConfigurations,
  secrets: normaliseSecrets,
  'policy-templates': nothing,
  'policy-assignments': nothing,
  'engine-setup': normaliseSetups,
};

/** What exports show of engines counts only beside no declared one: the setup says more of the same engine. */
const enginesOf = (draft: Draft): readonly Engine[] => {
  const deduced = draft.engines.length > 0 ? [] : [...draft.deduced, ...enginesOfAuthorizations(draft)];
  return [...draft.engines, ...deduced].map((engine) => ({
    ...withListedSecrets(engine, draft),
    accountId: engine.accountId ?? draft.id,
    targetAccountId: engine.targetAccountId ?? draft.id,
  }));
};

const accountOf = (draft: Draft): Account => ({
  id: draft.id,
  policies: draft.policies,
  authorizations: draft.authorizations,
  groups: draft.groups,
  memberships: draft.memberships,
  dynamicRules: draft.dynamicRules,
  serviceIds: draft.serviceIds,
  apiKeys: draft.apiKeys,
  profiles: draft.profiles,
  users: draft.users,
  roles: draft.roles,
  settings: draft.settings.find(({ layout }) => layout === 'effective') ?? draft.settings[0],
  zones: draft.zones,
  networkRules: draft.networkRules,
  storedSecrets: draft.storedSecrets,
  engines: enginesOf(draft),
  knowledge: {
    policies: coverageOf(draft, 'policies'),
    authorizations: coverageOf(draft, 'authorizations'),
    groups: coverageOf(draft, 'groups'),
    members: coverageOf(draft, 'members'),
    // What a setup vouches for are the members of groups; gaps in them count.
    memberships: { everything: false, of: draft.of.memberships },
    gaps: draft.gaps,
  },
});

/**
 * Folds recognised documents into accounts. Every document adds what it says to the account it names; what names none
 * goes to the only account there is, or is reported.
 * @param unread what the run was given besides and could not read: where it could hold something, absence is no proof
 */
export const normalise = (
  inputs: readonly Recognised[],
  unread: readonly Unread[] = [],
): { readonly accounts: readonly Account[]; readonly problems: readonly Finding[] } => {
  const drafts = createDrafts();
  for (const input of inputs) normalisers[input.kind](input, drafts);
  const { drafts: finished, problems, homeless } = drafts.finish();
  addUnread(finished, [
    ...unread,
    ...homeless.map((origin) => ({ why: `\`${origin.document.source}\` names no account, and was left out`, origin })),
  ]);
  return { accounts: finished.map(accountOf), problems };
};
