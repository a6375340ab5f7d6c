import { Buffer } from 'node:buffer';

/** Bytes of a text, from its quote to after its quote. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The keys of a text: the one that is being looked at, and those that the objects around it have shown so far. */
export interface ObjectKeys {
  /** Looks at the key whose quote stands at an offset; gives the offset after it. */
  readonly read: (start: number) => number;
  /** Whether the key is one of those to look for. */
  readonly isWanted: () => boolean;
  /** Begins an object at a level. */
  readonly open: (level: number) => void;
  /** Adds the key to the object at a level; where that has the key already, gives where it stands first. */
  readonly add: (level: number) => ByteRange | undefined;
}

/** Keys to look for. */
export interface NamedKeys {
  readonly pattern: RegExp;
  /** The last two letters of whatever matches, in lower case: the pattern is tried on keys that end so. */
  readonly endings: readonly string[];
}

const newline = 10;
const quote = 34;
const backslash = 92;

/**
 * The keys of an object are compared by hash, one by one. An object with more keys than this gets a map: neither a large
 * object nor one made of colliding keys takes quadratic time.
 */
const narrow = 32;

/** What a key says, its escapes resolved. */
const keyText = (buffer: Buffer, { start, end }: ByteRange): string => {
  const written = buffer.toString('utf8', start, end);
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
};

const hashOf = (bytes: Uint8Array): number => bytes.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 0);

/** Two letters as one number. */
const ending = (first: number, second: number): number => (first << 8) | second;

/** The keys that objects have shown. */
interface SeenKeys {
  readonly open: (level: number) => void;
  readonly add: (level: number, start: number, end: number, hash: number) => ByteRange | undefined;
}

/** Of a text with that many levels, at most. The keys of one level stand in one row of each table. */
const createSeenKeys = (buffer: Buffer, maxDepth: number): SeenKeys => {
  const hashes = new Int32Array((maxDepth + 1) * narrow);
  const starts = new Int32Array((maxDepth + 1) * narrow);
  const ends = new Int32Array((maxDepth + 1) * narrow);
  const counts = new Int32Array(maxDepth + 1);
  const maps: (Map<string, ByteRange> | undefined)[] = [];

  const rangeAt = (slot: number): ByteRange => ({ start: starts[slot] ?? 0, end: ends[slot] ?? 0 });

  const mapOf = (level: number): Map<string, ByteRange> => {
    const ranges = Array.from({ length: narrow }, (_, nth) => rangeAt(level * narrow + nth));
    return new Map(ranges.map((range) => [keyText(buffer, range), range]));
  };

  const addToMap = (level: number, start: number, end: number): ByteRange | undefined => {
    const map = (maps[level] ??= mapOf(level));
    const text = keyText(buffer, { start, end });
    const first = map.get(text);
    if (first === undefined) map.set(text, { start, end });
    return first;
  };

  return {
    open: (level) => {
      counts[level] = 0;
      maps[level] = undefined;
    },
    add: (level, start, end, hash) => {
      const count = counts[level] ?? 0;
      if (count === narrow) return addToMap(level, start, end);
      const row = level * narrow;
      for (let slot = row; slot < row + count; slot += 1) {
        if (hashes[slot] !== hash) continue;
        const other = rangeAt(slot);
        if (keyText(buffer, { start, end }) === keyText(buffer, other)) return other;
      }
      hashes[row + count] = hash;
      starts[row + count] = start;
      ends[row + count] = end;
      counts[level] = count + 1;
      return undefined;
    },
  };
};

/**
 * The keys of a text with that many levels, at most.
 * @param lines whether each line is a value of its own, so that no key goes on beyond it
 */
export const createObjectKeys = (
  bytes: Uint8Array,
  maxDepth: number,
  lines: boolean,
  wanted: NamedKeys | undefined,
): ObjectKeys => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const endings = new Set(wanted?.endings.map((letters) => ending(letters.charCodeAt(0), letters.charCodeAt(1))));
  const seen = createSeenKeys(buffer, maxDepth);
  // A text has millions of keys: what is known of the one that is being looked at is written over for the next.
  let start = 0;
  let end = 0;
  let hash = 0;
  let isEscaped = false;
  return {
    read: (from) => {
      const size = bytes.length;
      let at = from + 1;
      let sum = 0;
      let escapes = false;
      while (at < size) {
        const byte = bytes[at] ?? 0;
        if (byte === newline && lines) break;
        at += 1;
        if (byte === quote) break;
        if (byte === backslash) {
          escapes = true;
          at += 1;
        }
        sum = (Math.imul(sum, 31) + byte) | 0;
      }
      start = from;
      end = Math.min(at, size);
      isEscaped = escapes;
      // `"a"` and `"\u0061"` are one key: the hash is of what is said, not of what is written.
      hash = escapes ? hashOf(Buffer.from(keyText(buffer, { start, end }))) : sum;
      return end;
    },
    isWanted: () => {
      if (wanted === undefined) return false;
      const letters = ending((bytes[end - 3] ?? 0) | 32, (bytes[end - 2] ?? 0) | 32);
      return (isEscaped || endings.has(letters)) && wanted.pattern.test(keyText(buffer, { start, end }));
    },
    open: seen.open,
    add: (level) => seen.add(level, start, end, hash),
  };
};
