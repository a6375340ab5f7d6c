import { Buffer } from 'node:buffer';
import { createObjectKeys, type NamedKeys } from './object-keys.ts';

/** What the scan found, as offsets of bytes. A key's range holds its quotes. */
export type ScanFault =
  | { readonly kind: 'too-deep'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'duplicate-key';
      readonly start: number;
      readonly end: number;
      readonly firstStart: number;
      readonly firstEnd: number;
    };

export interface Scanned {
  readonly faults: readonly ScanFault[];
  /** Whether a key so named was met. */
  readonly named: boolean;
}

const newline = 10;
const quote = 34;
const comma = 44;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** A text that is longer than this is passed over by the system's search, which takes its time to begin. */
const maxShort = 24;

/** The offset after the text that goes on at `start`; with `lines`, none goes on beyond its line. */
const textEnd = (bytes: Uint8Array, buffer: Buffer, start: number, lines: boolean): number => {
  const far = lines ? bytes.length : Math.min(start + maxShort, bytes.length);
  let at = start;
  while (at < far) {
    const byte = bytes[at];
    at += 1;
    if (byte === quote) return at;
    if (byte === backslash) at += 1;
    else if (byte === newline && lines) return at - 1;
  }
  return lines ? at : farTextEnd(buffer, at);
};

/** The offset after the next quote that no backslash escapes. */
const farTextEnd = (buffer: Buffer, start: number): number => {
  let at = start;
  for (;;) {
    const found = buffer.indexOf(quote, at);
    if (found === -1) return buffer.length;
    let before = found - 1;
    while (before >= start && buffer[before] === backslash) before -= 1;
    at = found + 1;
    // An even number of backslashes escape each other and leave the quote alone.
    if ((found - before) % 2 === 1) return at;
  }
};

/**
 * Looks through JSON for what `JSON.parse` passes over: levels beyond `maxDepth`, and keys given twice in one object.
 * With `lines` each line is a value of its own (NDJSON). Stops after `maxFaults`, and without `lines` at the first level
 * too many. It takes any bytes; on what is not JSON its answer is of no use, but there is one.
 */
export const scan = (
  bytes: Uint8Array,
  maxDepth: number,
  maxFaults: number,
  lines: boolean,
  wanted?: NamedKeys,
): Scanned => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const keys = createObjectKeys(bytes, maxDepth, lines, wanted);
  const isObject = new Uint8Array(maxDepth + 1);
  const faults: ScanFault[] = [];
  let named = false;
  let depth = 0;
  let keyNext = false;
  let at = 0;
  const size = bytes.length;
  while (at < size) {
    const byte = bytes[at];
    at += 1;
    if (byte === quote && !keyNext) at = textEnd(bytes, buffer, at, lines);
    else if (byte === quote) {
      const start = at - 1;
      at = keys.read(start);
      keyNext = false;
      named ||= keys.isWanted();
      const first = keys.add(depth);
      if (first === undefined) continue;
      faults.push({ kind: 'duplicate-key', start, end: at, firstStart: first.start, firstEnd: first.end });
      if (faults.length >= maxFaults) break;
    } else if (byte === comma) keyNext = isObject[depth] === 1;
    else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > maxDepth) {
        faults.push({ kind: 'too-deep', start: at - 1, end: at });
        if (!lines || faults.length >= maxFaults) break;
        const lineEnd = buffer.indexOf(newline, at);
        at = lineEnd === -1 ? bytes.length : lineEnd;
        continue;
      }
      keyNext = byte === openBrace;
      isObject[depth] = keyNext ? 1 : 0;
      keys.open(depth);
    } else if (byte === closeBrace || byte === closeBracket) depth = Math.max(depth - 1, 0);
    else if (byte === newline && lines) {
      depth = 0;
      keyNext = false;
    }
  }
  return { faults, named };
};
