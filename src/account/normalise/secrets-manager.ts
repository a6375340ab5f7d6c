import { instanceOfCrn, partsOfCrn, type Crn } from '../model/crn.ts';
import { secondsOf } from '../model/duration.ts';
import type { Configured, Engine, Instance, Secret } from '../model/engine.ts';
import { plainAttribute, type Authorization, type Target } from '../model/policy.ts';
import { isUnresolved } from '../model/unresolved.ts';
import { isUnknown, type Unknown } from '../../source/unknown.ts';
import type { Recognised } from '../../input/recognise/recognised.ts';
import { flagAt, get, isObject, numberAt, textAt, textsAt, type Json } from '../../source/json.ts';
import type { Origin } from '../../source/place.ts';
import { draftOf } from './identities.ts';
import type { Draft, Drafts } from './draft.ts';

/** The CRN of a Secrets Manager instance, or of something in it; undefined for any other text. */
export const readInstanceCrn = (text: string | undefined): Crn | undefined => {
  const crn = partsOfCrn(text);
  return crn?.service === 'secrets-manager' ? crn : undefined;
};

/** A secret of type `iam_credentials`, in a setup or as the API shows it. */
export const secretOf = (value: Json, origin: Origin, form: 'setup' | 'export'): Secret => {
  const writtenTtl = textAt(value, 'ttl') ?? numberAt(value, 'ttl')?.toString();
  const rotation = get(value, 'rotation');
  return {
    name: textAt(value, 'name'),
    accessGroups: textsAt(value, 'access_groups'),
    serviceId: textAt(value, 'service_id'),
    ttl: writtenTtl === undefined ? undefined : secondsOf(writtenTtl),
    writtenTtl,
    rotation: isObject(rotation)
      ? {
          auto: flagAt(rotation, 'auto_rotate') === true,
          interval: numberAt(rotation, 'interval'),
          unit: textAt(rotation, 'unit'),
        }
      : undefined,
    reuseApiKey: flagAt(value, 'reuse_api_key'),
    secretGroup: textAt(value, 'secret_group_id'),
    accountId: textAt(value, 'account_id'),
    form,
    origin,
  };
};

export const normaliseSecrets = (recognised: Recognised, drafts: Drafts): void => {
  const byInstance = new Map<
    string,
    { readonly draft: Draft; readonly instance: string | undefined; readonly secrets: Secret[] }
  >();
  for (const item of recognised.items) {
    const crn = readInstanceCrn(textAt(item.value, 'crn'));
    const type = textAt(item.value, 'secret_type') ?? '';
    if (type !== 'iam_credentials') {
      const draft =
        crn?.account === undefined ? draftOf(item, recognised, drafts) : drafts.of(crn.account, item.origin);
      draft.storedSecrets.push({
        name: textAt(item.value, 'name'),
        type,
        secretGroup: textAt(item.value, 'secret_group_id'),
        instance: crn?.instance,
        origin: item.origin,
      });
      continue;
    }
    const key = `${crn?.account} ${crn?.instance}`;
    const entry = byInstance.get(key) ?? {
      draft: crn?.account === undefined ? draftOf(item, recognised, drafts) : drafts.of(crn.account, item.origin),
      instance: crn?.instance,
      secrets: [],
    };
    byInstance.set(key, entry);
    // A service ID that the engine made for groups is shown beside them: it is the engine's, not a static one.
    const secret = secretOf(item.value, item.origin, 'export');
    entry.secrets.push(secret.accessGroups.length > 0 ? { ...secret, serviceId: undefined } : secret);
  }
  const complete = recognised.listing.partial === undefined && recognised.listing.form !== 'single';
  for (const { draft, instance, secrets } of byInstance.values()) {
    draft.listedSecrets.push({ instance, secrets, complete });
  }
};

const bareInstance = (origin: Origin): Instance => ({
  guid: undefined,
  region: undefined,
  endpoints: undefined,
  resourceGroup: undefined,
  origin,
});

/** An engine's configuration says that there is an engine with an API key, and nothing of whose key it is. */
export const normaliseConfigurations = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    if (textAt(item.value, 'config_type') !== 'iam_credentials_configuration') continue;
    const crn = readInstanceCrn(textAt(item.value, 'crn'));
    const draft = crn?.account === undefined ? draftOf(item, recognised, drafts) : drafts.of(crn.account, item.origin);
    draft.deduced.push({
      name: textAt(item.value, 'name') ?? 'the exported configuration',
      mode: 'api_key',
      subject: undefined,
      instance: { ...bareInstance(item.origin), guid: crn?.instance, region: crn?.region },
      accountId: draft.id,
      targetAccountId: draft.id,
      caller: undefined,
      secrets: undefined,
      origin: item.origin,
      subjectOrigin: item.origin,
      callerOrigin: item.origin,
      declared: false,
      disabled: flagAt(item.value, 'disabled') === true,
    });
  }
};

