import { parseDocument } from 'yaml';
import { isList, isObject, listAt, textAt, type Json } from '../../src/source/json.ts';
import type { Path, Range } from '../../src/source/place.ts';
import { at, pairIn, valueIn, type Documents } from './documents.ts';
import { editHcl, parseHcl } from './hcl-edit.ts';
import { setSettings } from './ibm-cloud.ts';
import { plainId, targetOf } from './listed.ts';

/** Where a finding is, and what its repair says. */
export interface Edit {
  readonly file: string;
  /** A JSON Pointer into the document. */
  readonly pointer: string | undefined;
  /** In the text of the file as it was. */
  readonly range: Range;
  readonly text: string;
}

const pathIn = (pointer: string, root: Json | undefined): Path => {
  let here = root;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const segment = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = isList(here) ? Number(segment) : segment;
      here = at(here, [step]);
      return step;
    });
};

/** What a repair says in front of its code: where that belongs. How to find what a stand-in is for is no place. */
const without = (text: string): { readonly note: string | undefined; readonly code: string } => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !line.startsWith('# '));
  const notes = lines.slice(0, first).map((line) => line.slice('# '.length));
  return {
    note: notes.find((note) => !/^(?:[A-Z][\w-]*: see|ibm\.\w+: a provider) /.test(note)),
    code: lines.slice(first).join('\n'),
  };
};

const step = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text);

/** Adds entries to a section of a setup, each in the place of the one that is about the same. */
const addToSection = (documents: Documents, file: string, section: string, entries: readonly Json[]): void => {
  for (const entry of entries) {
    const list = listAt(documents.value(file), section);
    const about = (one: Json): string =>
      section === 'policies'
        ? `${plainId(textAt(one, 'subject') ?? '')} ${targetOf(one)}`
        : JSON.stringify(isObject(one) ? [one['source'], one['target']] : one);
    const same = list.findIndex((one) => about(one) === about(entry));
    if (same < 0) documents.add(file, [section], entry);
    else documents.set(file, [section, same], entry);
  }
};

/** Puts a value where YAML or JSON has another, as somebody would who types the text over it. */
const overwrite = (documents: Documents, { file, range }: Edit, code: string): void => {
  const text = documents.text(file);
  const now = text.slice(0, range.start) + code + text.slice(range.end);
  const [fault] = parseDocument(now).errors;
  if (fault !== undefined) throw new Error(`the file cannot be read after the edit: ${fault.message}`);
  documents.setText(file, now);
};

/**
 * Applies an edit of YAML or JSON. It is a section with entries to add, or to put in place of one; a key with its value,
 * for the mapping around the finding that has it, else for the one that the finding's key is in; an entry to add to the
 * list at the finding; an entry that has the key at the finding, and stands in its place; or a value to write over it.
 */
const editData = (documents: Documents, edit: Edit): void => {
  const { file, pointer = '', text } = edit;
  const { note, code } = without(text);
  const root = documents.value(file);
  const path = pathIn(pointer, root);
  const value = valueIn(code);
  const pair = pairIn(value);
  const last = path.at(-1);
  if (pair !== undefined && !code.startsWith('{')) {
    const [key, its] = pair;
    if (isList(its) && (key === 'policies' || key === 'authorizations')) {
      const [, place] = /^in place of (.+)$/.exec(note ?? '') ?? [];
      if (place === undefined) return addToSection(documents, file, key, its);
      const [first = null] = its;
      return documents.set(
        file,
        place
          .split(/[.[\]]+/)
          .filter((part) => part !== '')
          .map(step),
        first,
      );
    }
    const above = path.lastIndexOf(key);
    if (above >= 0) return documents.set(file, path.slice(0, above + 1), its);
    const around = path.map((_, nth) => path.slice(0, path.length - 1 - nth));
    const mapping = around.find((one) => isObject(at(root, one)) && at(root, [...one, key]) !== undefined);
    return documents.set(file, [...(mapping ?? path.slice(0, -1)), key], its);
  }
  if (isList(at(root, path))) return documents.add(file, path, value);
  const isEntry = isObject(value) && last !== undefined && Object.hasOwn(value, last);
  return isEntry ? documents.set(file, path.slice(0, -1), value) : overwrite(documents, edit, code);
};

