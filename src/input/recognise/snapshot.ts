import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Json, JsonObject } from '../../source/json.ts';
import { get, isObject, textAt } from '../../source/json.ts';
import { nearest } from '../../source/nearest.ts';
import type { Origin } from '../../source/place.ts';
import { below } from '../../source/place.ts';
import { typeName } from '../../source/type-name.ts';
import { kindOf } from './kinds.ts';
import type { Around, Reading } from './read-list.ts';
import { readItems, readListOrPage } from './read-list.ts';
import type { KindName } from './recognised.ts';

/** The sections of an account snapshot, and what each lists. */
export const sections: ReadonlyMap<string, KindName> = new Map([
  ['policies', 'policies'],
  ['authorizations', 'policies'],
  ['access_groups', 'access-groups'],
  ['members', 'members'],
  ['dynamic_rules', 'dynamic-rules'],
  ['service_ids', 'service-ids'],
  ['api_keys', 'api-keys'],
  ['trusted_profiles', 'trusted-profiles'],
  ['users', 'users'],
  ['roles', 'roles'],
  ['account_settings', 'account-settings'],
  ['zones', 'zones'],
  ['network_rules', 'network-rules'],
  ['configurations', 'configurations'],
  ['secrets', 'secrets'],
  ['policy_templates', 'policy-templates'],
  ['policy_assignments', 'policy-assignments'],
  ['external_interaction', 'external-interaction'],
  ['public_access', 'public-access'],
  ['action_control_templates', 'action-control-templates'],
  ['action_control_assignments', 'action-control-assignments'],
]);

/** Sections of one object. */
export const oneObject: ReadonlySet<KindName> = new Set(['account-settings', 'external-interaction', 'public-access']);

const others = ['$schema', 'kind', 'version', 'account_id', 'exported_at'];

const wrong = (origin: Origin, message: string, help?: string): Finding =>
  diagnostic('schema-error', origin, message, help === undefined ? {} : { help });

/** What is wrong with the container itself. */
const problemsOf = (snapshot: JsonObject, origin: Origin): readonly Finding[] => {
  const fields = [...others, ...sections.keys()];
  const unknown = Object.keys(snapshot)
    .filter((key) => !fields.includes(key))
    .slice(0, fields.length)
    .map((key) => {
      const near = nearest(key, fields);
      const message = `\`${key}\` is not a section of an account snapshot`;
      return near === undefined
        ? wrong(below(origin, key), message, 'remove it')
        : wrong(below(origin, key), `${message}: did you mean \`${near}\`?`);
    });
  const id = get(snapshot, 'account_id');
  const idProblem =
    id === undefined || (typeof id === 'string' && /^[0-9a-f]{32}$/.test(id))
      ? []
      : [
          wrong(
            below(origin, 'account_id'),
            '`account_id` should be an account id: 32 hexadecimal digits in lower case',
          ),
        ];
  const exported = get(snapshot, 'exported_at');
  const exportedProblem =
    exported === undefined || typeof exported === 'string'
      ? []
      : [wrong(below(origin, 'exported_at'), `\`exported_at\` is ${typeName(exported)}, but should be a text`)];
  return [...unknown, ...idProblem, ...exportedProblem];
};

const nothing: Reading = { recognised: [], problems: [] };

/** Members and dynamic rules: a mapping from the ids of groups to lists or pages. */
const readByGroup = (value: Json, origin: Origin, name: KindName, around: Around): readonly Reading[] => {
  if (!isObject(value)) {
    const message = `this is ${typeName(value)}, but should be a mapping from the ids of access groups to their ${name === 'members' ? 'members' : 'dynamic rules'}`;
    return [{ recognised: [], problems: [wrong(origin, message)] }];
  }
  return Object.keys(value).map((group) => {
    const list = get(value, group) ?? null;
    if (list === null) return nothing;
    return readListOrPage(list, below(origin, group), kindOf(name), { ...around, query: { group_id: group } });
  });
};

const readSection = (
  section: string,
  name: KindName,
  value: Json,
  origin: Origin,
  around: Around,
): readonly Reading[] => {
  if (name === 'members' || name === 'dynamic-rules') return readByGroup(value, origin, name, around);
  if (oneObject.has(name)) {
    if (isObject(value)) return [readItems([{ value, origin }], kindOf(name), origin, around, undefined)];
    return [
      { recognised: [], problems: [wrong(origin, `\`${section}\` is ${typeName(value)}, but should be a mapping`)] },
    ];
  }
  return [readListOrPage(value, origin, kindOf(name), around)];
};

/** Takes an account snapshot apart: what each section lists, carrying the snapshot's account id. */
export const readSnapshot = (snapshot: JsonObject, origin: Origin): Reading => {
  const accountId = textAt(snapshot, 'account_id');
  const readings = [...sections].flatMap(([section, name]) => {
    const value = get(snapshot, section);
    if (value === undefined || value === null) return [];
    const query: Readonly<Record<string, string>> = section === 'authorizations' ? { type: 'authorization' } : {};
    return readSection(section, name, value, below(origin, section), { form: 'section', accountId, query });
  });
  return {
    recognised: readings.flatMap(({ recognised }) => recognised),
    problems: [...problemsOf(snapshot, origin), ...readings.flatMap(({ problems }) => problems)],
  };
};
