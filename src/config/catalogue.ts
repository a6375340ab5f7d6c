import type { CatalogueExtension, RangesExtension, RoleExtension, ServiceExtension } from '../catalogue/extension.ts';
import { flagAt, get, isObject, textAt, textsAt, type Json, type JsonObject } from '../source/json.ts';

type Mapping<Value> = Readonly<Record<string, Value>>;

/** The mapping under a key with each of its values read. */
const mapAt = <Value>(
  value: Json | undefined,
  key: string,
  read: (item: Json) => Value,
): Mapping<Value> | undefined => {
  const found = get(value, key);
  return isObject(found)
    ? Object.fromEntries(Object.entries(found).map(([name, item]) => [name, read(item)]))
    : undefined;
};

const listIn = (value: Json | undefined, key: string): readonly string[] | undefined =>
  get(value, key) === undefined ? undefined : textsAt(value, key);

const readRole = (role: Json): RoleExtension => {
  const [actions, id, platform] = [listIn(role, 'actions'), textAt(role, 'id'), flagAt(role, 'platform')];
  return { ...(actions && { actions }), ...(id !== undefined && { id }), ...(platform !== undefined && { platform }) };
};

const readCoverage = (covered: Json | undefined): NonNullable<ServiceExtension['covered_by']> => {
  const all = flagAt(covered, 'all_iam_enabled');
  const management = flagAt(covered, 'all_account_management');
  const iam = flagAt(covered, 'iam_account_management');
  return {
    ...(all !== undefined && { all_iam_enabled: all }),
    ...(management !== undefined && { all_account_management: management }),
    ...(iam !== undefined && { iam_account_management: iam }),
  };
};

const readService = (service: Json): ServiceExtension => {
  const [title, roles, covered] = [
    textAt(service, 'title'),
    mapAt(service, 'roles', readRole),
    get(service, 'covered_by'),
  ];
  const [source, date] = [textAt(get(service, 'from'), 'source'), textAt(get(service, 'from'), 'date')];
  return {
    ...(title !== undefined && { title }),
    ...(source !== undefined && date !== undefined && { from: { source, date } }),
    ...(roles && { roles }),
    ...(covered !== undefined && { covered_by: readCoverage(covered) }),
  };
};

const readRanges = (ranges: Json): RangesExtension => {
  const [forPublic, forPrivate] = [listIn(ranges, 'public'), listIn(ranges, 'private')];
  return { ...(forPublic && { public: forPublic }), ...(forPrivate && { private: forPrivate }) };
};

/**
 * The section `catalogue` of a config that fits the schema; undefined where nothing is in it. What is left out is left
 * out of the result too: an undefined would stand over what the catalogue has.
 */
export const catalogueFrom = (section: JsonObject): CatalogueExtension | undefined => {
  if (Object.keys(section).length === 0) return undefined;
  const asOf = textAt(section, 'as_of');
  const services = mapAt(section, 'services', readService);
  const ranges = mapAt(get(section, 'secrets_manager'), 'ip_ranges', readRanges);
  return {
    ...(asOf !== undefined && { as_of: asOf }),
    ...(services && { services }),
    ...(ranges && { secrets_manager: { ip_ranges: ranges } }),
  };
};
