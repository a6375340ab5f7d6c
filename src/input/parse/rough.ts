import { defaultLimits } from '../../source/limits.ts';
import type { Json } from '../../source/json.ts';
import { readDocuments } from './yaml/documents.ts';

/** Enough of a text to see whose it is, in UTF-16 units. */
const maxRead = 200_000;

/** Strings, which may hold what looks like a comment, and comments. One without an end goes on to the end of its line, or of the text. */
const stringsAndComments = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;

const withoutComments = (text: string): string =>
  text.replace(stringsAndComments, (found) => (found.startsWith('"') ? found : ' '));

/**
 * What a text that is no proper JSON or YAML seems to say: cut off, with comments or a key given twice. Good to judge whose
 * file it is, and for nothing else.
 */
export const roughValues = (text: string): readonly Json[] => {
  const start = text.slice(0, maxRead);
  const { documents } = readDocuments(
    /^\s*(?:[{[]|\/[/*])/.test(start) ? withoutComments(start) : start,
    defaultLimits,
  );
  return documents.slice(0, 100).flatMap((document) => {
    try {
      const value: Json = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })) ?? 'null');
      return [value];
    } catch {
      // An alias without an anchor, or levels without end: this document says nothing that can be seen.
      return [];
    }
  });
};
