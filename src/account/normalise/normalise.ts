import type { Declaration } from '../../languages/declared/declared.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Account } from '../model/account.ts';
import type { Engine, Secret } from '../model/engine.ts';
import type { Policy } from '../model/policy.ts';
import { isUnresolved } from '../model/unresolved.ts';
import type { KindName, Recognised } from '../../input/recognise/recognised.ts';
import { normaliseSettings } from './account-settings.ts';
import { documentOf } from './declared/scope.ts';
import { dormantPolicies, normaliseDeclaration } from './declared/declared.ts';
import { coverageOf, createDrafts, emptyDraft, type Draft, type Drafts } from './draft.ts';
import { normaliseDynamicRules, normaliseGroups, normaliseMembers } from './groups.ts';
import {
  normaliseApiKeys,
  normaliseProfiles,
  normaliseRoles,
  normaliseServiceIds,
  normaliseUsers,
} from './identities.ts';
import { normaliseNetworkRules, normaliseZones } from './network.ts';
import { addListing, normalisePolicies, type PolicyListing } from './policies.ts';
import {
  configurationAlongside,
  enginesOfAuthorizations,
  normaliseConfigurations,
  normaliseSecrets,
  withListedSecrets,
} from './secrets-manager.ts';
import { settleSettings } from './settle-settings.ts';
import { normaliseSetups } from './setup.ts';
import { withEnginesAbroad } from './engines-abroad.ts';
import { normaliseTemplates } from './templates.ts';
import { withActionControls } from './action-controls.ts';
import { withServiceIdsAbroad } from './service-ids-abroad.ts';
import { normalisePublicAccess } from './public-access.ts';
import { normaliseExternalInteraction } from './external-interaction.ts';
import { addForeign, addUnread, type Unread } from './unread.ts';

type Normaliser = (recognised: Recognised, drafts: Drafts) => void;

/** Assignments give no access of their own: the policies they create stand in the accounts' listings. */
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
  'policy-templates': normaliseTemplates,
  'policy-assignments': nothing,
  'external-interaction': normaliseExternalInteraction,
  'public-access': normalisePublicAccess,
  // They are of several accounts, and joined to these at the end.
  'action-control-templates': nothing,
  'action-control-assignments': nothing,
  'engine-setup': normaliseSetups,
  // What is expected of an account says nothing of it.
  'access-test': nothing,
};

/** Whether an engine runs in another instance than each of some. */
const runsElsewhere = ({ instance }: Engine, engines: readonly Engine[]): boolean =>
  engines.every((one) => {
    const [guid, other] = [instance.guid, one.instance.guid];
    return guid !== undefined && other !== undefined && guid !== other && !isUnresolved(guid) && !isUnresolved(other);
  });

/**
 * What exports show of engines counts only beside no declared one: the setup says more of the same engine, and an exported
 * configuration is kept with the engine it contradicts. Where Terraform
 * code declares one, another instance may be authorized beside it.
 */
const enginesOf = (draft: Draft): readonly Engine[] => {
  const authorized = enginesOfAuthorizations(draft);
  const stated = draft.engines.some(({ declared }) => declared);
  const deduced =
    draft.engines.length === 0
      ? [...draft.deduced, ...authorized]
      : authorized.filter((engine) => !stated && runsElsewhere(engine, draft.engines));
  return [...draft.engines, ...deduced].map((engine) => ({
    ...withListedSecrets(engine, draft),
    configured: configurationAlongside(engine, draft),
    accountId: engine.accountId ?? draft.id,
    targetAccountId: engine.targetAccountId ?? draft.id,
  }));
};

/** The secrets of engines, and those that are listed: an engine that declares none may have taken these. */
const secretsOf = (draft: Draft): readonly Secret[] => [
  ...new Set([
    ...draft.engines.flatMap(({ secrets = [] }) => secrets),
    ...draft.listedSecrets.flatMap(({ secrets }) => secrets),
  ]),
];

/** Every part of an account, also those that may be absent: what is not filled in here is lost. */
type FullAccount = { readonly [Part in keyof Required<Account>]: Account[Part] };

