import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, ParsedNode, YAMLError } from 'yaml';
import type { Fault } from '../fault.ts';

/** What the parser complains of, and how iamlint says it: the code, the start of the package's message, our words. */
type Row = readonly [code: YAMLError['code'], start: string, words: string];

/**
 * The first row that fits counts. The package's own words are not used: some quote the text, which may hold a secret.
 * Codes and messages: yaml 2.9.1.
 */
const rows: readonly Row[] = [
  ['TAB_AS_INDENT', '', 'the indentation contains a tab: YAML needs spaces'],
  ['BAD_INDENT', 'All mapping items', 'this line has a different indentation from the other keys of its mapping'],
  ['BAD_INDENT', 'All sequence items', 'this line has a different indentation from the other items of its list'],
  ['BAD_INDENT', 'Flow', 'this `{` or `[` is not closed, or its end is indented less than its start'],
  ['BAD_INDENT', '', 'the indentation of this line matches nothing above it'],
  ['MISSING_CHAR', 'Missing closing', 'a quote is missing here, at the end of a text'],
  ['MISSING_CHAR', 'Flow', 'a `{` or `[` is not closed: its `}` or `]` is missing'],
  ['MISSING_CHAR', 'Implicit map keys', 'this key has no value: a `:` is missing after it'],
  ['MISSING_CHAR', 'Missing , ', 'a comma is missing before this'],
  ['MISSING_CHAR', 'Missing space after :', 'a space is missing after this `:`'],
  ['MISSING_CHAR', 'Sequence item', 'a `-` is missing before this item'],
  ['MISSING_CHAR', 'Comments', 'a space is missing before this `#`'],
  ['MISSING_CHAR', 'Missing directives-end', 'a line `---` is missing after the directives'],
  ['MISSING_CHAR', 'Block collection', 'a list or mapping has to start on the line below `---`, not next to it'],
  ['MISSING_CHAR', '', 'white space or a line break is missing here'],
  ['UNEXPECTED_TOKEN', 'Unexpected ,', 'there is no value before this comma'],
  ['UNEXPECTED_TOKEN', 'Unexpected empty item', 'a value is missing here'],
  ['UNEXPECTED_TOKEN', 'Block scalar', 'only an indentation number and a comment may follow `|` or `>` on its line'],
  ['UNEXPECTED_TOKEN', '', 'this matches nothing before it: a `:`, a quote or an indentation may be wrong or missing'],
  ['MULTILINE_IMPLICIT_KEY', '', 'a key ends on the line it starts on: a `:` may be missing here'],
  ['BLOCK_AS_IMPLICIT_KEY', '', 'this line has a second `:` or `-`: put text that contains `: ` in quotes'],
  ['BLOCK_IN_FLOW', '', 'an indented list or mapping is not allowed inside `{` or `[`'],
  ['BAD_SCALAR_START', '', 'text cannot start with this character: put it in quotes'],
  ['BAD_DQ_ESCAPE', '', 'this is not an escape in YAML: write a backslash as `\\\\`, or use single quotes'],
  ['KEY_OVER_1024_CHARS', '', 'this key is longer than 1,024 characters'],
  ['BAD_ALIAS', '', 'this anchor or alias has no proper name'],
  ['ALIAS_PROPS', '', 'an alias cannot have a tag or an anchor of its own'],
  ['MULTIPLE_ANCHORS', '', 'a value can have only one anchor'],
  ['MULTIPLE_TAGS', '', 'a value can have only one tag'],
  ['BAD_PROP_ORDER', '', 'an anchor or tag belongs before its value, after the `-`, `?` or `:`'],
  ['BAD_DIRECTIVE', '', 'this directive is not supported: iamlint reads YAML 1.2'],
  ['BAD_COLLECTION_TYPE', '', 'this tag does not match its value'],
];

const otherwise = 'this is not YAML';

/** The faults that the parser found in a document, its warnings too; one for each line, since one slip makes several. */
export const problemsOf = ({ contents, errors, warnings }: Document.Parsed, text: string): readonly Fault[] => {
  const faults = [...errors, ...warnings]
    .map((problem) => (isOpenQuote(problem) ? openQuote(contents, text) : undefined) ?? faultOf(problem, text))
    .toSorted((a, b) => a.start - b.start);
  let lineEnd = -1;
  return faults.filter(({ start }) => {
    if (start <= lineEnd) return false;
    const next = text.indexOf('\n', start);
    lineEnd = next === -1 ? text.length : next;
    return true;
  });
};

const isOpenQuote = ({ message }: YAMLError): boolean => message.startsWith('Missing closing');

/** A text that is not closed goes on to the end of its document: the quote that opens it is the last value's. */
const openQuote = (contents: ParsedNode | null, text: string): Fault | undefined => {
  let last = contents;
  while (last !== null && !isScalar(last)) {
    const item = isMap(last) ? last.items.at(-1) : undefined;
    if (item !== undefined) last = item.value ?? item.key;
    else if (isSeq(last)) last = last.items.at(-1) ?? null;
    else return undefined;
  }
  if (last === null || !`'"`.includes(text.charAt(last.range[0]) || ' ')) return undefined;
  const start = last.range[0];
  return { start, end: start + 1, message: 'this quote is not closed: the text goes on to the end of the document' };
};

const faultOf = ({ code, message, pos }: YAMLError, text: string): Fault => {
  let start = Math.max(Math.min(pos[0], text.length), 0);
  // What is wrong with an indent is reported at what it indents.
  if (code === 'BAD_INDENT') while (text[start] === ' ') start += 1;
  const end = Math.max(Math.min(pos[1], text.length), Math.min(start + 1, text.length));
  if (code === 'TAG_RESOLVE_FAILED') return { start, end, message: tagMessage(text.slice(start, end)) };
  const words = rows.find(([rowCode, rowStart]) => rowCode === code && message.startsWith(rowStart));
  return { start, end, message: words?.[2] ?? otherwise };
};

const tagMessage = (written: string): string =>
  /^![\w!:,./-]{0,60}$/.test(written)
    ? `the tag \`${written}\` is not supported: iamlint reads plain YAML`
    : 'this tag is not supported: iamlint reads plain YAML';
