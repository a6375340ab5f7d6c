import type { Finding } from '../../../finding/finding.ts';
import { diagnostic } from '../../../finding/diagnostic.ts';
import { nearest } from '../../../source/nearest.ts';
import type { Path, Place } from '../../../source/place.ts';
import type { Block, Body, Expression, Step, TemplatePart } from '../syntax.ts';
import { plainText, type Module, type Placed } from './module.ts';

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

/** Types of resources that give access, or that an engine is made of. */
const isOurs = (type: string): boolean => /^ibm_(?:iam|sm|cbr)_|^ibm_resource_instance$/.test(type);

/** A part of a module that is looked into: a block, or one local value. */
interface Part {
  readonly source: string;
  readonly body: Body;
  readonly path: Path;
}

/** The part that a chain of names leads to, by a name of its own. */
const partOf = (chain: Chain, { locals, resources, calls, files }: Module): readonly [string, Part] | undefined => {
  const [root = '', first = '', second = ''] = chain.map(({ name }) => name);
  if (root === 'local') {
    const expression = locals.get(first);
    const [written] = files.flatMap(({ name, body }) =>
      body.blocks.flatMap((block) => {
        const attribute = block.type === 'locals' ? block.body.attributes.get(first) : undefined;
        return attribute !== undefined && attribute.expression === expression ? [{ name, attribute }] : [];
      }),
    );
    if (written === undefined) return undefined;
    const { name, attribute } = written;
    const body: Body = { attributes: new Map([[first, attribute]]), blocks: [] };
    return [`local.${first}`, { source: name, body, path: ['locals'] }];
  }
  const key = root === 'data' ? `data.${first}.${second}` : `${root}.${first}`;
  const placed = root === 'module' ? calls.get(first) : resources.get(key);
  return placed === undefined ? undefined : [key, partIn(placed)];
};

const partIn = ({ file, block, body }: Placed): Part => ({ source: file, body, path: [block.type, ...block.labels] });

/**
 * The parts of a module on which access depends: resources of IAM, of Secrets Manager and of its network, calls of
 * modules that hold such, and what these refer to.
 */
const ourParts = (module: Module, holdsOurs: (call: Placed) => boolean): readonly Part[] => {
  const found = new Map<string, Part>();
  const waiting: Part[] = [];
  const add = (key: string, part: Part): void => {
    if (found.has(key)) return;
    found.set(key, part);
    waiting.push(part);
  };
  for (const [key, resource] of module.resources) if (isOurs(resource.type)) add(key, partIn(resource));
  for (const [name, call] of module.calls) if (holdsOurs(call)) add(`module.${name}`, partIn(call));
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    seeInBody(part.body, part.path, new Set(), (chain) => {
      const next = partOf(chain, module);
      if (next !== undefined) add(...next);
    });
  }
  return [...found.values()];
};

/** True for a module that declares something of IAM, of Secrets Manager or of its network. */
export const holdsOurs = ({ resources }: Module): boolean => [...resources.values()].some(({ type }) => isOurs(type));

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

/** Names of a kind of which a directory declares none: its files are likely parts of something else. */
const allMissing = (name: string, names: readonly string[], place: Place): Finding => {
  const [first = '', ...more] = names;
  return {
    ...diagnostic(
      'unresolved-reference',
      place,
      `undecided whether this directory is a module by itself: it declares no ${name} at all, and refers to \`${first}\` and ${more.length} more`,
      { help: 'lint it with the files that declare them, or add it to `ignore` in the config' },
    ),
    severity: 'warning',
    confidence: 'low',
  };
};

interface Missing {
  readonly wanted: Wanted;
  readonly place: Place;
}

const missingIn = ({ source, body, path: start }: Part, module: Module): readonly Missing[] => {
  const found: Missing[] = [];
  seeInBody(body, start, new Set(), (chain, path) => {
    const wanted = wantedBy(chain, module);
    if (wanted === undefined || wanted.there.has(wanted.name)) return;
    // In JSON, the ranges of expressions are none of the file's.
    const range = /\.json$/i.test(source) ? undefined : chain[wanted.length - 1]?.expression.range;
    found.push({ wanted, place: range === undefined ? { document: { source, index: 0 }, path } : { source, range } });
  });
  return found;
};

/** Resources of ours that only outputs refer to. */
const inOutputs = (module: Module): readonly Missing[] =>
  [...module.outputs.values()]
    .flatMap((output) => missingIn(partIn(output), module))
    .filter(({ wanted: { before, name } }) => before === '' && isOurs(typeOf(name.replace(/^data\./, ''))));

const kinds = [
  { before: 'var.', name: 'variable' },
  { before: 'local.', name: 'local value' },
] as const;

/**
 * What the parts of a module that access depends on refer to, and what it does not declare: variables, local values,
 * modules, and resources of IBM Cloud. A module that could not be read completely gives no findings.
 * @param leadsToOurs whether a call leads to a module that declares something of IAM
 */
export const undeclaredIn = (module: Module, leadsToOurs: (call: Placed) => boolean): readonly Finding[] => {
  if (module.broken) return [];
  const found = [...ourParts(module, leadsToOurs).flatMap((part) => missingIn(part, module)), ...inOutputs(module)];
  const summed = kinds.flatMap(({ before, name }) => {
    const missing = found.filter(({ wanted }) => wanted.before === before && wanted.there.size === 0);
    const names = [...new Set(missing.map(({ wanted }) => `${before}${wanted.name}`))];
    const [first] = missing;
    return names.length < 2 || first === undefined ? [] : [{ before, finding: allMissing(name, names, first.place) }];
  });
  return [
    ...summed.map(({ finding }) => finding),
    ...found
      .filter(({ wanted }) => !summed.some(({ before }) => before === wanted.before))
      .map(({ wanted, place }) => findingOf(wanted, module, place)),
  ];
};
