import type { Finding } from '../../finding/finding.ts';
import type { ParsedDocument, Wanted } from '../../input/parse/parsed.ts';
import { recognise, type Item, type Recognised } from '../../input/recognise/recognise.ts';
import { validate } from '../../input/validate/validate.ts';
import type { Declaration } from '../../languages/declared/declared.ts';
import { isKubernetesObject, isObjectOfKubernetes } from '../../languages/kubernetes/matches.ts';
import { isTerraformJson } from '../../languages/terraform-json/matches.ts';
import { textsAt } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import type { SourceFile } from '../../source/source.ts';
import { isUnread, type Include } from '../reading.ts';
import type { ReadContext } from './context.ts';

/** What a reader makes of one document of a source. */
export interface DocumentReading {
  readonly recognised: readonly Recognised[];
  readonly declarations: readonly Declaration[];
  readonly problems: readonly Finding[];
  readonly includes: readonly Include[];
  /** Where values stand that must not be shown, in documents by their index. */
  readonly sensitive: readonly Wanted[];
  /** False where something of it could not be read. */
  readonly isComplete: boolean;
  /** True where it resembles nothing iamlint reads. */
  readonly isUnlike: boolean;
  /** Why it resembles nothing, where it does not. */
  readonly reason?: string;
  /** True where it can be called by name, and is nothing iamlint reads. */
  readonly isForeign?: boolean;
  /** True for an empty list: nobody can tell of what, and whether its caller had access. */
  readonly isEmpty?: boolean;
}

/** Reads the documents of a form. */
export interface DocumentReader {
  readonly name: string;
  /** Whether a document is of this form, by its value; `all` are those of its source. */
  readonly reads: (document: ParsedDocument, all: readonly ParsedDocument[]) => boolean;
  readonly read: (
    document: ParsedDocument,
    file: SourceFile,
    context: ReadContext,
  ) => Promise<DocumentReading> | DocumentReading;
}

const nothing: DocumentReading = {
  recognised: [],
  declarations: [],
  problems: [],
  includes: [],
  sensitive: [],
  isComplete: true,
  isUnlike: true,
};

/** The reading of a document that is a declaration. */
const declaring = (
  { declaration, problems }: { readonly declaration: Declaration; readonly problems: readonly Finding[] },
  file: SourceFile,
): DocumentReading => ({
  ...nothing,
  declarations: [declaration],
  // What is piped in lies in no file.
  problems: problems.filter(({ rule }) => rule !== 'plaintext-api-key' || file.path !== 'stdin'),
  isComplete: !problems.some(isUnread),
  isUnlike: false,
});

const includesIn = ({ value, origin }: Item): readonly Include[] =>
  textsAt(value, 'include').map((pattern, index) => ({ pattern, origin: below(origin, 'include', index) }));

/** An export, an account snapshot or an engine setup: recognise → validate. */
const readExport = async (
  document: ParsedDocument,
  { given }: SourceFile,
  { measure }: ReadContext,
): Promise<DocumentReading> => {
  const recognition = measure('recognise', () => recognise(document, given));
  const recognised: Recognised[] = [];
  const problems = [...recognition.problems];
  let isComplete = !problems.some(isUnread);
  for (const each of recognition.recognised) {
    const valid = await measure('validate', () => validate(each));
    recognised.push(valid.recognised);
    problems.push(...valid.problems);
    // Of a listing the gap is known where an item does not fit; a setup may hold anything.
    if (each.kind === 'engine-setup') isComplete &&= valid.problems.length === 0;
  }
  const setups = recognised.filter(({ kind }) => kind === 'engine-setup');
  const { reason, isEmpty = false, isForeign = false } = recognition;
  const why = reason === undefined ? { isEmpty } : { isEmpty, isForeign, reason };
  const includes = setups.flatMap(({ items }) => items.flatMap(includesIn));
  return { ...nothing, recognised, problems, includes, isComplete, isUnlike: recognition.unlike, ...why };
};

/** One row for each form of a document; the first that reads a document has it. */
const documentReaders: readonly DocumentReader[] = [
  {
    name: 'Terraform plan or state',
    reads: ({ value }) => isTerraformJson(value) !== undefined,
    read: async (document, file, { terraform, measure }) => {
      const { readTerraformJson } = await import('../../languages/terraform-json/read.ts');
      const read = measure('recognise', () => readTerraformJson(document, terraform.planView));
      const { index } = document.ref;
      return { ...declaring(read, file), sensitive: read.sensitive.map((path) => ({ index, path })) };
    },
  },
  {
    name: 'Kubernetes object',
    reads: ({ value }) => isKubernetesObject(value),
    read: async (document, file, { measure }) => {
      const { readKubernetes } = await import('../../languages/kubernetes/read.ts');
      return declaring(
        measure('recognise', () => readKubernetes(document)),
        file,
      );
    },
  },
  {
    // A manifest holds what is deployed together.
    name: 'Kubernetes object of another kind, in a file with some about IBM Cloud IAM',
    reads: ({ value }, all) => isObjectOfKubernetes(value) && all.some((one) => isKubernetesObject(one.value)),
    read: () => nothing,
  },
  { name: 'export, account snapshot or engine setup', reads: () => true, read: readExport },
];

/** The reader of a document. */
export const readerOf = (document: ParsedDocument, all: readonly ParsedDocument[]): DocumentReader['read'] =>
  documentReaders.find(({ reads }) => reads(document, all))?.read ?? readExport;

/** True for an export, a snapshot or a setup, and for what is nothing iamlint knows: no other reader has it. */
export const isExport = (document: ParsedDocument): boolean => readerOf(document, [document]) === readExport;
