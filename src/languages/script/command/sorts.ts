import type { Sort } from '../sort.ts';
import { isReference } from '../../declared/declared.ts';
import { isHole, literal, soleHole, type Text } from '../run/text.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const forms: readonly (readonly [pattern: RegExp, sort: Sort])[] = [
  [/^(?:iam-)?ServiceId-[\w-]+$/, 'service ID'],
  [/^AccessGroupId-[\w-]+$/, 'access group'],
  [/^(?:iam-)?Profile-[\w-]+$/, 'trusted profile'],
  [/^IBMid-\w+$|^[^\s@:/]+@[^\s@:/.]+(?:\.[^\s@:/.]+)+$/, 'user'],
  [/^ApiKey-[\w-]+$/, 'API key ID'],
  [/^crn:/, 'CRN'],
  [new RegExp(`^${uuid}$`, 'i'), 'instance GUID'],
  [/^[0-9a-f]{32}$/i, 'account ID'],
];

const referred: ReadonlyMap<string, Sort> = new Map(
  Object.entries({
    ibm_iam_service_id: 'service ID',
    ibm_iam_access_group: 'access group',
    ibm_iam_trusted_profile: 'trusted profile',
  }),
);

/** What kind of value a text is, by its form or its origin; undefined for a name, and for what is not known. */
export const sortOf = (text: Text): Sort | undefined => {
  const hole = soleHole(text);
  if (hole !== undefined) {
    if (hole.sort !== undefined) return hole.sort;
    if (!isReference(hole.hole)) return undefined;
    const { type, attribute } = hole.hole.reference;
    if (attribute === 'name') return undefined;
    if (type.endsWith('api_key')) return attribute === 'apikey' ? 'API key' : 'API key ID';
    return referred.get(type);
  }
  const known = literal(text);
  if (known !== undefined) return forms.find(([pattern]) => pattern.test(known))?.[1];
  const [first] = text;
  return first !== undefined && !isHole(first) && first.text.startsWith('crn:v1:') ? 'CRN' : undefined;
};
