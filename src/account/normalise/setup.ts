import type { Engine } from '../model/engine.ts';
import type { Attribute, Condition, Layout, Notes, Policy, Role, Target } from '../model/policy.ts';
import { subjectOf } from '../model/subject.ts';
import type { Item, Recognised } from '../../input/recognise/recognised.ts';
import {
  flagAt,
  get,
  isList,
  isObject,
  listAt,
  textAt,
  textsAt,
  type Json,
  type JsonObject,
} from '../../source/json.ts';
import { remember } from '../../source/once.ts';
import { below, type Origin, type Path } from '../../source/place.ts';
import { settingsOf } from './account-settings.ts';
import type { Draft, Drafts } from './draft.ts';
import { zoneOf } from './network.ts';
import { addPolicy } from './policies.ts';
import { certain, conditionOf, createRecurring, isApiPolicy, policyOf } from './policy.ts';
import { readInstanceCrn, secretOf } from './secrets-manager.ts';

const shortAccess: Layout = { subject: ['subject'], roles: ['roles'], attributes: [], condition: ['condition'] };
const shortAuthorization: Layout = { subject: ['source'], roles: ['roles'], attributes: ['target'], condition: [] };

/** The short names of a setup, and the attributes of IAM they stand for. */
const attributeNames: readonly (readonly [short: string, attribute: string])[] = [
  ['account', 'accountId'],
  ['service', 'serviceName'],
  ['instance', 'serviceInstance'],
  ['resource_group', 'resourceGroupId'],
  ['region', 'region'],
  ['resource_type', 'resourceType'],
  ['resource', 'resource'],
];

/** `{ match: … }`, `{ exists: … }`, `{ any_of: … }` or `{ match_any_of: … }`; a bare text is meant exactly. */
const attributeOf = (name: string, value: Json): Attribute => {
  const match = textAt(value, 'match');
  if (match !== undefined) return { name, operator: 'stringMatch', value: match };
  const exists = flagAt(value, 'exists');
  if (exists !== undefined) return { name, operator: 'stringExists', value: exists };
  if (isList(get(value, 'any_of'))) return { name, operator: 'stringEqualsAnyOf', value: textsAt(value, 'any_of') };
  if (isList(get(value, 'match_any_of')))
    return { name, operator: 'stringMatchAnyOf', value: textsAt(value, 'match_any_of') };
  return { name, operator: 'stringEquals', value: typeof value === 'string' ? value : '' };
};

const attributesIn = (value: Json | undefined): readonly Attribute[] =>
  attributeNames.flatMap(([short, name]) => {
    const given = get(value, short);
    return given === undefined || given === null ? [] : [attributeOf(name, given)];
  });

const free = (value: Json | undefined): readonly Attribute[] =>
  isObject(value) ? Object.keys(value).map((name) => attributeOf(name, get(value, name) ?? '')) : [];

const targetOf = (value: Json | undefined): Target => ({
  attributes: [...attributesIn(value), ...free(get(value, 'attributes'))],
  tags: free(get(value, 'tags')),
});

const keysAt = (value: Json | undefined, key: string): readonly Path[] => {
  const found = get(value, key);
  return isObject(found) ? Object.keys(found).map((name) => [key, name]) : [];
};

/** Where the attributes and tags of a target stand in it, in the order in which `targetOf` reads them. */
const placesIn = (value: Json | undefined, path: Path): NonNullable<Layout['each']> => {
  const given = attributeNames.filter(([short]) => (get(value, short) ?? null) !== null);
  const attributes = [...given.map(([short]): Path => [short]), ...keysAt(value, 'attributes')];
  const inside = (found: Path): Path => [...path, ...found];
  return { attributes: attributes.map(inside), tags: keysAt(value, 'tags').map(inside) };
};

/** Lists of roles and the places of attributes that a setup has met: those of thousands of policies are a few. */
interface Alike {
  readonly roles: Map<string, readonly Role[]>;
  readonly layouts: Map<string, Layout>;
}

const rolesOf = (value: Json, { roles }: Alike): readonly Role[] => {
  const names = textsAt(value, 'roles');
  return remember(roles, names.join('\n'), () =>
    names.map((role) =>
      role.startsWith('crn:')
        ? { id: role, name: undefined, actions: undefined }
        : { id: undefined, name: role, actions: undefined },
    ),
  );
};

