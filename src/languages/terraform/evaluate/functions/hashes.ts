import { createHash } from 'node:crypto';
import type { Value } from '../../../declared/declared.ts';
import { failure, textOf } from '../value.ts';
import { ofKnown, type PureFunction } from './function.ts';

const hashing = (algorithm: string, encoding: 'hex' | 'base64'): PureFunction =>
  ofKnown(([value]) => {
    const text = textOf(value);
    return text === undefined ? failure('this takes a text') : createHash(algorithm).update(text).digest(encoding);
  });

/** Namespaces that have a name of their own. */
const namespaces: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
]);

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A UUID made of a name in a namespace (RFC 4122, version 5). */
const uuidOf = (args: readonly Value[]): Value => {
  const [namespace = '', name] = args.map(textOf);
  const id = namespaces.get(namespace) ?? namespace;
  if (name === undefined || !isUuid(id)) return failure('`uuidv5` takes a namespace and a name');
  const bytes = createHash('sha1')
    .update(Buffer.from(id.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** The functions that hash a text. */
export const hashes: Readonly<Record<string, PureFunction>> = {
  base64sha256: hashing('sha256', 'base64'),
  base64sha512: hashing('sha512', 'base64'),
  md5: hashing('md5', 'hex'),
  sha1: hashing('sha1', 'hex'),
  sha256: hashing('sha256', 'hex'),
  sha512: hashing('sha512', 'hex'),
  uuidv5: ofKnown(uuidOf),
};
