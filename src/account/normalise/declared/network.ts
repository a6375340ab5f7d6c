import type { Declared } from '../../../languages/declared/declared.ts';
import type { NetworkContext, NetworkZone, ZoneAddress } from '../../model/account.ts';
import { isUnknown } from '../../../source/unknown.ts';
import { below } from '../../../source/place.ts';
import { narrowedBy, repeatedIn } from '../network.ts';
import { idFrom, type Scope } from './scope.ts';
import { blocksIn, knownBlocks, knownText, textIn, valueIn, type Values } from './values.ts';

interface Addresses {
  readonly addresses: readonly ZoneAddress[];
  /** False where part of them is not known. */
  readonly isComplete: boolean;
}

const addressesIn = ({ values, origin }: Pick<Declared, 'values' | 'origin'>, name: string): Addresses => {
  const blocks = blocksIn(values, name);
  if (isUnknown(blocks)) return { addresses: [], isComplete: false };
  let isComplete = true;
  const addresses = blocks.flatMap((block, index): readonly ZoneAddress[] => {
    const type = textIn(block, 'type');
    const value = textIn(block, 'value');
    if (isUnknown(type) || isUnknown(value)) {
      isComplete = false;
      return [];
    }
    const [ref] = knownBlocks(block, 'ref');
    const service = ref && (knownText(ref, 'service_name') ?? knownText(ref, 'service_type'));
    const narrowed = ref === undefined ? {} : narrowedBy((key) => textIn(ref, key));
    return [{ type: type ?? '', value, service, ...narrowed, origin: below(origin, name, index) }];
  });
  return { addresses, isComplete };
};

const none: Addresses = { addresses: [], isComplete: false };

/** What other resources add to a zone; one whose zone is not known may add to any. */
const added = (zone: string, scope: Scope): readonly Addresses[] =>
  scope.declaration.resources
    .filter(({ type, mode }) => type === 'ibm_cbr_zone_addresses' && mode === 'managed')
    .flatMap((declared) => {
      const of = idFrom(valueIn(declared.values, 'zone_id'), scope);
      if (isUnknown(of)) return [none];
      if (of !== zone) return [];
      return [declared.uncertainBecause === undefined ? addressesIn(declared, 'addresses') : none];
    });

const zoneId = (declared: Declared): string => knownText(declared.values, 'id') ?? declared.address;

/** A network zone with what other resources add to it. A data source shows of a zone no more than its id. */
export const zone = (declared: Declared, scope: Scope): void => {
  const { values, origin, mode, uncertainBecause } = declared;
  const name = knownText(values, 'name');
  if (name === undefined || mode === 'data') return;
  const id = zoneId(declared);
  const own = [addressesIn(declared, 'addresses'), ...added(declared.address, scope)];
  const excluded = addressesIn(declared, 'excluded');
  const shown: NetworkZone = {
    id,
    name,
    addresses: own.flatMap(({ addresses }) => addresses),
    excluded: excluded.addresses,
    complete: excluded.isComplete && own.every((one) => one.isComplete),
    uncertainBecause,
    origin,
  };
  scope.draftOf(declared).zones.push(shown);
};

/** The values of attributes with a name; undefined where one is not known. */
const valuesNamed = (block: Values, wanted: string, scope: Scope): readonly string[] | undefined => {
  const attributes = blocksIn(block, 'attributes');
  if (isUnknown(attributes)) return undefined;
  const values = attributes
    .filter((attribute) => knownText(attribute, 'name') === wanted)
    .map((attribute) => idFrom(valueIn(attribute, 'value'), scope));
  if (values.some(isUnknown)) return undefined;
  return values.flatMap((value) => (typeof value === 'string' ? value.split(',').map((text) => text.trim()) : []));
};

const contextsOf = (values: Values, scope: Scope): readonly NetworkContext[] | undefined => {
  const blocks = blocksIn(values, 'contexts');
  if (isUnknown(blocks)) return undefined;
  const contexts: NetworkContext[] = [];
  for (const block of blocks) {
    const zones = valuesNamed(block, 'networkZoneId', scope);
    const endpointTypes = valuesNamed(block, 'endpointType', scope);
    if (zones === undefined || endpointTypes === undefined) return undefined;
    const attributes = blocksIn(block, 'attributes');
    const names = isUnknown(attributes) ? [] : attributes.flatMap((one) => knownText(one, 'name') ?? []);
    contexts.push({ zones, endpointTypes, repeated: repeatedIn(names) });
  }
  return contexts;
};

const resourcesOf = (values: Values, scope: Scope): readonly ReadonlyMap<string, string>[] | undefined => {
  const blocks = blocksIn(values, 'resources');
  if (isUnknown(blocks)) return undefined;
  const resources: ReadonlyMap<string, string>[] = [];
  for (const block of blocks) {
    const attributes = blocksIn(block, 'attributes');
    if (isUnknown(attributes)) return undefined;
    const pairs = attributes.map(
      (attribute) => [knownText(attribute, 'name'), idFrom(valueIn(attribute, 'value'), scope)] as const,
    );
    const known = pairs.flatMap(([name, value]): readonly (readonly [string, string])[] =>
      name === undefined || typeof value !== 'string' ? [] : [[name, value]],
    );
    if (known.length < pairs.length) return undefined;
    resources.push(new Map(known));
  }
  return resources;
};

const apiTypesOf = (values: Values): readonly string[] | undefined => {
  const operations = knownBlocks(values, 'operations');
  const types = operations.flatMap((block) => knownBlocks(block, 'api_types'));
  return operations.length === 0 ? undefined : types.flatMap((type) => knownText(type, 'api_type_id') ?? []);
};

export const networkRule = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause } = declared;
  const mode = textIn(values, 'enforcement_mode');
  const whyMode = isUnknown(mode) ? `it is not known whether it is enforced: ${mode.unknown}` : undefined;
  scope.draftOf(declared).networkRules.push({
    id: knownText(values, 'id'),
    description: knownText(values, 'description'),
    enforcement: mode === 'disabled' || mode === 'report' ? mode : 'enabled',
    contexts: contextsOf(values, scope),
    resources: resourcesOf(values, scope),
    apiTypes: apiTypesOf(values),
    uncertainBecause: uncertainBecause ?? whyMode,
    origin,
  });
};