const accountOf = (draft: Draft): FullAccount => ({
  id: draft.id,
  policies: draft.policies,
  authorizations: draft.authorizations,
  templates: draft.templates,
  externalInteractions: draft.externalInteractions,
  publicAccess: draft.publicAccess,
  actionControls: undefined,
  serviceIdsAbroad: undefined,
  groups: draft.groups,
  memberships: draft.memberships,
  dynamicRules: draft.dynamicRules,
  serviceIds: draft.serviceIds,
  apiKeys: draft.apiKeys,
  profiles: draft.profiles,
  users: draft.users,
  roles: draft.roles,
  settings: settleSettings(draft.settings, draft.statedSettings).settings,
  zones: draft.zones,
  networkRules: draft.networkRules,
  secrets: secretsOf(draft),
  storedSecrets: draft.storedSecrets,
  terraform: draft.terraform,
  instancesByCrn: draft.instancesByCrn,
  mixedIds: draft.mixedIds,
  memberLists: draft.memberLists,
  engines: enginesOf(draft),
  knowledge: {
    policies: coverageOf(draft, 'policies'),
    authorizations: coverageOf(draft, 'authorizations'),
    groups: coverageOf(draft, 'groups'),
    members: coverageOf(draft, 'members'),
    // A complete setup covers the members of groups, and gaps in them count.
    memberships: { everything: false, of: draft.of.memberships },
    gaps: draft.gaps,
    listed: draft.listed,
    keysOf: draft.keysOf,
  },
});

/** The accounts of a run, and what was wrong with what they were made of. */
export interface Normalised {
  readonly accounts: readonly Account[];
  /**
   * Policies of which a block is written and no instance is there, and those of templates, as an account that has nothing else but what policies
   * refer to: what is wrong with how they are written can be said of it, and nothing of access. Undefined where there are
   * none.
   */
  readonly dormant: Account | undefined;
  readonly problems: readonly Finding[];
}

const dormantAccount = (policies: readonly Policy[], accounts: readonly Account[]): Account | undefined =>
  policies.length === 0
    ? undefined
    : {
        ...accountOf(emptyDraft(undefined)),
        policies: policies.filter((policy) => policy.type === 'access'),
        authorizations: policies.filter((policy) => policy.type === 'authorization'),
        roles: accounts.flatMap(({ roles }) => roles),
      };

/**
 * Folds recognised documents into accounts. Every document adds what it says to the account it names; what names none
 * goes to the only account there is, or is reported.
 * @param unread what the run should have read and could not: where it could hold something, absence is no proof
 */
export const normalise = (
  inputs: readonly (Recognised | PolicyListing)[],
  unread: readonly Unread[] = [],
  declarations: readonly Declaration[] = [],
): Normalised => {
  const drafts = createDrafts();
  for (const input of inputs) {
    if ('policies' in input) addListing(input, drafts);
    else normalisers[input.kind](input, drafts);
  }
  // What exports name, declarations may look up: they come last.
  for (const declaration of declarations) normaliseDeclaration(declaration, drafts);
  const { drafts: finished, problems, unassigned } = drafts.finish();
  addForeign(finished);
  addUnread(finished, [
    ...unread,
    ...declarations.flatMap((declaration) => {
      const within = documentOf(declaration);
      return declaration.gaps.map((gap) => ({ ...gap, within }));
    }),
    ...unassigned.map((origin) => ({
      why: `\`${origin.document.source}\` names no account, and was left out`,
      origin,
    })),
  ]);
  const contradictions = finished.flatMap(
    ({ settings, statedSettings }) => settleSettings(settings, statedSettings).problems,
  );
  const accounts = withActionControls(
    withServiceIdsAbroad(withEnginesAbroad(finished.map(accountOf), (id) => accountOf(emptyDraft(id)))),
    inputs.filter((input) => 'items' in input),
    declarations,
  );
  const dormant = dormantAccount(
    [...declarations.flatMap(dormantPolicies), ...accounts.flatMap(({ templates = [] }) => templates)],
    accounts,
  );
  return { accounts, dormant, problems: [...problems, ...contradictions] };
};
