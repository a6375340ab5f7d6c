import type { Node } from 'web-tree-sitter';
import { loadGrammar } from '../../src/languages/grammar/load.ts';
import type { Range } from '../../src/source/place.ts';

interface Argument {
  readonly name: string;
  readonly range: Range;
  readonly value: Range;
}

interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly range: Range;
  /** Behind its opening brace. */
  readonly inside: number;
  readonly body: Body;
}

/** What a file or a block holds. */
interface Body {
  readonly arguments: readonly Argument[];
  readonly blocks: readonly Block[];
}

const empty: Body = { arguments: [], blocks: [] };

const rangeOf = ({ startIndex, endIndex }: Node): Range => ({ start: startIndex, end: endIndex });

const ofType = (node: Node, type: string): readonly Node[] =>
  node.children.flatMap((child) => (child?.type === type ? [child] : []));

const bodyOf = (node: Node): Body => ({
  arguments: ofType(node, 'attribute').flatMap((attribute) => {
    const [name] = ofType(attribute, 'identifier');
    const [value] = ofType(attribute, 'expression');
    return name === undefined || value === undefined
      ? []
      : [{ name: name.text, range: rangeOf(attribute), value: rangeOf(value) }];
  }),
  blocks: ofType(node, 'block').map((block) => {
    const [type] = ofType(block, 'identifier');
    const [start] = ofType(block, 'block_start');
    const [inner] = ofType(block, 'body');
    return {
      type: type?.text ?? '',
      labels: ofType(block, 'string_lit').map(({ text }) => text.slice(1, -1)),
      range: rangeOf(block),
      inside: start?.endIndex ?? block.endIndex,
      body: inner === undefined ? empty : bodyOf(inner),
    };
  }),
});

/** Terraform code as its grammar reads it; undefined where that finds a fault. */
export const parseHcl = async (text: string): Promise<Body | undefined> => {
  const parser = await loadGrammar('hcl');
  const tree = parser.parse(text);
  if (tree === null) return undefined;
  const { rootNode } = tree;
  const [body] = ofType(rootNode, 'body');
  const parsed = rootNode.hasError ? undefined : body === undefined ? empty : bodyOf(body);
  tree.delete();
  return parsed;
};

const contains = ({ start, end }: Range, offset: number): boolean => start <= offset && offset < end;

/** The blocks around an offset, the innermost first. */
const around = (body: Body, offset: number): readonly Block[] =>
  body.blocks.filter(({ range }) => contains(range, offset)).flatMap((block) => [...around(block.body, offset), block]);

const splice = (text: string, { start, end }: Range, by: string): string => text.slice(0, start) + by + text.slice(end);

/** What is decided elsewhere in the code. */
const elsewhere = /\b(?:var|local|each|count|module|data|ibm_\w+)\./;

/** Writes code over other code; no literal takes the place of what is decided elsewhere. */
const overwrite = (text: string, range: Range, by: string): string => {
  const old = text.slice(range.start, range.end);
  if (elsewhere.test(old) && !elsewhere.test(by)) throw new Error(`a literal would replace \`${old}\``);
  return splice(text, range, by);
};

const setArgument = (text: string, block: Block, name: string, value: string): string => {
  const known = block.body.arguments.find((argument) => argument.name === name);
  return known === undefined
    ? splice(text, { start: block.inside, end: block.inside }, `\n  ${name} = ${value}`)
    : overwrite(text, known.value, value);
};

/** Of an address the last two parts, without modules and keys: `ibm_iam_service_policy.groups`. */
const labelsIn = (address: string): readonly string[] =>
  address
    .replace(/\[[^\]]*\](?=\.|$)/g, '')
    .split('.')
    .slice(-2);

/** The block that an address is of; undefined where the text does not have it. */
const declaring = (body: Body, address: string): Block | undefined => {
  const [type, name] = labelsIn(address);
  return body.blocks.find(({ labels }) => labels[0] === type && labels[1] === name);
};

/** Puts blocks into a block in place of those that say the same. */
const replaceBlocks = (text: string, block: Block, code: string, types: ReadonlySet<string>): string => {
  const old = block.body.blocks.filter(({ type }) => types.has(type)).toReversed();
  const without = old.reduce((left, { range }) => splice(left, range, ''), text);
  return splice(without, { start: block.inside, end: block.inside }, `\n${code}\n`);
};

/** Blocks that two ways of writing a target have: one of them replaces the other. */
const targets: ReadonlySet<string> = new Set(['resources', 'resource_attributes', 'resource_tags']);

/**
 * A text with Terraform code changed as a repair says it: whole resources are added; an argument is set, and a nested
 * block replaced, in the block of the address, else where the finding is; an expression is written over what the finding
 * is about. Undefined where the text does not have what is to be changed.
 */
export const editHcl = async (
  text: string,
  repair: { readonly code: string; readonly address: string | undefined; readonly without: readonly string[] },
  found: Range | undefined,
): Promise<string | undefined> => {
  const { code, address, without } = repair;
  const body = await parseHcl(text);
  const wanted = await parseHcl(code);
  if (body === undefined) throw new Error('the code has a fault before the repair');
  if (wanted === undefined) {
    if ((await parseHcl(`x = ${code}`)) === undefined) throw new Error(`no HCL: ${code}`);
    return found === undefined ? undefined : overwrite(text, found, code);
  }
  if (wanted.blocks.some(({ type }) => type === 'resource')) return `${text}\n${code}\n`;
  const inside = found === undefined ? [] : around(body, found.start);
  const own = address === undefined ? undefined : declaring(body, address);
  if (address !== undefined && own === undefined) return undefined;
  const gone = without.flatMap((name) => [
    ...(own?.body.arguments ?? []).flatMap((one) => (one.name === name ? [one.range] : [])),
    ...(own?.body.blocks ?? []).flatMap((one) => (one.type === name ? [one.range] : [])),
  ]);
  // Blanks keep the other offsets as they are.
  let now = gone.reduce(
    (left, { start, end }) => splice(left, { start, end }, left.slice(start, end).replace(/[^\n]/g, ' ')),
    text,
  );
  for (const { name, value } of wanted.arguments) {
    const has = (block: Block): boolean => block.body.arguments.some((argument) => argument.name === name);
    const block = own ?? inside.find(has) ?? inside[0];
    if (block === undefined) return undefined;
    now = setArgument(now, block, name, code.slice(value.start, value.end));
  }
  const [first] = wanted.blocks;
  if (first === undefined) return now;
  const types = targets.has(first.type) ? targets : new Set([first.type]);
  const outer = targets.has(first.type) ? inside.at(-1) : inside.find(({ type }) => !types.has(type));
  const block = own ?? outer;
  return block === undefined ? undefined : replaceBlocks(now, block, code, types);
};
