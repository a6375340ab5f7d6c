import type { Declared, Value } from '../../../languages/declared/declared.ts';
import { isReference } from '../../../languages/declared/declared.ts';
import { secondsOf } from '../../model/duration.ts';
import type { Engine, Instance, Rotation, Secret } from '../../model/engine.ts';
import { instanceOfCrn } from '../../model/crn.ts';
import { mayBeNothing } from '../../model/unresolved.ts';
import type { Subject } from '../../model/subject.ts';
import { isUnknown, unknown, type Unknown } from '../../../source/unknown.ts';
import { below, type Origin } from '../../../source/place.ts';
import { crnWritten, idFrom, nameOf, subjectFrom, type Scope } from './scope.ts';
import { flagIn, itemsIn, knownBlocks, knownNumber, knownText, textIn, valueIn, type Values } from './values.ts';

const known = <Kind>(value: Kind | Unknown): Kind | undefined => (isUnknown(value) ? undefined : value);

const serviceOf = ({ values }: Declared): string | undefined | Unknown => textIn(values, 'service');

/** Instances made for private networks only have no public endpoints; of the others nothing says which are used. */
const endpointsOf = (values: Values): Instance['endpoints'] => {
  const parameters = valueIn(values, 'parameters');
  const network = parameters instanceof Map ? parameters.get('allowed_network') : undefined;
  return network === 'private-only' ? 'private' : undefined;
};

const instanceOf = (declared: Declared, scope: Scope): Instance => ({
  guid: scope.idOf(declared),
  region: knownText(declared.values, 'location'),
  endpoints: endpointsOf(declared.values),
  resourceGroup: known(idFrom(valueIn(declared.values, 'resource_group_id'), scope)),
  uncertainBecause: declared.uncertainBecause,
  origin: declared.origin,
});

/** A Secrets Manager instance; a data source need not say of which service it is. */
export const resourceInstance = (declared: Declared, scope: Scope): void => {
  const service = serviceOf(declared);
  if (service === 'secrets-manager' || (declared.mode === 'data' && service === undefined)) {
    scope.draftOf(declared).instances.push(instanceOf(declared, scope));
  }
};

/** The instance that `instance_id` names. */
const instanceNamed = (declared: Declared, scope: Scope): Instance => {
  const value = valueIn(declared.values, 'instance_id');
  const of = isReference(value) ? scope.at(value.reference.address) : undefined;
  const region = knownText(declared.values, 'region');
  const crn = crnWritten(value, scope);
  if (of?.type === 'ibm_resource_instance') {
    const instance = instanceOf(of, scope);
    const guid = crn === undefined ? known(idFrom(value, scope)) : instance.guid;
    return { ...instance, guid, region: instance.region ?? region };
  }
  return {
    guid: crn === undefined ? known(idFrom(value, scope)) : instanceOfCrn(crn),
    region,
    endpoints: undefined,
    resourceGroup: undefined,
    origin: below(declared.origin, 'instance_id'),
  };
};

/** Whose key an engine is given: followed to the resource that makes the key. */
const ownerOf = (declared: Declared, scope: Scope): Subject | Unknown => {
  const key = valueIn(declared.values, 'api_key');
  if (!isReference(key)) return isUnknown(key) ? key : unknown('its API key is not given');
  const { address, attribute } = key.reference;
  const made = scope.at(address);
  if (made === undefined) return key;
  if (made.type === 'ibm_iam_api_key') {
    const owner = knownText(made.values, 'iam_id');
    return { kind: 'user', id: owner ?? address };
  }
  if (made.type !== 'ibm_iam_service_api_key') return unknown(`the owner of \`${address}.${attribute}\` is not known`);
  return subjectFrom(valueIn(made.values, 'iam_service_id') ?? valueIn(made.values, 'iam_id'), 'service_id', scope);
};

/** Why an engine may not be there, or be switched off. */
const doubtOf = ({ uncertainBecause, values }: Declared): string | undefined => {
  const disabled = flagIn(values, 'disabled');
  return (
    uncertainBecause ??
    (isUnknown(disabled) ? `it is not known whether it is disabled: ${disabled.unknown}` : undefined)
  );
};

