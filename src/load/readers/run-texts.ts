import { basename, join } from 'node:path';
import type { Declaration, DeclarationGap, Declared } from '../../languages/declared/declared.ts';
import type { Finding, NotChecked } from '../../finding/finding.ts';
import type { Embedded, Named } from '../../languages/script/embedded.ts';
import { mayHoldCommands, mayRunCommands, notKnown } from '../../languages/script/words.ts';
import type { DeclaredSources } from '../../languages/terraform/read.ts';
import type { RunText } from '../../languages/terraform/run/run-text.ts';
import { originOf } from '../../languages/terraform/run/module.ts';
import type { Limits } from '../../source/limits.ts';
import { isEmptyRange, sourceOf, type Range } from '../../source/place.ts';
import type { Comment, Parsed } from '../../input/parse/parsed.ts';

/** Different texts that are read in one run: one of more is made by a `for_each` over many things. */
const maxTexts = 300;

/** What the commands of a configuration add to what it declares. */
export interface WithCommands {
  readonly declaration: Declaration;
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
  readonly bodies: readonly string[];
  readonly notChecked: readonly NotChecked[];
}

/** Things that commands call by name, and Terraform makes. */
const called = /^ibm_iam_(?:service_id|access_group|trusted_profile|service_api_key|api_key)$/;

const namedIn = (resources: readonly Declared[]): readonly Named[] =>
  resources.flatMap(({ type, address, values }) => {
    const name = values.get('name');
    return called.test(type) && typeof name === 'string' ? [{ type, address, name }] : [];
  });

/** Texts that are run again, by other instances of a block, are read once. */
const differing = (texts: readonly RunText[]): readonly RunText[] => [
  ...new Map(texts.map((one) => [JSON.stringify([one.block.file, one.text, [...one.variables]]), one])).values(),
];

/** In JSON a text has no place of its own: then the block is where it stands. */
const placedAt = (pieces: Embedded['text'], block: Range): Embedded['text'] =>
  pieces.map((piece) => (isEmptyRange(piece.range) ? { ...piece, range: block } : piece));

const embeddedOf = (
  { block: { file }, text, variables, uncertainBecause, isUndoing, isRemote, directory }: RunText,
  block: Range,
): Embedded => ({
  text: placedAt(text, block),
  variables: new Map([...variables].map(([name, pieces]) => [name, placedAt(pieces, block)])),
  uncertainBecause,
  from: join(directory, basename(file)),
  isRemote,
  counts: !isUndoing,
});

const textOf = (pieces: Embedded['text']): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : notKnown)).join('');

/** True for a text that is not known at all, or speaks of IAM. */
const mayBeOurs = (text: string): boolean => mayHoldCommands(text) || text.replaceAll(notKnown, '').trim() === '';

const byFile = (texts: readonly RunText[]): ReadonlyMap<string, readonly RunText[]> => {
  const groups = new Map<string, RunText[]>();
  for (const one of texts) groups.set(one.block.file, [...(groups.get(one.block.file) ?? []), one]);
  return groups;
};

const gapOf = (why: string, { block }: RunText): DeclarationGap => ({ why, origin: originOf(block) });

const unread = (text: RunText): DeclarationGap => {
  const { block } = text;
  return gapOf(`\`${block.type}.${block.name}\` runs commands about IAM that are not read`, text);
};

/** As many commands as are told one by one. */
const maxTold = 3;

/** The entry for commands that are run and not read: one for all of a run, none where there are none. */
const notRead = (gaps: readonly DeclarationGap[]): readonly NotChecked[] => {
  if (gaps.length === 0) return [];
  const told = gaps.slice(0, maxTold).map(({ why, origin }) => `${why} (\`${sourceOf(origin)}\`)`);
  const more = gaps.length - told.length;
  const rest = more === 0 ? '' : `; and ${more} more`;
  return [
    {
      rule: undefined,
      reason: `not all commands that Terraform runs are read, and they may change IAM: ${told.join('; ')}${rest}`,
      obtain: undefined,
    },
  ];
};

/** The places and comments of a file with those of the commands in it. */
const withPlaces = (
  parsed: Parsed,
  { locate, comments }: { readonly locate: Parsed['locate']; readonly comments: () => readonly Comment[] },
): Parsed => ({
  ...parsed,
  locate: (wanted) => {
    const own = parsed.locate(wanted);
    return wanted.map((one, nth) => {
      const [first] = one.path;
      const isCommand = typeof first === 'string' && /^line \d/.test(first);
      return (isCommand ? locate([one])[0] : own[nth]) ?? { start: 0, end: 0 };
    });
  },
  comments: () => [...parsed.comments(), ...comments()].toSorted((a, b) => a.range.start - b.range.start),
});

/**
 * What a configuration declares together with the commands that its resources run (`local-exec` and its like), each file's
 * read as a script. What no shell reads, or is more than is read, is a gap where it speaks of IAM.
 */
export const withCommands = async (
  { declaration, parsed, problems, ran = [] }: DeclaredSources,
  cwd: string,
  limits: Limits,
): Promise<WithCommands> => {
  const others = ran.filter((one) => !one.isShell && !one.isUndoing && mayBeOurs(textOf(one.text)));
  const texts = differing(ran.filter((one) => one.isShell && mayRunCommands(textOf(one.text))));
  if (others.length + texts.length === 0) return { declaration, parsed, problems, bodies: [], notChecked: [] };
  const { readEmbedded } = await import('../../languages/script/embedded.ts');
  const gaps: DeclarationGap[] = others.map(unread);
  const beyond = texts[maxTexts];
  if (beyond !== undefined) gaps.push(gapOf(`more than ${maxTexts} commands are run, and no more are read`, beyond));
  const resources: Declared[] = [];
  const all = new Map(parsed);
  const found: Finding[] = [];
  const bodies: string[] = [];
  const known = namedIn(declaration.resources);
  for (const [name, inFile] of byFile(texts.slice(0, maxTexts))) {
    const source = parsed.get(name);
    if (source === undefined) continue;
    const rangeOf = ({ block }: RunText): Range =>
      source.locate([{ index: 0, path: originOf(block).path }])[0] ?? { start: 0, end: 0 };
    const read = await readEmbedded({
      file: source.file,
      text: source.text,
      cwd,
      commands: inFile.map((one) => embeddedOf(one, rangeOf(one))),
      known,
      limits,
    });
    resources.push(...read.resources);
    gaps.push(...read.gaps);
    found.push(...read.problems);
    bodies.push(...read.bodies);
    all.set(name, withPlaces(source, read));
  }
  return {
    declaration: {
      ...declaration,
      resources: [...declaration.resources, ...resources],
      gaps: [...declaration.gaps, ...gaps],
    },
    parsed: all,
    problems: [...problems, ...found],
    bodies,
    notChecked: notRead(gaps),
  };
};