/** A plan is made anew from the code: the argument says what the code says, in each part of the plan that repeats it. */
const planAnew = (
  documents: Documents,
  { file, pointer = '' }: Edit,
  [argument]: readonly { readonly name: string; readonly value: { readonly start: number; readonly end: number } }[],
  code: string,
): boolean => {
  const plan = documents.value(file);
  const before = at(plan, pathIn(pointer, plan));
  if (argument === undefined || typeof before !== 'string' || at(plan, ['planned_values']) === undefined) return false;
  const said = (value: string): string => `"${argument.name}": ${value}`;
  const value = code.slice(argument.value.start, argument.value.end);
  documents.setText(
    file,
    documents
      .text(file)
      .split(said(JSON.stringify(before)))
      .join(said(value)),
  );
  return true;
};

const editTerraform = async (documents: Documents, edit: Edit): Promise<void> => {
  const { note, code } = without(edit.text);
  const [, named] = /^in (.*)$/.exec(note ?? '') ?? [];
  const [address, gone = ''] = named === undefined ? (note ?? '').split(', without ') : [];
  const repair = { code, address: address === '' ? undefined : address, without: gone.match(/\w+/g) ?? [] };
  const isThere = named === undefined || documents.names.includes(named);
  if (!isThere) throw new Error(`there is no file ${named}`);
  const folder = edit.file.replace(/[^/]*$/, '');
  const others = documents.names.filter((name) => name !== edit.file && /\.(?:tf|tofu)$/.test(name));
  const near = others.toSorted((one, other) => Number(other.startsWith(folder)) - Number(one.startsWith(folder)));
  if (!/\.(?:tf|tofu)$/.test(edit.file) && named === undefined) {
    const body = await parseHcl(code);
    const [block] = body?.blocks ?? [];
    if (block === undefined && body !== undefined && planAnew(documents, edit, body.arguments, code)) return;
    if (block === undefined) throw new Error('the code that is to be changed is not there');
    if (block.labels[0] !== 'ibm_iam_account_settings') return documents.setText('repair.tf', code);
    const pairs = block.body.arguments.map(({ name, value }): readonly [string, string] => [
      name,
      String(valueIn(code.slice(value.start, value.end))),
    ]);
    return setSettings(documents, new Map(pairs));
  }
  for (const file of named === undefined ? [edit.file, ...near] : [named]) {
    const found = file === edit.file ? edit.range : undefined;
    const now = /\.(?:tf|tofu)$/.test(file) ? await editHcl(documents.text(file), repair, found) : undefined;
    if (now === undefined) continue;
    if ((await parseHcl(now)) === undefined) throw new Error('Terraform cannot read the file after the edit');
    documents.setText(file, now);
    return;
  }
  throw new Error(`no code has \`${repair.address ?? code}\``);
};

/** Applies an edit of any form; throws where it cannot be done as it says. */
export const applyEdit = async (documents: Documents, edit: Edit, kind: 'edit' | 'terraform'): Promise<void> => {
  if (kind === 'terraform') return editTerraform(documents, edit);
  if (documents.value(edit.file) !== undefined) return editData(documents, edit);
  const { note, code } = without(edit.text);
  const text = documents.text(edit.file);
  const { start, end } = edit.range;
  if (/\.(?:tf|tofu)$/.test(edit.file)) {
    // A word of a command that Terraform runs is text of a shell; what stands in quotes of its own is a value of Terraform.
    if (text[start - 1] === '"' && text[end] === '"') throw new Error('an edit of Terraform code is HCL');
    const now = text.slice(0, start) + code + text.slice(end);
    if ((await parseHcl(now)) === undefined) throw new Error('Terraform cannot read the file after the edit');
    return documents.setText(edit.file, now);
  }
  const [, line] = /\bline (\d+)\b/.exec(note ?? '') ?? [];
  if (line === undefined) {
    if (code.startsWith('--')) throw new Error(`which command \`${code}\` belongs to is not said`);
    documents.setText(edit.file, text.slice(0, start) + code + text.slice(end));
    return;
  }
  documents.setText(edit.file, editCommand(text, Number(line), code));
};

const word = /(?:'[^']*'|"[^"]*"|[^\s'"])+/.source;

/** A script with a flag of the command in one line set to another value, or the roles of an authorization. */
const editCommand = (text: string, line: number, code: string): string => {
  const [flag = ''] = code.split(' ');
  const lines = text.split('\n');
  const there = lines[line - 1] ?? '';
  const now = flag.startsWith('--')
    ? there.replace(new RegExp(`${flag}[ =]${word}`), () => code)
    : there.replace(
        new RegExp(`(authorization-policy-create ${word} ${word} )${word}`),
        (_, before) => `${before}${code}`,
      );
  if (now === there) throw new Error(`line ${line} has no ${flag}`);
  lines[line - 1] = now;
  return lines.join('\n');
};
