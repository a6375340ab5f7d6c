import type { Json } from './json.ts';
import { isList } from './json.ts';

/** The type of a value in words, with its article: for sentences such as "`roles` is a text". */
export const typeName = (value: Json | undefined): string => {
  if (value === undefined || value === null) return 'empty';
  if (isList(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'a mapping';
  }
};
