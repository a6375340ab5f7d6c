import { get, isList, isObject, textAt, type Json } from '../../source/json.ts';
import { listNames } from '../../source/list-names.ts';
import { kindOf } from './kinds.ts';
import { matchedFields } from './looks.ts';
import type { Recognised } from './recognised.ts';

/** Why items are of a kind, by the fields of the first that has all of a form of it. */
const byFields = (items: readonly Json[], kind: Recognised['kind']): string => {
  for (const item of items.slice(0, 100)) {
    const fields = isObject(item) ? matchedFields(item, kindOf(kind)) : [];
    if (fields.length > 0) return listNames(fields);
  }
  return '';
};

/** The items of a page, under whatever key of the kind. */
const wrapperOf = (value: Json, kind: Recognised['kind']): string | undefined =>
  kindOf(kind).wrappers.find((key) => isList(get(value, key)));

/**
 * What a part of a document was taken for and what decided it: `a page of policies, by `policies`, whose items have `id` and
 * `type``.
 * @param value the document as it is written
 */
export const whyRecognised = ({ kind, listing, items }: Recognised, value: Json): string => {
  const { one, many } = kindOf(kind);
  if (kind === 'engine-setup') return `${one}, by \`kind: EngineSetup\``;
  const [section] = listing.origin.path;
  if (listing.form === 'section') {
    const by =
      textAt(value, 'kind') === 'AccountSnapshot'
        ? 'a section of an account snapshot (`kind: AccountSnapshot`)'
        : 'a part of it';
    return `${many}, by \`${String(section)}\`, ${by}`;
  }
  const fields = byFields(listing.form === 'single' ? [value] : items.map((item) => item.value), kind);
  if (listing.form === 'single') return `${one}${fields === '' ? '' : `, by its ${fields}`}`;
  if (listing.form === 'array') return `a list of ${many}${fields === '' ? '' : `, whose items have ${fields}`}`;
  const wrapper = wrapperOf(value, kind);
  const by = wrapper === undefined ? '' : `, by \`${wrapper}\``;
  return `a page of ${many}${by}${fields === '' ? '' : `, whose items have ${fields}`}`;
};
