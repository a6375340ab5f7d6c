import { checkedInWorker } from '../../input/parse/limits.ts';
import { isScript, mayListSteps } from '../../languages/script/script-in.ts';
import type { Source, SourceAhead, SourceFile } from '../../source/source.ts';
import { emptyReading, type Reading } from '../reading.ts';
import { isTakenAlong, whyNotRead } from '../../languages/terraform/files/companions.ts';
import type { ReadContext } from './context.ts';
import { readDocuments } from './documents.ts';

/** Reads all files of a form together, and their bytes itself. */
export interface FilesReader {
  readonly name: string;
  /** By the file's name. */
  readonly reads: (file: SourceFile) => boolean;
  readonly read: (files: readonly SourceFile[], context: ReadContext) => Promise<Reading>;
}

/** Reads one source of a form. */
export interface SourceReader {
  readonly name: string;
  /** By the source's name, size and first bytes. */
  readonly reads: (source: Source) => boolean;
  /** `start`: the reader begins while a large source is on its way, and waits for the rest itself. */
  readonly needs: 'start' | 'all';
  /** Undefined where a closer look shows that the source is for a later reader. */
  readonly read: (source: Source | SourceAhead, context: ReadContext) => Promise<Reading | undefined>;
}

/** One row for each form whose files belong together. */
export const filesReaders: readonly FilesReader[] = [
  {
    name: 'Terraform configuration',
    reads: ({ name }) => /\.(?:tf|tofu)(?:\.json)?$/.test(name),
    read: async (files, context) => (await import('./terraform.ts')).readConfigurations(files, context),
  },
];

/** One row for each form of a source; the first that reads a source has it. */
export const sourceReaders: readonly SourceReader[] = [
  {
    name: 'what else Terraform and its companions read',
    reads: ({ file }) => whyNotRead(file.name) !== undefined,
    needs: 'all',
    read: async ({ file: { name, given } }) => ({
      ...emptyReading,
      skipped: given === 'found' && isTakenAlong(name) ? [] : [{ file: name, reason: whyNotRead(name) ?? '' }],
    }),
  },
  {
    name: 'long listing of policies',
    reads: (source) => source.bytes.length >= checkedInWorker && !isScript(source),
    needs: 'start',
    read: async (source, context) => (await import('./long-listing.ts')).readLongSource(source, context),
  },
  {
    name: 'script, Makefile or Markdown',
    reads: isScript,
    needs: 'all',
    read: async (source, context) => (await import('./script.ts')).readScriptSource(source, context),
  },
  {
    name: 'YAML that lists steps of a shell',
    reads: mayListSteps,
    needs: 'all',
    read: async (source, context) => (await import('./script.ts')).readCommands(source, context),
  },
  {
    // Plans, states and Kubernetes objects among them: `document-readers.ts` has a row for each form of a document.
    name: 'JSON, YAML or NDJSON',
    reads: () => true,
    needs: 'all',
    read: readDocuments,
  },
];
