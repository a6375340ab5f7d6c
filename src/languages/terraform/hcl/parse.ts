/**
 * Terraform's language as text: the grammar's syntax tree becomes the blocks and expressions of `syntax.ts`, and what the
 * grammar cannot read becomes faults that say what is wrong.
 */
import type { Parser } from '../../grammar/tree.ts';
import type { Fault } from '../../../input/parse/fault.ts';
import type { Range } from '../../../source/place.ts';
import type { Block, Body } from '../syntax.ts';
import { emptyBody } from '../syntax.ts';
import { readBody } from './body.ts';
import { parserText } from './parser-text.ts';
import { diagnose } from './diagnose.ts';
import { walkerOver } from './walker.ts';

/** A text of Terraform's language: what could be read of it, and what is wrong with the rest. */
export interface Hcl {
  readonly body: Body;
  readonly faults: readonly Fault[];
}

/** Reads a text; it never throws. */
export const parseHcl = (parser: Parser, text: string): Hcl => {
  if (text.length > maxLength)
    return { body: emptyBody, faults: [{ start: 0, end: 0, message: tooLong, limit: true }] };
  const parsed = parsePart(parser, text, { start: 0, end: text.length });
  if (parsed.faults.length === 0) return parsed;
  // One error can make the parser misread all that follows: each part by itself shows where the errors are.
  const parts = partsOf(text);
  if (parts.length < 2) return parsed;
  const apart = joined(parts.map((part) => parsePart(parser, text, part)));
  return apart.faults.length === 0 ? parsed : apart;
};

/** Beyond this, a text is no file that people write; the parser takes two seconds for it. */
const maxLength = 1_000_000;

const parsePart = (parser: Parser, text: string, part: Range): Hcl => {
  const tree = parser.parse(parserText(text.slice(part.start, part.end)));
  if (tree === null) return { body: emptyBody, faults: [{ ...part, message: 'this cannot be read as Terraform' }] };
  const walker = walkerOver(tree, text, part.start);
  try {
    const body = readBody(walker);
    const fault = walker.isBroken ? diagnose(parser, text, part) : undefined;
    const deep = walker.tooDeep.map((range): Fault => ({ ...range, message: tooDeep, limit: true }));
    return {
      body: fault === undefined ? body : withLost(body, text, part),
      faults: [...(fault ? [fault] : []), ...deep],
    };
  } finally {
    walker.cursor.delete();
    tree.delete();
  }
};

const tooLong = 'this file has more than a million characters: iamlint reads no longer file of Terraform';

const tooDeep = 'expressions stand inside each other more than 250 levels deep here: iamlint reads no deeper';

const start =
  /^(resource|data|module|locals|variable|output|provider|terraform|moved|import|removed|check|ephemeral)((?:[ \t]+(?:"[^"\n]*"|[\w-]+))*)[ \t]*\{/gm;

const comment = /^[ \t]*\/\*/gm;

/** The comments that begin a line with a slash and a star. */
const longComments = (text: string): readonly Range[] => {
  const found: Range[] = [];
  let end = 0;
  for (const { index } of text.matchAll(comment)) {
    if (index < end) continue;
    const close = text.indexOf('*/', index);
    if (close === -1) break;
    end = close + 2;
    found.push({ start: index, end });
  }
  return found;
};

/** A text cut before each line that looks like the beginning of a block, but for blocks within comments. */
const partsOf = (text: string): readonly Range[] => {
  const comments = longComments(text);
  let nth = 0;
  const starts = [...text.matchAll(start)].flatMap(({ index }) => {
    while ((comments[nth]?.end ?? Infinity) <= index) nth += 1;
    return (comments[nth]?.start ?? Infinity) <= index ? [] : index;
  });
  const all = starts[0] === 0 ? starts : [0, ...starts];
  return all.map((from, at) => ({ start: from, end: all[at + 1] ?? text.length }));
};

/** A block that the parser lost in an error still has its name: what refers to it refers to something. */
const withLost = (body: Body, text: string, part: Range): Body => {
  if (body.blocks.length > 0) return body;
  start.lastIndex = part.start;
  const found = start.exec(text);
  start.lastIndex = 0;
  const [opening, type, labels] = found ?? [];
  if (opening === undefined || type === undefined || found?.index !== part.start) return body;
  const words = [...(labels ?? '').matchAll(/"([^"]*)"|([\w-]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const header = { start: part.start, end: part.start + opening.length };
  // Attributes that were found outside of it may be its own, and are not the file's.
  const block: Block = { type, labels: words, body, range: part, header, broken: true };
  return { attributes: new Map(), blocks: [block] };
};

const joined = (parts: readonly Hcl[]): Hcl => ({
  body: {
    attributes: new Map(parts.flatMap(({ body }) => [...body.attributes])),
    blocks: parts.flatMap(({ body }) => body.blocks),
  },
  faults: parts.flatMap(({ faults }) => faults),
});
