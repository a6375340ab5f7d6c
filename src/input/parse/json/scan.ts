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

/** Keys to look for. */
export interface NamedKeys {
  readonly pattern: RegExp;
  /** The last two letters of whatever matches, in lower case: the pattern is tried on keys that end so. */
  readonly endings: readonly string[];
}

export interface Scanned {
  readonly faults: readonly ScanFault[];
  /** Whether a key so named was met. */
  readonly named: boolean;
}

/**
 * Looks through JSON for what `JSON.parse` passes over: levels beyond `maxDepth`, and keys given twice in one object.
 * With `lines` each line is a value of its own (NDJSON). Stops after `maxFaults`, and without `lines` at the first level
 * too many. It takes any bytes; on what is not JSON its answer is of no use, but there is one.
 *
 * A worker runs this from its text (see `scan-aside.ts`): nothing outside it may be named but globals, and it holds no
 * named function, since bundlers may wrap these in a helper that the worker lacks.
 */
export const scan = (
  bytes: Uint8Array,
  maxDepth: number,
  maxFaults: number,
  lines: boolean,
  wanted?: NamedKeys,
): Scanned => {
  // The keys of an object are compared by hash, one by one. An object with more keys than this gets a map: neither a
  // large object nor one made of colliding keys takes quadratic time.
  const narrow = 32;
  const faults: ScanFault[] = [];
  // A text that is longer than this is passed over by the system's search, which takes its time to begin.
  const short = 24;
  const endings = new Set(wanted?.endings.map((letters) => (letters.charCodeAt(0) << 8) | letters.charCodeAt(1)));
  let named = false;
  const size = bytes.length;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, size);
  // One row of keys for each level, used again by the next object at that level.
  const hashes = new Int32Array((maxDepth + 1) * narrow);
  const starts = new Int32Array((maxDepth + 1) * narrow);
  const ends = new Int32Array((maxDepth + 1) * narrow);
  const counts = new Int32Array(maxDepth + 1);
  const isMapping = new Uint8Array(maxDepth + 1);
  const wide: (Map<string, readonly [number, number]> | undefined)[] = [];
  const key = {
    /** What a key says, its escapes resolved. */
    said(start: number, end: number): string {
      const written = buffer.toString('utf8', start, end);
      if (written.includes('\\')) {
        try {
          return String(JSON.parse(written));
        } catch {
          return written;
        }
      }
      return written.slice(1, -1);
    },
  };
  let depth = 0;
  let keyNext = false;
  let at = 0;
  while (at < size) {
    const byte = bytes[at];
    at += 1;
    if (byte === 34) {
      const start = at - 1;
      let escaped = false;
      let hash = 0;
      if (keyNext) {
        while (at < size) {
          const inside = bytes[at] ?? 0;
          at += 1;
          if (inside === 34) break;
          if (inside === 92) {
            escaped = true;
            at += 1;
          } else if (inside === 10 && lines) {
            at -= 1;
            break;
          }
          hash = (Math.imul(hash, 31) + inside) | 0;
        }
      } else {
        const far = lines ? size : at + short;
        while (at < size) {
          const inside = bytes[at];
          at += 1;
          if (inside === 34) break;
          if (inside === 92) at += 1;
          else if (inside === 10 && lines) {
            at -= 1;
            break;
          } else if (at === far) {
            const quote = buffer.indexOf(34, at);
            at = quote === -1 ? size : quote + 1;
            // An odd number of backslashes escapes the quote, and the text goes on.
            let before = at - 2;
            while (bytes[before] === 92) before -= 1;
            if ((at - before) % 2 === 0) break;
          }
        }
        continue;
      }
      keyNext = false;
      const end = Math.min(at, size);
      if (escaped) {
        // `"a"` and `"\u0061"` are one key: the hash is of what is said, not of what is written.
        const said = Buffer.from(key.said(start, end), 'utf8');
        hash = 0;
        for (let index = 0; index < said.length; index += 1) hash = (Math.imul(hash, 31) + (said[index] ?? 0)) | 0;
      }
      if (wanted !== undefined && !named) {
        const letters = (((bytes[end - 3] ?? 0) | 32) << 8) | (bytes[end - 2] ?? 0) | 32;
        named = (escaped || endings.has(letters)) && wanted.pattern.test(key.said(start, end));
      }
      const row = depth * narrow;
      const count = counts[depth] ?? 0;
      let first: readonly [number, number] | undefined;
      if (count < narrow) {
        for (let slot = row; slot < row + count; slot += 1) {
          if (hashes[slot] !== hash) continue;
          const otherStart = starts[slot] ?? 0;
          const otherEnd = ends[slot] ?? 0;
          if (key.said(start, end) !== key.said(otherStart, otherEnd)) continue;
          first = [otherStart, otherEnd];
          break;
        }
        if (first === undefined) {
          hashes[row + count] = hash;
          starts[row + count] = start;
          ends[row + count] = end;
          counts[depth] = count + 1;
        }
      } else {
        let known = wide[depth];
        if (known === undefined) {
          known = new Map();
          for (let slot = row; slot < row + count; slot += 1) {
            const range: readonly [number, number] = [starts[slot] ?? 0, ends[slot] ?? 0];
            known.set(key.said(range[0], range[1]), range);
          }
          wide[depth] = known;
        }
        const said = key.said(start, end);
        first = known.get(said);
        if (first === undefined) known.set(said, [start, end]);
      }
      if (first !== undefined) {
        faults.push({ kind: 'duplicate-key', start, end, firstStart: first[0], firstEnd: first[1] });
        if (faults.length >= maxFaults) return { faults, named };
      }
    } else if (byte === 44) {
      keyNext = isMapping[depth] === 1;
    } else if (byte === 123 || byte === 91) {
      depth += 1;
      if (depth > maxDepth) {
        faults.push({ kind: 'too-deep', start: at - 1, end: at });
        if (!lines || faults.length >= maxFaults) return { faults, named };
        const lineEnd = buffer.indexOf(10, at);
        at = lineEnd === -1 ? size : lineEnd;
        continue;
      }
      keyNext = byte === 123;
      isMapping[depth] = keyNext ? 1 : 0;
      counts[depth] = 0;
      wide[depth] = undefined;
    } else if (byte === 125 || byte === 93) {
      if (depth > 0) depth -= 1;
    } else if (byte === 10 && lines) {
      depth = 0;
      keyNext = false;
    }
  }
  return { faults, named };
};
