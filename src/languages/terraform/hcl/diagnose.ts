import type { Parser } from '../../grammar/tree.ts';
import type { Fault } from '../../../input/parse/fault.ts';
import type { Range } from '../../../source/place.ts';
import { parserText } from './parser-text.ts';
import { closing, scan, unclosedFault } from './scan.ts';

/** True where a text has no syntax error once its open brackets and quotes are closed. */
const isSound = (parser: Parser, text: string, { start, end }: Range): boolean => {
  const open = scan(text, start, end);
  if (!('length' in open)) return false;
  const tree = parser.parse(parserText(text.slice(start, end)) + closing(open));
  const sound = tree !== null && !tree.rootNode.hasError;
  tree?.delete();
  return sound;
};

/** The ends of the lines of a stretch of text. */
const lineEnds = (text: string, { start, end }: Range): readonly number[] => {
  const ends: number[] = [];
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) ends.push(at + 1);
  return [...ends, end];
};

/**
 * The first line of a stretch of text that the parser stumbles over. Its tree shows an error where it gave up, and that
 * may be far before or behind: parsing the lines up to some line finds it better.
 */
const brokenLine = (parser: Parser, text: string, part: Range): Range => {
  const ends = lineEnds(text, part);
  let sound = -1;
  let broken = ends.length - 1;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isSound(parser, text, { start: part.start, end: ends[middle] ?? part.end })) sound = middle;
    else broken = middle;
  }
  const from = sound === -1 ? part.start : (ends[sound] ?? part.start);
  const to = ends[broken] ?? part.end;
  const line = text.slice(from, to);
  const blank = line.length - line.trimStart().length;
  return { start: from + Math.min(blank, line.length), end: from + Math.max(line.trimEnd().length, blank) };
};

/** What is wrong with a stretch of text that has a syntax error. */
export const diagnose = (parser: Parser, text: string, part: Range): Fault => {
  const scanned = scan(text, part.start, part.end);
  if (!('length' in scanned)) return scanned;
  const unclosed = unclosedFault(text, part.end, scanned);
  if (unclosed !== undefined) return unclosed;
  const line = brokenLine(parser, text, part);
  const quote = /[=,[(]\s*'/.exec(text.slice(line.start, line.end));
  if (quote !== null) {
    const at = line.start + quote.index + quote[0].length - 1;
    return { start: at, end: line.end, message: "text needs double quotes in Terraform, not `'`" };
  }
  return {
    ...line,
    message: 'this line cannot be read as Terraform',
    help: 'an argument is written `name = value`, a block `name { … }`; items of a list are separated by `,`',
  };
};
