import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { parseAllDocuments } from 'yaml';
import { maskSecrets } from '../../src/secrets/mask.ts';
import { loadGrammar } from '../../src/languages/grammar/load.ts';
import { parseHcl } from '../../src/languages/terraform/hcl/parse.ts';
import { literalsOf } from '../../src/languages/terraform/literals.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import { hclString } from '../../src/snippet/quote.ts';
import { isList, isObject, type Json } from '../../src/source/json.ts';
import { storiesOf, topics } from '../cases/stories.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { fakeCli } from '../snippet/fake-cli.ts';
import { everyRule } from './every-rule.ts';

/** What somebody writes into a name so that a repair does more than it says, in whatever it is written. */
const payloads = [
  '$(touch PWNED)',
  '`touch PWNED`',
  `'; touch PWNED; '`,
  `"; touch PWNED; "`,
  '\ntouch PWNED\n',
  '; touch PWNED #',
  '${path.cwd}${jsonencode(1)}',
  '%{ if true }x%{ endif }$${y}',
  '\\"; touch PWNED',
  'a: b\n- c: &d *e !f',
  '\u202e\u2066\u200b\x1b[31m',
  '\0',
  '--recursive || touch PWNED',
];

/** Names with a mark at either end, by which to know one again; some begin as a flag does. */
const hostileName = (nth: number): string =>
  `${nth % 3 === 0 ? '-' : ''}h${nth}q${payloads[nth % payloads.length]}q${nth}h`;

/** No argument of a command, and no text of Terraform, holds a NUL. */
const received = (text: string): string => maskSecrets(text).replaceAll('\0', '\ufffd');

/** Hostile names by those that they stand in for, so that what refers to a name goes on to do so. */
class Renaming {
  readonly #names = new Map<string, string>();
  readonly #first: number;
  readonly #withIds: boolean;
  constructor(first: number, withIds: boolean) {
    this.#first = first;
    this.#withIds = withIds;
  }
  of(name: string): string {
    const given = this.#names.get(name) ?? hostileName(this.#first + this.#names.size);
    this.#names.set(name, given);
    return given;
  }
  ofId(id: string): void {
    if (!this.#withIds) return;
    const given = hostileName(this.#first + this.#names.size).replace(/^-/, '');
    this.#names.set(id, this.#names.get(id) ?? `${ownId.exec(id)?.[0] ?? ''}${given}`);
  }
  known(text: string): string | undefined {
    const known = this.#names.get(text);
    const id = text.startsWith('iam-') ? this.#names.get(text.slice(4)) : undefined;
    return known ?? (id === undefined ? undefined : `iam-${id}`);
  }
}

const keys = new Set(['name', 'display_name', 'description', 'claim', 'realm_name', 'email']);

/** A field `name` may hold the name of an attribute, which is a word of IBM's. */
const isAttribute = (value: Readonly<Record<string, Json>>): boolean => 'value' in value || 'operator' in value;

/** Ids of whoever made the export: what begins them is kept, so that they are still taken for ids. */
const ownId = /^(?:AccessGroupId-|ServiceId-|Profile-|ApiKey-|)(?=[0-9a-f]{8}-[0-9a-f]{4}-)/;

const collect = (value: Json | undefined, renaming: Renaming): void => {
  if (isList(value)) for (const item of value) collect(item, renaming);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'string' && keys.has(key) && !isAttribute(value)) renaming.of(item);
      else if (typeof item === 'string' && key === 'id' && ownId.test(item)) renaming.ofId(item);
      else collect(item, renaming);
    }
};

const renamed = (value: Json, renaming: Renaming): Json => {
  if (typeof value === 'string') return renaming.known(value) ?? value;
  if (isList(value)) return value.map((item) => renamed(item, renaming));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, renaming)]));
};

const namesInHcl = /^(\s*(?:name|display_name|description)\s*=\s*)"([^"\\$%\n]*)"/gm;

