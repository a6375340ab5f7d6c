import type { Finding } from '../../finding/finding.ts';
import type { Change, FileEdit, Safety, TextEdit, TextFix } from '../../finding/fix.ts';
import type { Parsed, Wanted } from '../../input/parse/parsed.ts';
import { maskSecrets } from '../../secrets/mask.ts';
import { defaultLimits } from '../../source/limits.ts';
import { isList, isObject } from '../../source/json.ts';
import { isOrigin, sourceOf, type Path, type Range } from '../../source/place.ts';
import { changedBy, saysTheSame, valueAt, type PathChange } from './changed.ts';
import { editComment } from './comment.ts';
import { isCopy } from './copy.ts';
import { editHcl } from './hcl.ts';
import { editJson } from './json.ts';
import { editScript } from './script.ts';
import type { Site } from './site.ts';
import { createRoom, edited } from './text-edit.ts';
import { writtenAt } from './written-at.ts';
import { editYaml } from './yaml.ts';

/** A change at a path of one document of a source. */
interface Wish {
  readonly index: number;
  readonly path: Path;
  readonly change: Change;
}

const nowhere: Range = { start: 0, end: 0 };

const keysBeside = (parsed: Parsed, { index, path }: Wish): { last?: Path; beside?: number } => {
  const parent = valueAt(parsed.documents.find(({ ref }) => ref.index === index)?.value, path.slice(0, -1));
  if (isList(parent)) return { beside: parent.length };
  if (!isObject(parent)) return {};
  const keys = Object.keys(parent);
  const last = keys.at(-1);
  return { beside: keys.length, ...(last === undefined ? {} : { last: [...path.slice(0, -1), last] }) };
};

const lastItem = (parsed: Parsed, { index, path, change }: Wish): Path | undefined => {
  if (change.do !== 'add') return undefined;
  const list = valueAt(parsed.documents.find(({ ref }) => ref.index === index)?.value, path);
  return isList(list) && list.length > 0 ? [...path, list.length - 1] : undefined;
};

/** The places of changes in a text, all looked up in one pass. */
const sitesOf = (parsed: Parsed, wishes: readonly Wish[]): readonly Site[] => {
  const wanted: Wanted[] = [];
  const ask = (index: number, path: Path, at: 'key' | 'value' = 'value'): number =>
    wanted.push({ index, path, at }) - 1;
  const asked = wishes.map((wish) => {
    const { index, path } = wish;
    const { last, beside } = keysBeside(parsed, wish);
    const item = lastItem(parsed, wish);
    return {
      wish,
      beside,
      key: ask(index, path, 'key'),
      value: ask(index, path),
      parent: ask(index, path.slice(0, -1)),
      sibling: last === undefined ? undefined : { key: ask(index, last, 'key'), value: ask(index, last) },
      item: item === undefined ? undefined : ask(index, item),
    };
  });
  const ranges = parsed.locate(wanted);
  const at = (slot: number): Range => ranges[slot] ?? nowhere;
  return asked.map(({ wish: { index, path }, beside, key, value, parent, sibling, item }) => ({
    text: parsed.text,
    path,
    key: at(key),
    value: at(value),
    parent: at(parent),
    now: valueAt(parsed.documents.find(({ ref }) => ref.index === index)?.value, path),
    beside,
    sibling: sibling === undefined ? undefined : { key: at(sibling.key), value: at(sibling.value) },
    last: item === undefined ? undefined : at(item),
  }));
};

const editors = { json: editJson, ndjson: editJson, yaml: editYaml, hcl: editHcl, script: editScript } as const;

/** A change of a secret is nobody's to make, and what is masked would be written masked. */
const isSecret = (change: Change): boolean => {
  const text = JSON.stringify(change);
  return maskSecrets(text) !== text;
};

/** A source of which no more than this is read again to see whether edits of YAML do what they should. */
const maxChecked = 500_000;

/** Whether a text of YAML says after edits what it should: anchors, merges and tags may give a line another meaning. */
const holds = async (parsed: Parsed, wishes: readonly Wish[], edits: readonly TextEdit[]): Promise<boolean> => {
  if (parsed.format !== 'yaml') return true;
  if (parsed.text.length > maxChecked) return false;
  const { parseYaml } = await import('../../input/parse/yaml/yaml.ts');
  const text = edited(parsed.text, edits);
  const after = parseYaml({ file: parsed.file, text, utf8: new TextEncoder().encode(text), limits: defaultLimits });
  if (after.problems.length > parsed.problems.length || after.documents.length !== parsed.documents.length)
    return false;
  return parsed.documents.every(({ ref, value }, nth) => {
    const changes: readonly PathChange[] = wishes.filter(({ index }) => index === ref.index);
    return saysTheSame(changedBy(value, changes), after.documents[nth]?.value ?? null);
  });
};

/** One change that belongs to a fix, where it can be made. */
interface Made {
  readonly file: string;
  readonly wish: Wish | undefined;
  readonly edit: TextEdit;
}

/** A fix before it is known where its changes are written. */
interface Sought {
  readonly finding: Finding;
  readonly safety: Safety;
  readonly parts: readonly ({ readonly file: string; readonly wish: Wish } | Made)[];
}

