/**
 * Whether a pattern of ASCII letters occurs in the bytes of a text. It has to match within 64 characters.
 *
 * A worker runs this from its text (see `scan-aside.ts`): nothing outside it may be named but globals, and it holds no
 * named function, since bundlers may wrap these in a helper that the worker lacks.
 */
export const occurs = (bytes: Uint8Array, pattern: RegExp): boolean => {
  const slice = 65_536;
  const longest = 64;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < buffer.length; at += slice) {
    if (pattern.test(buffer.toString('latin1', at, at + slice + longest))) return true;
  }
  return false;
};