/** The inputs of a story with hostile names in place of its own. */
const withHostileNames = (
  texts: Readonly<Record<string, string>>,
  first: number,
  withIds: boolean,
): Readonly<Record<string, string>> => {
  const renaming = new Renaming(first, withIds);
  const documents = new Map<string, readonly Json[]>();
  for (const [file, text] of Object.entries(texts)) {
    if (!/\.(?:json|ya?ml)$/.test(file) || file.endsWith('.tf.json')) continue;
    const parsed = parseAllDocuments(text);
    if (!Array.isArray(parsed) || parsed.some(({ errors }) => errors.length > 0)) continue;
    const values = parsed.map((document): Json => document.toJS());
    for (const value of values) collect(value, renaming);
    documents.set(file, values);
  }
  return Object.fromEntries(
    Object.entries(texts).map(([file, text]) => {
      const values = documents.get(file);
      if (values !== undefined)
        return [file, values.map((value) => JSON.stringify(renamed(value, renaming), null, 2)).join('\n---\n')];
      if (file.endsWith('.tf'))
        return [
          file,
          text.replace(
            namesInHcl,
            (_, head: string, name: string) => `${head}${hclString(renaming.of(name).replaceAll('\0', ''))}`,
          ),
        ];
      return [file, text];
    }),
  );
};

const mark = /h(\d+)q/g;

/** The names of which a text holds no more than the beginning. */
const brokenIn = (text: string): readonly string[] =>
  [...text.matchAll(mark)]
    .map(([, nth]) => hostileName(Number(nth)).replace(/^-/, ''))
    .filter((name) => ![name, received(name), name.replaceAll('\0', '')].some((whole) => text.includes(whole)))
    .map((name) => `${JSON.stringify(name)} in ${JSON.stringify(text)}`);

const textsBelow = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => [key, ...textsBelow(item)])
      : [];

testSuite('repairs for hostile names', async (test) => {
  const { pasted, directory, remove } = fakeCli();
  const counted = { commands: 0, code: 0, documents: 0, names: 0 };
  const countNames = (texts: readonly string[]): void => {
    counted.names += texts.filter((text) => text.search(mark) >= 0).length;
  };

  const checkCommands = (commands: readonly string[]): readonly string[] => {
    counted.commands += commands.length;
    const words = pasted(commands.join('\n')).flat();
    countNames(words);
    return words.flatMap(brokenIn);
  };

  /** A repair of a file, by the language that it is in. */
  const checkEdit = async ({ location }: LocatedFinding, text: string, isCode: boolean): Promise<readonly string[]> => {
    if (isCode || location.file.endsWith('.tf')) {
      const parser = await loadGrammar('hcl');
      const wrapped = /^\s*(?:#|[\w]+\s*=[^=]|[\w]+\s*(?:"[^"]*"\s*)*\{)/.test(text) ? text : `x = ${text}`;
      const { body, faults } = parseHcl(parser, `${wrapped}\n`);
      counted.code += 1;
      // what stands in quotes, read as Terraform does: nothing in it is evaluated
      const quoted = [...wrapped.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([whole]) => whole);
      const read = textsBelow(literalsOf(body));
      countNames(read);
      const evaluated = quoted.filter((one) => /h\d+q/.test(one) && /(?<![$])(?:\$\$)*\$\{|(?<!%)(?:%%)*%\{/.test(one));
      return [...faults.map((fault) => `${JSON.stringify(fault)} in ${text}`), ...evaluated, ...read.flatMap(brokenIn)];
    }
    if (!/\.(?:json|ya?ml)$/.test(location.file)) return [];
    counted.documents += 1;
    const parsed = parseAllDocuments(text.replace(/,\s*$/, ''));
    if (!Array.isArray(parsed)) return [];
    const values = parsed.flatMap((document) => textsBelow(document.toJS()));
    countNames(values);
    return [
      ...parsed.flatMap(({ errors }) => errors.map(({ message }) => `${message} in ${text}`)),
      ...values.flatMap(brokenIn),
    ];
  };

  for (const topic of topics()) {
    test(topic, async () => {
      const commands: string[] = [];
      const faults: string[] = [];
      for (const [nth, { texts, options }] of storiesOf(topic).entries()) {
        for (const [first, withIds] of [
          [nth, false],
          [nth + 6, true],
        ] as const) {
          const hostile = withHostileNames(texts, first, withIds);
          const { report } = await lintTexts(hostile, {
            config: everyRule,
            paths: options.paths ?? Object.keys(hostile),
          });
          for (const finding of report.findings)
            for (const { kind, text, undo } of finding.repairs) {
              if (kind === 'cli') commands.push(text.text, ...(undo === undefined ? [] : [undo.text]));
              else faults.push(...(await checkEdit(finding, text.text, kind === 'terraform')));
            }
        }
      }
      faults.push(...checkCommands([...new Set(commands)]));
      assert.equal(faults, []);
      assert.not(existsSync(join(directory, 'PWNED')), `a command of ${topic} ran what a name says`);
    });
  }

  test('and there are many', () => {
    assert.ok(counted.names > 25, JSON.stringify(counted));
    remove();
  });
});