/** An engine that is given an API key. What a data source shows is that there is one. */
export const configuration = (declared: Declared, scope: Scope): void => {
  const { values, origin, address, mode } = declared;
  const draft = scope.draftOf(declared);
  const owner = ownerOf(declared, scope);
  const subjectOrigin: Origin = values.has('api_key') ? below(origin, 'api_key') : origin;
  const engine: Engine = {
    name: nameOf(values) ?? address,
    mode: 'api_key',
    subject: known(owner),
    ...(isUnknown(owner) ? { whyNoSubject: owner.unknown } : {}),
    instance: instanceNamed(declared, scope),
    accountId: draft.id,
    targetAccountId: draft.id,
    caller: undefined,
    secrets: undefined,
    origin,
    subjectOrigin,
    callerOrigin: origin,
    declared: false,
    disabled: flagIn(values, 'disabled') === true,
    retiredInterface: knownText(values, 'retired_interface'),
    uncertainBecause: doubtOf(declared),
  };
  (mode === 'managed' ? draft.engines : draft.deduced).push(engine);
};

const rotationOf = (values: Values): Rotation | undefined => {
  const [rotation] = knownBlocks(values, 'rotation');
  return (
    rotation && {
      auto: flagIn(rotation, 'auto_rotate') === true,
      interval: knownNumber(rotation, 'interval'),
      unit: knownText(rotation, 'unit'),
    }
  );
};

const writtenIn = (value: Value | undefined): string | undefined => {
  if (isReference(value)) return `${value.reference.address}.${value.reference.attribute}`;
  return typeof value === 'string' ? value : undefined;
};

/** Code and scripts hold what was asked for; plans and states also what came of it, as the service ID that was made. */
const isWritten = (form: Declared['form']): boolean => form === 'hcl' || form === 'script';

/** A secret whose credentials the engine makes; a data source shows one that is there. */
export const credentialsSecret = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause, mode, form } = declared;
  if (mode === 'data') return;
  const items = itemsIn(values, 'access_groups');
  const groups = isUnknown(items) ? [items] : items.map((item) => idFrom(item, scope));
  const given = valueIn(values, 'service_id');
  const unresolved = groups.find(isUnknown)?.unknown;
  const named = groups.filter((group) => typeof group === 'string');
  const owner = given === undefined || named.length > 0 ? undefined : subjectFrom(given, 'service_id', scope);
  // A variable may be given nothing; then the groups count.
  const isUnresolvedOwner =
    isUnknown(owner) || (unresolved !== undefined && owner !== undefined && mayBeNothing(owner.id));
  const ttl = knownText(values, 'ttl');
  const secretGroup = known(idFrom(valueIn(values, 'secret_group_id'), scope));
  const secret: Secret = {
    name: nameOf(values),
    accessGroups: named,
    serviceId: isUnresolvedOwner ? undefined : owner?.id,
    unresolvedGroups: unresolved,
    unresolvedServiceId: isUnresolvedOwner
      ? isUnknown(owner)
        ? owner.unknown
        : `\`${owner?.id}\` has no value`
      : undefined,
    ttl: ttl === undefined ? undefined : secondsOf(ttl),
    writtenTtl: ttl,
    rotation: rotationOf(values),
    reuseApiKey: known(flagIn(values, 'reuse_api_key')),
    secretGroup,
    accountId: knownText(values, 'account_id'),
    uncertainBecause,
    form: form === 'script' || form === 'kubernetes' ? 'script' : 'terraform',
    writtenServiceId: writtenIn(given),
    namesBoth:
      isWritten(form) &&
      writtenIn(given) !== undefined &&
      unresolved === undefined &&
      named.length > 0 &&
      !named.some(mayBeNothing),
    origin,
  };
  scope.draftOf(declared).listedSecrets.push({
    instance: instanceNamed(declared, scope).guid,
    secrets: [secret],
    complete: true,
  });
};

/** Notes that a resource of Secrets Manager names its instance by the CRN. */
export const noteInstanceByCrn = (declared: Declared, scope: Scope): void => {
  const { type, values, origin, form } = declared;
  if (!type.startsWith('ibm_sm_') || (form !== 'hcl' && form !== 'plan')) return;
  const written = crnWritten(valueIn(values, 'instance_id'), scope);
  if (written !== undefined)
    scope.draftOf(declared).instancesByCrn.push({ written, origin: below(origin, 'instance_id') });
};
