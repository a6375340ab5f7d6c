import { closeSync, createReadStream, fstatSync, read as readBytes } from 'node:fs';
import type { Stats } from 'node:fs';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { checkedInWorker, limits } from '../parse/limits.ts';
import { startOf } from '../../source/place.ts';
import type { Source, SourceAhead, SourceFile } from '../../source/source.ts';
import { changed, codeOf, reasonOf, shortened } from './reason.ts';
import { fill, openFile } from './regular-file.ts';

/** Chunks of standard input, as a stream gives them. */
type Chunks = AsyncIterable<Uint8Array>;

/**
 * The bytes of a file or of standard input; a finding (`unreadable-file`, `limit-exceeded`) where they cannot be had or
 * are too many. `stdin` is read for a file whose path is `stdin`; by default it is the process's.
 */
export const read = async (file: SourceFile, stdin?: Chunks): Promise<Source | Finding> => {
  const source = await readAhead(file, stdin);
  return 'until' in source ? readOn(source) : source;
};

/** As `read`, but a large file may be on its way still, so that what is there can be looked at. */
export const readAhead = async (file: SourceFile, stdin?: Chunks): Promise<Source | SourceAhead | Finding> => {
  if (file.bytes !== undefined) return { file, bytes: file.bytes };
  try {
    return file.path === 'stdin' ? await readStream(file, stdin ?? createReadStream('', { fd: 0 })) : readFile(file);
  } catch (error) {
    return unreadable(file, reasonOf(codeOf(error)));
  }
};

/** A source that was on its way, with all its bytes; a finding where they cannot be had. */
export const readOn = async ({ file, bytes, until }: SourceAhead): Promise<Source | Finding> => {
  try {
    await until(bytes.length);
    return { file, bytes };
  } catch (error) {
    return unreadable(file, reasonOf(codeOf(error)));
  }
};

const readFile = (file: SourceFile): Source | SourceAhead | Finding => {
  const { descriptor, stats } = openFile(file.path);
  let isOpen = true;
  try {
    const refused = refusalOf(file, stats);
    if (refused !== undefined) return refused;
    if (stats.size >= checkedInWorker) {
      isOpen = false;
      return readInSlices(file, descriptor, stats.size);
    }
    // Files of `/proc` say they are empty and are not.
    const bytes = new Uint8Array(stats.size === 0 ? checkedInWorker : stats.size);
    const filled = fill(descriptor, bytes);
    if (stats.size > 0) refuseChanged(descriptor, stats.size);
    return { file, bytes: bytes.subarray(0, filled) };
  } finally {
    if (isOpen) closeSync(descriptor);
  }
};

/** Half of an old file with half of a new one is nobody's: throws where a file is not as large as when it was opened. */
const refuseChanged = (descriptor: number, size: number): void => {
  if (fstatSync(descriptor).size !== size) throw Object.assign(new Error('the file changed'), { code: changed });
};

/** Bytes that are read by one call. */
const sliceSize = 8_000_000;

/** Reads a large file on threads of Node's own, several slices at once, and closes it. */
const readInSlices = (file: SourceFile, descriptor: number, size: number): SourceAhead => {
  const bytes = allocate(size);
  const slices: Promise<void>[] = [];
  for (let at = 0; at < size; at += sliceSize)
    slices.push(readSlice(descriptor, bytes.subarray(at, at + sliceSize), at));
  const all = Promise.all(slices).then(() => refuseChanged(descriptor, size));
  void Promise.allSettled([...slices, all]).then(() => closeSync(descriptor));
  return {
    file,
    bytes,
    until: async (count) => {
      const wanted = slices.slice(0, Math.ceil(count / sliceSize));
      await (wanted.length === slices.length ? all : Promise.all(wanted));
      return Math.min(wanted.length * sliceSize, size);
    },
  };
};

const readSlice = async (descriptor: number, bytes: Uint8Array, position: number): Promise<void> => {
  let filled = 0;
  while (filled < bytes.length) {
    const count = await readOnce(descriptor, bytes.subarray(filled), position + filled);
    if (count === 0) throw Object.assign(new Error('the file became shorter'), { code: shortened });
    filled += count;
  }
};

const readOnce = (descriptor: number, bytes: Uint8Array, position: number): Promise<number> =>
  new Promise((resolve, reject) => {
    readBytes(descriptor, bytes, 0, bytes.length, position, (error, count) =>
      error === null ? resolve(count) : reject(error),
    );
  });

const refusalOf = (file: SourceFile, stats: Stats): Finding | undefined => {
  if (stats.isDirectory()) return unreadable(file, 'it is a directory, not a file');
  if (stats.isFIFO()) return unreadable(file, 'it is a pipe, not a file: pipe into `iamlint lint -` instead');
  if (!stats.isFile()) return unreadable(file, 'it is a device or a socket, not a file');
  return stats.size > limits.bytes ? tooLarge(file) : undefined;
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
  size < checkedInWorker ? new Uint8Array(size) : new Uint8Array(new SharedArrayBuffer(size));

const unreadable = (file: SourceFile, reason: string): Finding =>
  diagnostic('unreadable-file', startOf(file.name), `\`${file.name}\` cannot be read: ${reason}`);

const tooLarge = (file: SourceFile): Finding =>
  diagnostic(
    'limit-exceeded',
    startOf(file.name),
    `\`${file.name}\` is larger than ${limits.bytes / 1_000_000} MB, the limit of iamlint`,
    { help: 'split it, or export one service or access group at a time' },
  );
