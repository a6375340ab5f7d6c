import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { isHole, valueOf, type Hole, type Part, type Text } from '../run/text.ts';
import { listNames } from '../../../source/list-names.ts';
import type { Call } from './call.ts';
import { jsonFault } from './json-fault.ts';
import { isStandIn } from '../../../source/placeholder.ts';
import { placeholderHole, unsetHole } from '../run/expand.ts';

const inSingleQuotes = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))(?!["']?\s*:)/g;

/** Variables in a text that the shell does not replace, as they are written, each with its place. */
type Quoted = ReadonlyMap<string, Range>;

/** A text in which variables within single quotes are replaced, though the shell does not, and which they are. */
const replaceQuoted = (text: Text, call: Call): { readonly replaced: Text; readonly quoted: Quoted } => {
  const quoted = new Map<string, Range>();
  const replaced = text.flatMap((part): readonly Part[] => {
    if (isHole(part) || part.single !== true || !part.text.includes('$')) return [part];
    const parts: Part[] = [];
    let at = 0;
    for (const match of part.text.matchAll(inSingleQuotes)) {
      const [whole, braced, plain] = match;
      const name = braced ?? plain ?? '';
      parts.push({ text: part.text.slice(at, match.index), range: part.range });
      parts.push(...(call.invocation.variable(name) ?? [unsetHole(name, part.range)]));
      at = match.index + whole.length;
      if (!quoted.has(whole)) quoted.set(whole, variableRange(part, whole, call));
    }
    return [...parts, { text: part.text.slice(at), range: part.range }];
  });
  return { replaced, quoted };
};

/** Reports variables that the shell does not replace, all at once. */
const reportQuoted = (quoted: Quoted, call: Call): void => {
  const [first, ...others] = quoted;
  if (first === undefined) return;
  const [variable, range] = first;
  const [are, them] = others.length === 0 ? ['is', 'it'] : ['are', 'them'];
  const sent = others.length === 0 ? `the text \`${variable}\` itself is sent` : 'their names themselves are sent';
  call.report({
    message: `${listNames([...quoted.keys()], 'and')} ${are} in single quotes, so the shell does not replace ${them} and ${sent}`,
    range,
    help: `end the single quotes around ${them}: \`'…"'"${variable}"'"…'\``,
  });
};

/**
 * A body in which variables within single quotes are replaced, though the shell does not: they are reported, all at once,
 * and what else is wrong with the setup can be found, too.
 */
const withQuotedVariables = (text: Text, call: Call): Text => {
  const { replaced, quoted } = replaceQuoted(text, call);
  reportQuoted(quoted, call);
  return replaced;
};

/** Reports a header whose variable is in single quotes: what it holds is not sent, and a token is refused. */
export const checkHeader = (header: Text, call: Call): void => {
  const { quoted } = replaceQuoted(header, call);
  const [first] = quoted;
  if (first === undefined) return;
  const [variable, range] = first;
  call.report({
    message: `\`${variable}\` is in single quotes, so the shell does not replace it and the header has the text \`${variable}\` itself`,
    range,
    help: 'put the header in double quotes',
  });
};

/** Where in the source a variable stands within its quotes. */
const variableRange = ({ range }: Part, variable: string, call: Call): Range => {
  const at = call.source(range).indexOf(variable);
  return at === -1 ? range : { start: range.start + at, end: range.start + at + variable.length };
};

const markStart = '\uE010';
const markEnd = '\uE011';
const marked = /\uE010(\d+)\uE011/g;

/** Where the text of a part stands in a body. */
interface Stretch {
  readonly from: number;
  readonly part: Exclude<Part, Hole>;
}

/** A body with a mark for each hole. */
interface Marked {
  readonly json: string;
  readonly holes: readonly Hole[];
  readonly stretches: readonly Stretch[];
  /** A hole stands outside a string, and may hold any piece of JSON. */
  readonly isOpen: boolean;
}

/** The text with a mark for each hole; one outside a string becomes a string. */
const withMarks = (text: Text): Marked => {
  const holes: Hole[] = [];
  const stretches: Stretch[] = [];
  let json = '';
  let inString = false;
  let isOpen = false;
  for (const part of text) {
    if (isHole(part)) {
      isOpen ||= !inString;
      const mark = `${markStart}${holes.length}${markEnd}`;
      holes.push(part);
      json += inString ? mark : `"${mark}"`;
      continue;
    }
    stretches.push({ from: json.length, part });
    json += part.text;
    for (let at = 0; at < part.text.length; at += 1) {
      if (inString && part.text[at] === '\\') at += 1;
      else if (part.text[at] === '"') inString = !inString;
    }
  }
  return { json, holes, stretches, isOpen };
};

const fill = (text: string, holes: readonly Hole[]): Value => {
  if (!text.includes(markStart)) return text;
  const [mark] = text.matchAll(marked);
  const hole = holes[Number(mark?.[1] ?? -1)];
  if (hole === undefined) return text;
  return mark?.[0] === text ? hole.hole : valueOf([{ text: ' ', range: hole.range }, hole]);
};

/** Fields whose values are words of the API: `accountId` is an attribute's name there, and no placeholder. */
const wordFields: ReadonlySet<string> = new Set([
  'name',
  'key',
  'operator',
  'type',
  'pattern',
  'role_id',
  'display_name',
]);

const toValue = (json: unknown, holes: readonly Hole[], depth: number, isWord = false): Value => {
  if (typeof json === 'string') {
    return isStandIn(json) && !isWord ? placeholderHole(json, { start: 0, end: 0 }).hole : fill(json, holes);
  }
  if (typeof json === 'number' || typeof json === 'boolean' || json === null) return json;
  if (depth <= 0 || typeof json !== 'object') return unknown('it is nested too deeply');
  if (Array.isArray(json)) return json.map((item: unknown) => toValue(item, holes, depth - 1));
  return new Map(
    Object.entries(json).map(([key, value]): [string, Value] => [
      key,
      toValue(value, holes, depth - 1, wordFields.has(key)),
    ]),
  );
};

const parseJson = (text: string): { readonly json: unknown } | undefined => {
  try {
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    return undefined;
  }
};

/** Sizes beyond which a body is not read. */
const maxLength = 1_000_000;
const maxDepth = 50;

/** Reports a body that is no JSON, where that is certain and it is written in the script. */
const reportFault = ({ json, stretches, isOpen }: Marked, call: Call): void => {
  const fault = isOpen ? undefined : jsonFault(json);
  const { from, part } = stretches.findLast((one) => one.from <= (fault?.at ?? 0)) ?? {};
  if (fault === undefined || from === undefined || part === undefined) return;
  const start = call.source(part.range).indexOf(part.text);
  if (start === -1) return;
  const at = part.range.start + start + fault.at - from;
  call.report({
    message: `the JSON is malformed: ${fault.why}, so ${call.name === 'curl' ? 'IBM Cloud refuses the request' : 'the command fails'}`,
    range: { start: at, end: at + 1 },
    help:
      part.single === true
        ? "in single quotes, the next `'` ends the text, so that one within it is written `'\\''`"
        : undefined,
  });
};

/** A JSON body; undefined where it is no JSON, or comes from a file that cannot be read. */
export const bodyOf = (text: Text, call: Call): Value | undefined => {
  const body = withMarks(withQuotedVariables(text, call));
  if (body.json.length > maxLength) return undefined;
  const parsed = parseJson(body.json);
  if (parsed === undefined) reportFault(body, call);
  return parsed === undefined ? undefined : toValue(parsed.json, body.holes, maxDepth);
};

/** The text of a file named as `--file` does, `@` or not; undefined where it cannot be known. */
export const fileText = (name: Text, call: Call): Text | undefined => {
  const [first, ...rest] = name;
  if (first === undefined) return undefined;
  const plain: Text = isHole(first) ? name : [{ ...first, text: first.text.replace(/^@/, '') }, ...rest];
  return call.file(plain);
};

/** The text a flag gives: itself, or with `@` a file's. */
export const flagText = (value: Text, call: Call): Text | undefined => {
  const [first] = value;
  const isFile = first !== undefined && !isHole(first) && first.text.startsWith('@');
  return isFile ? fileText(value, call) : value;
};