const partOf = (
  { place, change }: NonNullable<Finding['fix']>['edits'][number],
  parsed: ReadonlyMap<string, Parsed>,
): Sought['parts'][number] | undefined => {
  if (isSecret(change)) return undefined;
  const source = parsed.get(sourceOf(place));
  if (source === undefined) return undefined;
  if (!isOrigin(place)) {
    const edit = editComment(source.text, place.range, change);
    return edit === undefined ? undefined : { file: sourceOf(place), wish: undefined, edit };
  }
  const written = writtenAt(place, parsed);
  const holder = written === undefined ? undefined : parsed.get(sourceOf(written));
  if (written === undefined || holder === undefined) return undefined;
  const { index } = written.document;
  const root = holder.documents.find(({ ref }) => ref.index === index)?.value;
  if (root !== undefined && isCopy(root, written.path)) return undefined;
  return { file: sourceOf(written), wish: { index, path: written.path, change } };
};

const soughtOf = (findings: readonly Finding[], parsed: ReadonlyMap<string, Parsed>): readonly Sought[] =>
  findings.flatMap((finding): readonly Sought[] => {
    const { fix } = finding;
    if (fix === undefined) return [];
    const parts = fix.edits.map((edit) => partOf(edit, parsed));
    const all = parts.filter((part) => part !== undefined);
    return all.length === parts.length ? [{ finding, safety: fix.safety, parts: all }] : [];
  });

/** The changes of fixes, file by file, as edits of the texts; those that cannot be made are left out. */
const madeOf = (sought: readonly Sought[], parsed: ReadonlyMap<string, Parsed>): ReadonlyMap<Wish, Made> => {
  const byFile = new Map<string, Wish[]>();
  for (const { parts } of sought) {
    for (const part of parts) {
      if ('edit' in part) continue;
      const group = byFile.get(part.file);
      if (group === undefined) byFile.set(part.file, [part.wish]);
      else group.push(part.wish);
    }
  }
  const made = new Map<Wish, Made>();
  for (const [file, wishes] of byFile) {
    const source = parsed.get(file);
    if (source === undefined) continue;
    const edit = editors[source.format];
    sitesOf(source, wishes).forEach((site, nth) => {
      const wish = wishes[nth];
      const one = wish === undefined ? undefined : edit(site, wish.change);
      if (wish !== undefined && one !== undefined) made.set(wish, { file, wish, edit: one });
    });
  }
  return made;
};

/** Fixes of which all changes can be made, with their edits. */
interface Planned {
  readonly finding: Finding;
  readonly safety: Safety;
  readonly made: readonly Made[];
}

const editsOf = ({ made }: Planned): readonly FileEdit[] => made.map(({ file, edit }) => ({ file, ...edit }));

/** Whether the edits of fixes do what they should, in each file that they are in. */
const allHold = async (planned: readonly Planned[], parsed: ReadonlyMap<string, Parsed>): Promise<boolean> => {
  const made = planned.flatMap((one) => one.made);
  for (const file of new Set(made.map((one) => one.file))) {
    const source = parsed.get(file);
    const here = made.filter((one) => one.file === file);
    const wishes = here.flatMap(({ wish }) => wish ?? []);
    const edits = here.map(({ edit }) => edit);
    if (source === undefined || !(await holds(source, wishes, edits))) return false;
  }
  return true;
};

/** So many fixes are tried one by one, where together they do not do what they should. */
const maxTried = 20;

const keyOf = (one: Planned): string => JSON.stringify(editsOf(one));

/** The fixes that do what they should: tried together, as far as they do not overlap, and the others one by one. */
const soundOf = async (
  planned: readonly Planned[],
  parsed: ReadonlyMap<string, Parsed>,
): Promise<ReadonlySet<string>> => {
  const room = createRoom();
  const different = new Map(planned.map((one) => [keyOf(one), one]));
  const together = new Map([...different].filter(([, one]) => room.take(editsOf(one))));
  const wholly = await allHold([...together.values()], parsed);
  const sound = new Set(wholly ? together.keys() : []);
  const others = [...different].filter(([key]) => !sound.has(key));
  for (const [key, one] of others.slice(0, maxTried)) if (await allHold([one], parsed)) sound.add(key);
  return sound;
};

/** The fixes of findings as edits of texts, where all of their changes can be made; sources by name. */
export const planFixes = async (
  findings: readonly Finding[],
  parsed: ReadonlyMap<string, Parsed>,
): Promise<ReadonlyMap<Finding, TextFix>> => {
  const sought = soughtOf(findings, parsed);
  if (sought.length === 0) return new Map();
  const made = madeOf(sought, parsed);
  const planned = sought.flatMap(({ finding, safety, parts }): readonly Planned[] => {
    const all = parts.flatMap((part) => ('edit' in part ? part : (made.get(part.wish) ?? [])));
    const one = { finding, safety, made: all };
    return all.length === parts.length && createRoom().take(editsOf(one)) ? [one] : [];
  });
  const sound = await soundOf(planned, parsed);
  return new Map(
    planned.flatMap((one) =>
      sound.has(keyOf(one)) ? [[one.finding, { safety: one.safety, edits: editsOf(one) }] as const] : [],
    ),
  );
};
