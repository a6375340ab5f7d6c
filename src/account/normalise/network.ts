import type { NarrowedService, NetworkContext, NetworkZone, ZoneAddress } from '../model/account.ts';
import type { Recognised } from '../../input/recognise/recognised.ts';
import { get, isList, listAt, textAt, type Json, type JsonObject } from '../../source/json.ts';
import { below, type Origin } from '../../source/place.ts';
import type { Unknown } from '../../source/unknown.ts';
import { draftOf, recordListed } from './identities.ts';
import type { Drafts } from './draft.ts';

/** What the fields of a service reference narrow its service to. */
export const narrowedBy = (
  textOf: (key: string) => string | Unknown | undefined,
): { readonly narrowed?: NarrowedService } => {
  const given = (key: string): string | Unknown | undefined => {
    const text = textOf(key);
    return text === '' ? undefined : text;
  };
  const [account, location, instance] = [given('account_id'), given('location'), given('service_instance')];
  return account === undefined && location === undefined && instance === undefined
    ? {}
    : { narrowed: { account, location, instance } };
};

const addressOf = (value: Json, origin: Origin): ZoneAddress => ({
  type: textAt(value, 'type') ?? '',
  value: textAt(value, 'value'),
  service: textAt(get(value, 'ref'), 'service_name') ?? textAt(get(value, 'ref'), 'service_type'),
  ...narrowedBy((key) => textAt(get(value, 'ref'), key)),
  origin,
});

const addressesAt = (value: JsonObject, origin: Origin, key: string): readonly ZoneAddress[] =>
  listAt(value, key).map((address, index) => addressOf(address, below(origin, key, index)));

/** A network zone. A list of zones shows three addresses of each at most, and how many there are. */
export const zoneOf = (value: JsonObject, origin: Origin): NetworkZone => {
  const addresses = addressesAt(value, origin, 'addresses');
  const excluded = addressesAt(value, origin, 'excluded');
  const counts = (key: string, shown: number): boolean => {
    const count = get(value, key);
    return typeof count !== 'number' || count <= shown;
  };
  return {
    id: textAt(value, 'id'),
    name: textAt(value, 'name') ?? '',
    addresses: addresses.length > 0 ? addresses : addressesAt(value, origin, 'addresses_preview'),
    excluded,
    complete:
      get(value, 'addresses') !== undefined &&
      counts('address_count', addresses.length) &&
      counts('excluded_count', excluded.length),
    origin,
  };
};

export const normaliseZones = (recognised: Recognised, drafts: Drafts): void => {
  recordListed(recognised, drafts, 'zones');
  for (const item of recognised.items) {
    draftOf(item, recognised, drafts).zones.push(zoneOf(item.value, item.origin));
  }
};

const valuesByName = (holder: Json): ReadonlyMap<string, string> =>
  new Map(
    listAt(holder, 'attributes').flatMap((attribute) => {
      const name = textAt(attribute, 'name');
      const value = textAt(attribute, 'value');
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );

/** The names that a list holds more than once. */
export const repeatedIn = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) < index)),
];

const contextsOf = (value: JsonObject): readonly NetworkContext[] | undefined =>
  isList(get(value, 'contexts'))
    ? listAt(value, 'contexts').map((context) => {
        const named = (wanted: string): readonly string[] =>
          listAt(context, 'attributes')
            .filter((attribute) => textAt(attribute, 'name') === wanted)
            .flatMap((attribute) => textAt(attribute, 'value')?.split(',') ?? [])
            .map((text) => text.trim());
        const names = listAt(context, 'attributes').flatMap((attribute) => textAt(attribute, 'name') ?? []);
        return {
          zones: named('networkZoneId'),
          endpointTypes: named('endpointType'),
          repeated: repeatedIn(names),
        };
      })
    : undefined;

const apiTypesOf = (value: JsonObject): readonly string[] | undefined => {
  const operations = get(value, 'operations');
  return isList(get(operations, 'api_types'))
    ? listAt(operations, 'api_types').flatMap((type) => textAt(type, 'api_type_id') ?? [])
    : undefined;
};

export const normaliseNetworkRules = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    const mode = textAt(item.value, 'enforcement_mode');
    const [context] = listAt(item.value, 'resources');
    const accountId = listAt(context, 'attributes').find((attribute) => textAt(attribute, 'name') === 'accountId');
    const draft =
      accountId === undefined
        ? draftOf(item, recognised, drafts)
        : drafts.of(textAt(accountId, 'value') ?? recognised.accountId, item.origin);
    draft.networkRules.push({
      id: textAt(item.value, 'id'),
      description: textAt(item.value, 'description'),
      enforcement: mode === 'disabled' || mode === 'report' ? mode : 'enabled',
      contexts: contextsOf(item.value),
      resources: listAt(item.value, 'resources').map(valuesByName),
      apiTypes: apiTypesOf(item.value),
      origin: item.origin,
    });
  }
};
