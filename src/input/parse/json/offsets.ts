import { Buffer } from 'node:buffer';

/**
 * From offsets into the UTF-8 bytes of a text to offsets into the text. Only the bytes offsets given in `wanted` can be
 * asked for: they are turned in one pass.
 */
export const textOffsets = (text: string, utf8: Uint8Array, wanted: readonly number[]): ((byte: number) => number) => {
  if (text.length === utf8.length) return (byte) => byte;
  const buffer = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length);
  const known = new Map<number, number>();
  let byte = 0;
  let offset = 0;
  for (const next of wanted.toSorted((a, b) => a - b)) {
    offset += buffer.toString('utf8', byte, next).length;
    byte = next;
    known.set(next, offset);
  }
  return (asked) => known.get(asked) ?? offset;
};
