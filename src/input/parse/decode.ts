import { Buffer, isAscii, isUtf8 } from 'node:buffer';

/** A source's text, or what keeps its bytes from being one. */
export type Decoded =
  | { readonly text: string; /** The text in UTF-8, without a byte order mark. */ readonly utf8: Uint8Array }
  | {
      readonly text: string;
      /** What is wrong. */ readonly fault: string;
      /** Where, in `text`. */ readonly at: number;
    };

const replacement = '\uFFFD';

/** Bytes as text: UTF-8 with or without a byte order mark, UTF-16 of either order with one. */
export const decode = (bytes: Uint8Array): Decoded => {
  if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes, 'utf-16be');
  const utf8 = startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  const buffer = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length);
  if (buffer.includes(0)) {
    return notText('it contains NUL bytes, like a binary file, or is UTF-16 without a byte order mark');
  }
  // Most exports are ASCII, for which `latin1` is the same and quicker.
  if (isAscii(buffer)) return { text: buffer.toString('latin1'), utf8 };
  if (isUtf8(buffer)) return { text: buffer.toString('utf8'), utf8 };
  const text = buffer.toString('utf8');
  return {
    text,
    fault: 'this is not UTF-8 text: it contains invalid bytes from here on; save it as UTF-8',
    at: Math.max(text.indexOf(replacement), 0),
  };
};

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const notText = (why: string): Decoded => ({ text: '', fault: `this is not text: ${why}; save it as UTF-8`, at: 0 });

const utf16 = (bytes: Uint8Array, encoding: string): Decoded => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\0')) return notText('it contains NUL characters, like a binary file');
    return { text, utf8: Buffer.from(text, 'utf8') };
  } catch {
    return notText('it starts like UTF-16 but does not continue like it');
  }
};
