import { decode } from './input/parse/decode.ts';
import { read } from './input/discover/read.ts';
import type { LintRequest, LintResult } from './lint.ts';
import { stopsWork } from './finding/diagnostic.ts';
import type { FileEdit } from './finding/fix.ts';
import type { LocatedFinding } from './output/locate/locate.ts';
import { createRoom, edited } from './output/fix/text-edit.ts';

/** Which fixes are made. */
export type FixWhat = 'safe' | 'safe and unsafe';

/** A file that edits change. */
export interface FixedFile {
  /** As the report calls it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface Fixed {
  /** The run on the files as they were. */
  readonly first: LintResult;
  /** The run on the files as they are after the edits. */
  readonly last: LintResult;
  readonly files: readonly FixedFile[];
  /** How many findings went away by edits of their own. */
  readonly fixed: number;
  /** Files of which edits are not kept, since they could not be read any more with them. */
  readonly undone: readonly string[];
}

/** Fixes that overlap wait for the next round; so many rounds are always enough, unless fixes undo each other. */
const maxRounds = 12;

const isWanted = ({ fix }: LocatedFinding, what: FixWhat): boolean =>
  fix !== undefined && (what === 'safe and unsafe' || fix.safety === 'safe');

/** What is told of, by what it says: places move. */
const keyOf = ({ rule, message, location: { file } }: LocatedFinding): string => JSON.stringify([file, rule, message]);

interface Round {
  readonly edits: ReadonlyMap<string, readonly FileEdit[]>;
  /** The findings that they are for. */
  readonly made: readonly LocatedFinding[];
}

/** The edits of one round: in the order of findings, all of a finding or none, and each edit once. */
const chosen = (
  { report }: LintResult,
  what: FixWhat,
  mayEdit: (file: string) => boolean,
  singly: ReadonlySet<string>,
  inVain: ReadonlySet<string>,
): Round => {
  const room = createRoom();
  const taken = new Set<string>();
  const edits = new Map<string, FileEdit[]>();
  const made: LocatedFinding[] = [];
  for (const finding of report.findings) {
    const own = (finding.fix?.edits ?? []).flatMap((edit) =>
      edit.range === undefined ? [] : [{ ...edit, range: edit.range }],
    );
    if (!isWanted(finding, what) || inVain.has(keyOf(finding)) || !own.every(({ file }) => mayEdit(file))) continue;
    const key = JSON.stringify(own);
    const isAlone = own.every(({ file }) => !singly.has(file) || !edits.has(file));
    if (!taken.has(key) && (!isAlone || !room.take(own))) continue;
    made.push(finding);
    if (taken.has(key)) continue;
    taken.add(key);
    for (const edit of own) {
      const list = edits.get(edit.file) ?? [];
      edits.set(edit.file, list);
      list.push(edit);
    }
  }
  return { edits, made };
};

const mark = [0xef, 0xbb, 0xbf] as const;

const startsWithMark = (bytes: Uint8Array): boolean => mark.every((byte, nth) => bytes[nth] === byte);

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** A file's bytes with edits made in its text; undefined where the text is not, byte for byte, what was linted. */
export const withEdits = (bytes: Uint8Array, linted: string, edits: readonly FileEdit[]): Uint8Array | undefined => {
  const decoded = decode(bytes);
  if ('fault' in decoded || decoded.text !== linted || isUtf16(bytes)) return undefined;
  const text = new TextEncoder().encode(edited(linted, edits));
  return startsWithMark(bytes) ? Uint8Array.from([...mark, ...text]) : text;
};

/** How much of a file could not be read, or is not what its kind should be. */
const faultsIn = ({ report }: LintResult, file: string): number =>
  report.findings.filter(({ rule, location }) => stopsWork(rule) && location.file === file).length;

const countsOf = (findings: readonly LocatedFinding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
};

/** Findings, by what they say, that edits were made for and that are still there. */
const stillThere = ({ made }: Round, last: LintResult, next: LintResult): readonly string[] => {
  const before = countsOf(last.report.findings);
  const after = countsOf(next.report.findings);
  const wanted = countsOf(made);
  return [...wanted].flatMap(([key, count]) => ((after.get(key) ?? 0) > (before.get(key) ?? 0) - count ? [key] : []));
};

/** The bytes of files by absolute path. */
type Texts = ReadonlyMap<string, Uint8Array>;

/** What a round of edits makes of files, and the names of those that are not as they were linted. */
interface Written {
  readonly files: readonly FixedFile[];
  readonly refused: readonly string[];
}

const write = async ({ edits }: Round, { sources }: LintResult, texts: Texts): Promise<Written> => {
  const files: FixedFile[] = [];
  const refused: string[] = [];
  for (const [name, list] of edits) {
    const source = sources?.get(name);
    if (source === undefined) continue;
    const { path } = source.file;
    const held = texts.get(path);
    const now = held === undefined ? await read({ name, path, given: 'named' }) : { bytes: held };
    const after = 'bytes' in now ? withEdits(now.bytes, source.text, list) : undefined;
    if ('bytes' in now && after !== undefined) files.push({ name, path, before: now.bytes, after });
    else refused.push(name);
  }
  return { files, refused };
};

const isEditable = ({ sources }: LintResult, name: string): boolean => {
  const path = sources?.get(name)?.file.path;
  return path !== undefined && path !== 'stdin';
};

/**
 * Lints, makes the edits of findings in memory, and lints again what they leave, until nothing is left to edit. Writes
 * nothing. Standard input, and files that were only read along (included, called or installed ones), are not edited.
 */
export const lintAndFix = async (
  request: LintRequest,
  what: FixWhat,
  lint: (request: LintRequest) => Promise<LintResult>,
): Promise<Fixed> => {
  const first = await lint(request);
  const before = new Map<string, FixedFile>();
  const undone = new Set<string>();
  const singly = new Set<string>();
  const inVain = new Set<string>();
  let texts: Texts = new Map();
  let last = first;
  let fixed = 0;
  for (let nth = 0; nth < maxRounds; nth += 1) {
    const round = chosen(last, what, (name) => isEditable(last, name) && !undone.has(name), singly, inVain);
    if (round.edits.size === 0) break;
    const { files, refused } = await write(round, last, texts);
    for (const name of refused) undone.add(name);
    if (files.length === 0) continue;
    const tried: Texts = new Map([...texts, ...files.map(({ path, after }) => [path, after] as const)]);
    const next = await lint({ ...request, texts: tried });
    // Edits that are sound one by one may take the last item of a list together: such a file gets one fix a round. What
    // cannot be read any more even so stays as it was.
    const broken = files.filter(({ name }) => faultsIn(next, name) > faultsIn(last, name));
    for (const { name } of broken) (singly.has(name) ? undone : singly).add(name);
    if (broken.length > 0) continue;
    // An edit that leaves its finding would be made again and again.
    const left = stillThere(round, last, next);
    for (const key of left) inVain.add(key);
    if (left.length > 0) continue;
    for (const file of files) if (!before.has(file.path)) before.set(file.path, file);
    texts = tried;
    last = next;
    fixed += round.made.length;
  }
  const files = [...before.values()].map((file) => ({ ...file, after: texts.get(file.path) ?? file.after }));
  return { first, last, files, fixed, undone: [...undone] };
};
