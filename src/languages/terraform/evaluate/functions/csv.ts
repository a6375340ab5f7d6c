import type { Value } from '../../../declared/declared.ts';
import { failure } from '../value.ts';

/** A field: in quotes, where two stand for one, or up to the next comma or end of the line. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The records of a text of comma-separated values (RFC 4180); undefined where its quotes do not fit. */
const recordsOf = (text: string): readonly (readonly string[])[] | undefined => {
  const records: string[][] = [];
  let record: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < text.length || record.length > 0) {
    const found = field.exec(text);
    if (found === null) return undefined;
    const [, quoted, plain = '', end] = found;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    // An empty line is no record.
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
};

/** What `csvdecode` gives: a map for each record, its keys from the first. */
export const decodedCsv = (text: string): Value => {
  const [header, ...records] = recordsOf(text) ?? [];
  if (header === undefined) return failure('this is no text of comma-separated values with a header');
  if (records.some(({ length }) => length !== header.length))
    return failure('a record has not one value for each column');
  return records.map((record) => new Map(header.map((name, at) => [name, record[at] ?? ''])));
};
