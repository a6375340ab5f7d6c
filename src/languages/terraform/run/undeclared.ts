import type { Finding } from '../../../finding/finding.ts';
import { diagnostic } from '../../../finding/diagnostic.ts';
import { nearest } from '../../../source/nearest.ts';
import type { Path, Place } from '../../../source/place.ts';
import type { Block, Body, Expression, Step, TemplatePart } from '../syntax.ts';
import { plainText, type Module } from './module.ts';

/** Names that a `for` or a `dynamic` block gives to something else. */
type Taken = ReadonlySet<string>;

/** A name and what is asked of it: `local.name`; each with the expression that ends there. */
type Chain = readonly { readonly name: string; readonly expression: Expression }[];

type See = (chain: Chain) => void;

const and = (taken: Taken, ...names: readonly (string | undefined)[]): Taken =>
  new Set([...taken, ...names.filter((name) => name !== undefined)]);

const chainOf = (expression: Expression): Chain | undefined => {
  if (expression.kind === 'variable') return [{ name: expression.name, expression }];
  const of = expression.kind === 'attribute' ? chainOf(expression.of) : undefined;
  return of === undefined || expression.kind !== 'attribute'
    ? undefined
    : [...of, { name: expression.name, expression }];
};

const seeStep = (step: Step, taken: Taken, see: See): void => {
  if (step.kind === 'index') seeIn(step.key, taken, see);
};

const seeInTemplate = (parts: readonly TemplatePart[], taken: Taken, see: See): void => {
  for (const part of parts) {
    if (part.kind === 'value') seeIn(part.value, taken, see);
    if (part.kind === 'if') {
      seeIn(part.condition, taken, see);
      seeInTemplate(part.yes, taken, see);
      seeInTemplate(part.no, taken, see);
    }
    if (part.kind === 'for') {
      seeIn(part.of, taken, see);
      seeInTemplate(part.parts, and(taken, part.names.key, part.names.item), see);
    }
  }
};

/** Shows every chain of names in an expression that begins with a name of the module's own. */
const seeIn = (expression: Expression, taken: Taken, see: See): void => {
  const all = (parts: readonly (Expression | undefined)[], inner = taken): void => {
    for (const part of parts) if (part !== undefined) seeIn(part, inner, see);
  };
  switch (expression.kind) {
    case 'literal':
    case 'broken':
      return;
    case 'variable':
    case 'attribute': {
      const chain = chainOf(expression);
      if (chain === undefined) return expression.kind === 'attribute' ? all([expression.of]) : undefined;
      if (!taken.has(chain[0]?.name ?? '')) see(chain);
      return;
    }
    case 'template':
      return seeInTemplate(expression.parts, taken, see);
    case 'list':
      return all(expression.items);
    case 'object':
      return all(expression.items.flatMap(({ key, value }) => [key, value]));
    case 'index':
      return all([expression.of, expression.key]);
    case 'splat':
      all([expression.of]);
      for (const step of expression.steps) seeStep(step, taken, see);
      return;
    case 'unary':
      return all([expression.of]);
    case 'binary':
      return all([expression.left, expression.right]);
    case 'conditional':
      return all([expression.condition, expression.yes, expression.no]);
    case 'for':
      all([expression.of]);
      return all(
        [expression.key, expression.value, expression.condition],
        and(taken, expression.names.key, expression.names.item),
      );
    case 'call':
      return all(expression.arguments);
  }
};

/** Arguments that hold names of another kind: attributes of the resource itself, and configurations of providers. */
const otherNames = new Set(['ignore_changes', 'provider', 'providers']);

const seeInBody = (
  { attributes, blocks }: Body,
  path: Path,
  taken: Taken,
  see: (chain: Chain, path: Path) => void,
): void => {
  for (const { name, expression } of attributes.values())
    if (!otherNames.has(name)) seeIn(expression, taken, (chain) => see(chain, [...path, name]));
  const count = new Map<string, number>();
  for (const block of blocks) {
    const { type, labels, body } = block;
    const name = type === 'dynamic' ? (labels[0] ?? type) : type;
    const nth = count.get(name) ?? 0;
    count.set(name, nth + 1);
    seeInBody(body, [...path, name, nth], type === 'dynamic' ? and(taken, iteratorOf(block)) : taken, see);
  }
};