/** Where attributes and tags stand in a policy, those of its target at `path`. */
const layoutOf = (short: Layout, target: Json | undefined, path: Path, { layouts }: Alike): Layout => {
  const each = placesIn(target, path);
  const key = JSON.stringify([short.subject, each.attributes, each.tags]);
  return remember(layouts, key, () => ({ ...short, each }));
};

const shortCondition = (value: Json): Condition | undefined | ReturnType<typeof conditionOf> =>
  conditionOf(get(get(value, 'condition'), 'rule'));

const notesOf = (condition: Json | undefined, written: Target): Notes | undefined => {
  const pattern = textAt(condition, 'pattern');
  const target = isKnownTarget(certain(written)) ? undefined : written.attributes;
  return pattern === undefined && target === undefined
    ? undefined
    : {
        pattern,
        lastPermitAt: undefined,
        fromTemplate: false,
        subjects: 1,
        resources: 1,
        ...(target === undefined ? {} : { target }),
      };
};

const accessPolicyOf = (value: JsonObject, origin: Origin, alike: Alike): Policy => ({
  type: 'access',
  id: textAt(value, 'id'),
  description: textAt(value, 'description'),
  subject: subjectOf(textAt(value, 'subject') ?? ''),
  roles: rolesOf(value, alike),
  target: certain(targetOf(value)),
  condition: shortCondition(value),
  deleted: false,
  notes: notesOf(get(value, 'condition'), targetOf(value)),
  origin,
  layout: layoutOf(shortAccess, value, [], alike),
});

/** The account of a source that names none is the one that holds the authorization. */
const sourceIn = (source: Target, holder: string | undefined): Target =>
  holder === undefined || source.attributes.some(({ name }) => name === 'accountId')
    ? source
    : { ...source, attributes: [...source.attributes, { name: 'accountId', operator: 'stringEquals', value: holder }] };

const authorizationOf = (value: JsonObject, origin: Origin, holder: string | undefined, alike: Alike): Policy => ({
  type: 'authorization',
  id: textAt(value, 'id'),
  description: textAt(value, 'description'),
  source: sourceIn(targetOf(get(value, 'source')), holder),
  roles: rolesOf(value, alike),
  target: targetOf(get(value, 'target')),
  condition: undefined,
  deleted: false,
  origin,
  layout: layoutOf(shortAuthorization, get(value, 'target'), ['target'], alike),
});

const each = (value: JsonObject, origin: Origin, key: string, visit: (item: JsonObject, at: Origin) => void): void =>
  listAt(value, key).forEach((item, index) => {
    if (isObject(item)) visit(item, below(origin, key, index));
  });

const addGroups = (value: JsonObject, origin: Origin, draft: Draft): void =>
  each(value, origin, 'access_groups', (group, at) => {
    const { id } = subjectOf(textAt(group, 'id') ?? '');
    draft.groups.push({ id, name: textAt(group, 'name'), federated: flagAt(group, 'is_federated'), origin: at });
    if (!isList(get(group, 'members'))) return;
    draft.of.members.add(id);
    textsAt(group, 'members').forEach((member, index) =>
      draft.memberships.push({ group: id, member: subjectOf(member), origin: below(at, 'members', index) }),
    );
  });

const endpointsOf = (text: string | undefined): Engine['instance']['endpoints'] =>
  text === 'public' || text === 'private' ? text : undefined;

