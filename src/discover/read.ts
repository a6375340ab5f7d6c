import { createReadStream } from 'node:fs';
import type { Stats } from 'node:fs';
import type { Finding } from '../finding/finding.ts';
import { ownFinding } from '../finding/own.ts';
import { checkedAside, limits } from '../parse/limits.ts';
import { startOf } from '../source/place.ts';
import type { Source, SourceFile } from '../source/source.ts';
import { codeOf, reasonOf } from './reason.ts';
import { fill, withOpen } from './regular-file.ts';

/** Chunks of standard input, as a stream gives them. */
type Chunks = AsyncIterable<Uint8Array>;

/**
 * The bytes of a file or of standard input; a finding (`unreadable-file`, `limit-exceeded`) where they cannot be had or
 * are too many. `stdin` is read for a file whose path is `stdin`; by default it is the process's.
 */
export const read = async (file: SourceFile, stdin?: Chunks): Promise<Source | Finding> => {
  try {
    return file.path === 'stdin' ? await readStream(file, stdin ?? createReadStream('', { fd: 0 })) : readFile(file);
  } catch (error) {
    return unreadable(file, reasonOf(codeOf(error)));
  }
};

const readFile = (file: SourceFile): Source | Finding =>
  withOpen(file.path, (descriptor, stats) => {
    const refused = refusalOf(file, stats);
    if (refused !== undefined) return refused;
    // Files of `/proc` say they are empty and are not.
    if (stats.size === 0) return { file, bytes: readUnsized(descriptor) };
    const bytes = allocate(stats.size);
    const filled = fill(descriptor, bytes);
    return { file, bytes: bytes.subarray(0, filled) };
  });

const refusalOf = (file: SourceFile, stats: Stats): Finding | undefined => {
  if (stats.isDirectory()) return unreadable(file, 'it is a directory, not a file');
  if (stats.isFIFO()) return unreadable(file, 'it is a pipe, not a file: pipe into `iamlint lint -` instead');
  if (!stats.isFile()) return unreadable(file, 'it is a device or a socket, not a file');
  return stats.size > limits.bytes ? tooLarge(file) : undefined;
};

const readUnsized = (descriptor: number): Uint8Array => {
  const bytes = new Uint8Array(checkedAside);
  return bytes.subarray(0, fill(descriptor, bytes));
};

const readStream = async (file: SourceFile, stream: Chunks): Promise<Source | Finding> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limits.bytes) return tooLarge(file);
    chunks.push(chunk);
  }
  const bytes = allocate(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { file, bytes };
};

/** Memory for a source; threads share that of a large one, so that `parse` need not copy it for its worker. */
const allocate = (size: number): Uint8Array =>
  size < checkedAside ? new Uint8Array(size) : new Uint8Array(new SharedArrayBuffer(size));

const unreadable = (file: SourceFile, reason: string): Finding =>
  ownFinding('unreadable-file', startOf(file.name), `\`${file.name}\` cannot be read: ${reason}`);

const tooLarge = (file: SourceFile): Finding =>
  ownFinding(
    'limit-exceeded',
    startOf(file.name),
    `\`${file.name}\` is larger than ${limits.bytes / 1_000_000} MB, and iamlint reads no larger file`,
    { help: 'split it, or export one service or access group at a time' },
  );
