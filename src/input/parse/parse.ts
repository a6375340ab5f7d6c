import { isList, isObject } from '../../source/json.ts';
import { defaultLimits, type Limits } from '../../source/limits.ts';
import type { Source } from '../../source/source.ts';
import { decode } from './decode.ts';
import { findingsOf } from './fault.ts';
import type { Fault } from './fault.ts';
import { blankStart, headerLength } from './json/header.ts';
import { brokenJson, parseJson } from './json/json.ts';
import { looksLikeLines, parseLines } from './json/lines.ts';
import type { Parsed } from './parsed.ts';
import type { SourceText } from './source-text.ts';

/**
 * Reads bytes as JSON, YAML or NDJSON, by their content; a file's extension only settles what content leaves open.
 * What is wrong with them is in the answer: it throws at nothing.
 */
export const parse = async (source: Source, limits: Limits = defaultLimits): Promise<Parsed> => {
  const decoded = decode(source.bytes);
  const { file } = source;
  const text = withLineFeeds(decoded.text);
  if ('fault' in decoded)
    return unread(source, text, { start: decoded.at, end: decoded.at + 1, message: decoded.fault });
  if (!/\S/.test(text)) return unread(source, text, { start: 0, end: 0, message: 'this file is empty' });
  const header = startsAsJson(text) ? 0 : headerLength(text);
  if (header > 0) {
    const read = await parseJson({
      file,
      text: blankStart(text, header),
      utf8: decoded.utf8.map(blankBefore(header)),
      limits,
    });
    if (read !== undefined) return { ...read, text };
  }
  const input = { file, text, utf8: decoded.utf8, limits };
  switch (/\.(json|ya?ml|ndjson|jsonl)$/i.exec(file.name)?.[1]?.toLowerCase()) {
    case 'yaml':
    case 'yml':
      return (startsAsJson(text) ? await parseJson(input) : undefined) ?? (await parseYaml(input));
    case 'ndjson':
    case 'jsonl':
      return looksLikeLines(text) ? parseLines(input) : ((await parseJson(input)) ?? parseLines(input));
    case 'json':
      return startsAsJson(text) ? parseJsonOrLines(input) : ((await parseJson(input)) ?? parseYamlInJson(input));
    default:
      return startsAsJson(text) ? parseJsonOrLines(input) : parseYaml(input);
  }
};

/** Lines of old Macs end in CR alone. It is a line break to YAML too, but not to its parser; no offset changes. */
const withLineFeeds = (text: string): string =>
  text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text;

/** The text of a source that is known to be text. */
export const textOf = ({ bytes }: Source): string => withLineFeeds(decode(bytes).text);

const space = 32;

/** A blank for each of the first bytes. */
const blankBefore =
  (length: number) =>
  (byte: number, index: number): number =>
    index < length ? space : byte;

const startsAsJson = (text: string): boolean => /^\s*[{[]/.test(text);

const parseJsonOrLines = async (input: SourceText): Promise<Parsed> =>
  looksLikeLines(input.text) ? parseLines(input) : ((await parseJson(input)) ?? brokenJson(input));

/** The YAML parser is loaded only when there is YAML. */
const parseYaml = async (input: SourceText): Promise<Parsed> => (await import('./yaml/yaml.ts')).parseYaml(input);

/** A file named `.json` that does not look like it: YAML where it is a YAML list or mapping, else broken JSON. */
const parseYamlInJson = async (input: SourceText): Promise<Parsed> => {
  const parsed = await parseYaml(input);
  return parsed.documents.some(({ value }) => isObject(value) || isList(value)) ? parsed : brokenJson(input);
};

/** A source that holds no text to parse. */
const unread = ({ file }: Source, text: string, fault: Fault): Parsed => ({
  file,
  text,
  format: 'json',
  documents: [],
  problems: findingsOf(file.name, [
    { ...fault, start: Math.min(fault.start, text.length), end: Math.min(fault.end, text.length) },
  ]),
  locate: (wanted) => wanted.map(() => ({ start: 0, end: 0 })),
  comments: () => [],
});