const iteratorOf = ({ labels, body }: Block): string | undefined => {
  const iterator = body.attributes.get('iterator');
  return iterator?.expression.kind === 'variable' ? iterator.expression.name : (plainText(iterator) ?? labels[0]);
};

/** Blocks whose expressions are about what the module declares. Others name what was there before, or types. */
const ofModule = new Set(['resource', 'data', 'module', 'locals', 'output', 'provider']);

/** What a chain of names has to be declared as. */
interface Wanted {
  readonly name: string;
  /** The names there are of its kind, each with what stands before it. */
  readonly before: string;
  readonly there: ReadonlyMap<string, unknown>;
  /** How many names of the chain it is made of. */
  readonly length: number;
}

const wantedBy = (chain: Chain, module: Module): Wanted | undefined => {
  const [root, first, second] = chain.map(({ name }) => name);
  if (root === undefined || first === undefined) return undefined;
  const of = (before: string, name: string, there: Wanted['there'], length = 2): Wanted => ({
    name,
    before,
    there,
    length,
  });
  if (root === 'var') return of('var.', first, module.variables);
  if (root === 'local') return of('local.', first, module.locals);
  if (root === 'module') return of('module.', first, module.calls);
  if (root.startsWith('ibm_')) return of('', `${root}.${first}`, module.resources);
  if (root !== 'data' || !first.startsWith('ibm_') || second === undefined) return undefined;
  return of('', `data.${first}.${second}`, module.resources, 3);
};

/** Something else that has the same name: `data.` was left out, or a variable taken for a local value. */
const otherwise = (wanted: Wanted, { variables, locals, resources }: Module): string | undefined => {
  const { before, name } = wanted;
  if (before === 'var.') return locals.has(name) ? `local.${name}` : undefined;
  if (before === 'local.') return variables.has(name) ? `var.${name}` : undefined;
  if (before !== '') return undefined;
  const other = name.startsWith('data.') ? name.slice('data.'.length) : `data.${name}`;
  return resources.has(other) ? other : undefined;
};

const typeOf = (address: string): string => address.slice(0, address.lastIndexOf('.'));

const nameIn = (address: string): string => address.slice(address.lastIndexOf('.') + 1);

/** The nearest of the names there are; of a resource, among those of its type first, then the type that is misspelled. */
const nearestOf = ({ before, name, there }: Wanted): string | undefined => {
  const names = [...there.keys()];
  if (before !== '') {
    const near = nearest(name, names);
    return near === undefined ? undefined : before + near;
  }
  const sameType = names.filter((each) => typeOf(each) === typeOf(name));
  const near = nearest(nameIn(name), sameType.map(nameIn));
  if (near !== undefined) return `${typeOf(name)}.${near}`;
  const sameName = names.filter((each) => nameIn(each) === nameIn(name));
  const type = nearest(typeOf(name), sameName.map(typeOf));
  return type === undefined ? undefined : `${type}.${nameIn(name)}`;
};

const findingOf = (wanted: Wanted, module: Module, place: Place): Finding => {
  const near = otherwise(wanted, module) ?? nearestOf(wanted);
  const what = `\`${wanted.before}${wanted.name}\` is not declared in this module`;
  return near === undefined
    ? diagnostic('unresolved-reference', place, `${what}: Terraform refuses it`, {
        help: 'declare it in a file of the same directory',
      })
    : diagnostic('unresolved-reference', place, `${what}: did you mean \`${near}\`?`);
};

/**
 * What a module refers to and does not declare: variables, local values, modules, and resources of IBM Cloud. A module
 * that could not be read completely gives no findings.
 */
export const undeclaredIn = (module: Module): readonly Finding[] => {
  if (module.broken) return [];
  const findings: Finding[] = [];
  for (const { name: source, body } of module.files) {
    for (const block of body.blocks) {
      if (!ofModule.has(block.type)) continue;
      seeInBody(block.body, [block.type, ...block.labels], new Set(), (chain, path) => {
        const wanted = wantedBy(chain, module);
        if (wanted === undefined || wanted.there.has(wanted.name)) return;
        // In JSON, the ranges of expressions are none of the file's.
        const range = /\.json$/i.test(source) ? undefined : chain[wanted.length - 1]?.expression.range;
        const place: Place = range === undefined ? { document: { source, index: 0 }, path } : { source, range };
        findings.push(findingOf(wanted, module, place));
      });
    }
  }
  return findings;
};