/** The instance a source names; by its CRN it is meant, too, though IAM finds no such instance. */
const instanceGuid = (source: Target | Unknown): string | undefined => {
  const instance = plainAttribute(source, 'serviceInstance');
  return instance === undefined ? undefined : (instanceOfCrn(instance) ?? instance);
};

/** An authorization of an instance that is not known shows no engine: of no instance could anything be checked. */
const sourceKey = ({ source }: Authorization): string | undefined =>
  !isUnknown(source) &&
  plainAttribute(source, 'serviceName') === 'secrets-manager' &&
  !source.attributes.some(({ name, value }) => name === 'serviceInstance' && isUnknown(value))
    ? `${plainAttribute(source, 'accountId')} ${instanceGuid(source)}`
    : undefined;

const instanceIn = ({ instances }: Draft, guid: string | undefined): Instance | undefined =>
  guid === undefined ? undefined : instances.find((instance) => instance.guid === guid);

const targetService = ({ target }: Authorization): string | undefined => plainAttribute(target, 'serviceName');

/** Secrets Manager authorized on both `iam-identity` and `iam-groups` is an engine without a key. */
export const enginesOfAuthorizations = (draft: Draft): readonly Engine[] => {
  const bySource = new Map<string, Authorization[]>();
  for (const authorization of draft.authorizations) {
    const key = sourceKey(authorization);
    if (key !== undefined && !authorization.deleted) bySource.set(key, [...(bySource.get(key) ?? []), authorization]);
  }
  return [...bySource.values()].flatMap((pair) => {
    const onIdentity = pair.find((one) => targetService(one) === 'iam-identity');
    if (onIdentity === undefined || !pair.some((one) => targetService(one) === 'iam-groups')) return [];
    const { origin, source } = onIdentity;
    const guid = instanceGuid(source);
    return {
      name: guid === undefined ? 'any Secrets Manager instance' : `Secrets Manager ${guid}`,
      mode: 'service_authorization' as const,
      subject: undefined,
      instance: instanceIn(draft, guid) ?? { ...bareInstance(origin), guid, region: plainAttribute(source, 'region') },
      accountId: plainAttribute(source, 'accountId') ?? draft.id,
      targetAccountId: draft.id,
      caller: undefined,
      secrets: undefined,
      origin,
      subjectOrigin: origin,
      callerOrigin: origin,
      declared: false,
      disabled: false,
    };
  });
};

const sameInstance = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other || isUnresolved(one) || isUnresolved(other);

/** An engine with the secrets that exports list of its instance, where it does not declare its own. */
export const withListedSecrets = (engine: Engine, draft: Draft): Engine => {
  if (engine.secrets !== undefined) return engine;
  const listings = draft.listedSecrets.filter(({ instance }) => sameInstance(instance, engine.instance.guid));
  const secrets = listings.flatMap((listing) => listing.secrets);
  // Of part of the secrets only one thing can be concluded: that a group is used.
  const conclusive =
    listings.every(({ complete }) => complete) || secrets.some(({ accessGroups }) => accessGroups.length > 0);
  return secrets.length > 0 && conclusive ? { ...engine, secrets } : engine;
};

/**
 * The exported configuration with an API key that contradicts an engine declared without one. A listing does not say which
 * instance it is of: where there is one engine only, it may be of that.
 */
export const configurationAlongside = (engine: Engine, draft: Draft): Configured | undefined => {
  if (engine.mode !== 'service_authorization' || !draft.engines.includes(engine)) return undefined;
  const { guid } = engine.instance;
  const keyed = draft.deduced.filter(({ mode, disabled }) => mode === 'api_key' && !disabled);
  const same = keyed.find(({ instance }) => guid !== undefined && instance.guid === guid);
  const unnamed = draft.engines.length > 1 ? undefined : keyed.find(({ instance }) => instance.guid === undefined);
  const found = same ?? unnamed;
  return found === undefined
    ? undefined
    : { name: found.name, maybeElsewhere: same === undefined, origin: found.origin };
};