const engineOf = (value: JsonObject, origin: Origin, accountId: string | undefined): Engine => {
  const engine = get(value, 'engine');
  const instance = get(value, 'instance');
  const crn = readInstanceCrn(textAt(instance, 'crn'));
  const guid = textAt(instance, 'guid') ?? crn?.instance;
  const serviceId = textAt(engine, 'service_id');
  const caller = textAt(value, 'caller');
  const inside = (present: boolean, ...path: readonly string[]): Origin => (present ? below(origin, ...path) : origin);
  return {
    name: textAt(value, 'name') ?? guid ?? 'the engine',
    mode: textAt(engine, 'mode') === 'service_authorization' ? 'service_authorization' : 'api_key',
    subject: serviceId === undefined ? undefined : subjectOf(serviceId),
    instance: {
      guid,
      region: textAt(instance, 'region')?.toLowerCase() ?? crn?.region,
      endpoints: endpointsOf(textAt(instance, 'endpoints')),
      resourceGroup: textAt(instance, 'resource_group_id'),
      origin: inside(isObject(instance), 'instance'),
    },
    accountId,
    targetAccountId: textAt(engine, 'target_account_id') ?? accountId,
    caller: caller === undefined ? undefined : subjectOf(caller),
    secrets: isList(get(value, 'secrets'))
      ? listAt(value, 'secrets').map((secret, index) => secretOf(secret, below(origin, 'secrets', index), 'setup'))
      : undefined,
    origin: below(origin, 'engine'),
    subjectOrigin: below(
      origin,
      'engine',
      ...['service_id', 'mode'].filter((key) => textAt(engine, key) !== undefined).slice(0, 1),
    ),
    callerOrigin: inside(caller !== undefined, 'caller'),
    declared: true,
    disabled: false,
  };
};

/** Policies stand in the account their target names, else in the setup's; authorizations in that of the credentials. */
const addPolicies = (value: JsonObject, origin: Origin, draft: Draft, target: Draft, drafts: Drafts): void => {
  const recurring = createRecurring();
  const alike: Alike = { roles: new Map(), layouts: new Map() };
  const add = (policy: Policy): void => {
    const named = isKnownTarget(policy.target) ? accountIn(policy.target) : undefined;
    addPolicy(
      policy,
      named === undefined ? (policy.type === 'access' ? draft : target) : drafts.of(named, policy.origin),
    );
  };
  each(value, origin, 'policies', (item, at) =>
    add(isApiPolicy(item) ? policyOf(item, at, recurring) : accessPolicyOf(item, at, alike)),
  );
  each(value, origin, 'authorizations', (item, at) =>
    add(
      isApiPolicy(item)
        ? policyOf(item, at, recurring)
        : authorizationOf(item, at, accountIn(targetOf(get(item, 'target'))) ?? target.id, alike),
    ),
  );
};

const isKnownTarget = (target: Policy['target']): target is Target => 'attributes' in target;

const accountIn = (target: Target): string | undefined => {
  const named = target.attributes.find(({ name, operator }) => name === 'accountId' && operator === 'stringEquals');
  return typeof named?.value === 'string' ? named.value : undefined;
};

const normaliseSetup = ({ value, origin }: Item, drafts: Drafts): void => {
  const account = get(value, 'account');
  const crn = readInstanceCrn(textAt(get(value, 'instance'), 'crn'));
  const accountId = textAt(account, 'id') ?? crn?.account;
  const draft = drafts.of(accountId, origin);
  const engine = engineOf(value, origin, accountId);
  const target = drafts.of(engine.targetAccountId, origin);
  target.engines.push(engine);
  const settings = get(account, 'settings');
  if (isObject(settings)) {
    draft.statedSettings.push({ ...settingsOf(settings, below(origin, 'account', 'settings')), stated: true });
  }
  if (isObject(account)) {
    each(account, below(origin, 'account'), 'zones', (zone, at) => draft.zones.push(zoneOf(zone, at)));
  }
  addGroups(value, origin, target);
  addPolicies(value, origin, draft, target, drafts);
  each(value, origin, 'custom_roles', (role, at) => {
    const name = textAt(role, 'name') ?? '';
    const defined = {
      id: textAt(role, 'crn'),
      name,
      displayName: textAt(role, 'display_name'),
      service: textAt(role, 'service'),
      actions: isList(get(role, 'actions')) ? textsAt(role, 'actions') : undefined,
      origin: at,
    };
    for (const one of new Set([draft, target])) one.roles.push(defined);
  });
  const isComplete = flagAt(value, 'complete');
  if (isComplete !== false) {
    // Authorizations stand in the account of the credentials, and a secret may name one of its own.
    const owners = engine.mode === 'service_authorization' ? (engine.secrets ?? []) : [];
    const named = owners.flatMap(({ accountId: own }) => own ?? []).map((id) => drafts.of(id, origin));
    for (const one of [draft, target, ...named]) {
      one.declaredComplete = true;
      one.statedComplete ||= isComplete === true;
    }
  }
};

/** Declared engine setups: the engine, and what of its account they state. */
export const normaliseSetups = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) normaliseSetup(item, drafts);
};
