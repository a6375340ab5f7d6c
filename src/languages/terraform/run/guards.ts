/** What decides whether a block is there: read off the expressions of `count` and `for_each`, without evaluating them. */
import type { Expression, TemplatePart } from '../syntax.ts';
import type { Module, Placed, ResourceBlock } from './module.ts';
import type { Run } from './scope.ts';

/** A module where it is used: the root module, or one that another calls. */
export interface Use {
  readonly module: Module;
  readonly caller: { readonly use: Use; readonly name: string; readonly call: Placed } | undefined;
}

/** Uses of modules below a root that are followed: more are calls of the same modules again. */
const maxUses = 300;

/** Modules that call each other, this deep. */
const maxNested = 20;

/** The uses of modules in a root module, itself the first. */
export const usesIn = (root: Module, called: Run['called']): readonly Use[] => {
  const uses: Use[] = [];
  const waiting: { readonly use: Use; readonly within: readonly Module[] }[] = [
    { use: { module: root, caller: undefined }, within: [root] },
  ];
  for (let next = waiting.shift(); next !== undefined && uses.length < maxUses; next = waiting.shift()) {
    const { use, within } = next;
    uses.push(use);
    for (const [name, call] of use.module.calls) {
      const module = called(call, use.module);
      if ('why' in module || within.includes(module) || within.length >= maxNested) continue;
      waiting.push({ use: { module, caller: { use, name, call } }, within: [...within, module] });
    }
  }
  return uses;
};

/** The expressions within an expression, one level down. */
const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'object':
      return expression.items.flatMap(({ key, value }) => [key, value]);
    case 'attribute':
    case 'splat':
    case 'unary':
      return [expression.of];
    case 'index':
      return [expression.of, expression.key];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.yes, expression.no];
    case 'for':
      return [expression.of, expression.value, expression.key, expression.condition].filter(
        (each) => each !== undefined,
      );
    case 'call':
      return expression.arguments;
    case 'template':
      return expression.parts.flatMap(expressionsOf);
    default:
      return [];
  }
};

const expressionsOf = (part: TemplatePart): readonly Expression[] => {
  switch (part.kind) {
    case 'text':
      return [];
    case 'value':
      return [part.value];
    case 'if':
      return [part.condition, ...[...part.yes, ...part.no].flatMap(expressionsOf)];
    case 'for':
      return [part.of, ...part.parts.flatMap(expressionsOf)];
  }
};

/** Expressions that are looked at for one block. */
const maxSteps = 2_000;

/** What an expression hangs on. */
export interface Guard {
  /** Variables of the root module, and the texts that each is compared with. */
  readonly variables: Map<string, Set<string>>;
  /** Arguments of calls that are not given, as `module.name: argument`. */
  readonly notGiven: Set<string>;
}

interface Walk {
  readonly guard: Guard;
  readonly seen: Set<Expression>;
  steps: number;
}

/** The texts in a list, or the keys of a map, that are written out. */
const textsIn = (expression: Expression | undefined): readonly string[] => {
  const items =
    expression?.kind === 'list'
      ? expression.items
      : expression?.kind === 'object'
        ? expression.items.map(({ key }) => key)
        : expression === undefined
          ? []
          : [expression];
  return items.flatMap((item) => (item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : []));
};

/** The texts that an expression compares another with, and that other one. */
const comparedIn = (
  expression: Expression,
): { readonly of: Expression; readonly texts: readonly string[] } | undefined => {
  if (expression.kind === 'binary' && /^[!=]=$/.test(expression.operator)) {
    const { left, right } = expression;
    return left.kind === 'literal' ? { of: right, texts: textsIn(left) } : { of: left, texts: textsIn(right) };
  }
  if (expression.kind === 'index' && expression.of.kind === 'object')
    return { of: expression.key, texts: textsIn(expression.of) };
  const [first, second] = expression.kind === 'call' ? expression.arguments : [];
  if (expression.kind !== 'call' || second === undefined) return undefined;
  return expression.name === 'contains' || expression.name === 'lookup'
    ? { of: second, texts: textsIn(first) }
    : undefined;
};

/** The variable or local value that an expression begins with: `var`, `local`, and its name. */
const namedBy = (expression: Expression): readonly [root: string, name: string] | undefined => {
  if (expression.kind !== 'attribute') return undefined;
  return expression.of.kind === 'variable' ? [expression.of.name, expression.name] : undefined;
};

const walk = (expression: Expression, use: Use, into: Walk): void => {
  into.steps -= 1;
  if (into.steps < 0 || (into.seen.has(expression) && use.caller === undefined)) return;
  into.seen.add(expression);
  const compared = comparedIn(expression);
  if (compared !== undefined && compared.texts.length > 0) {
    const inner: Walk = { ...into, guard: emptyGuard(), seen: new Set() };
    walk(compared.of, use, inner);
    into.steps = inner.steps;
    for (const name of inner.guard.variables.keys()) noteTexts(into.guard, name, compared.texts);
  }
  const named = namedBy(expression);
  if (named?.[0] === 'local') {
    const local = use.module.locals.get(named[1]);
    if (local !== undefined) walk(local, use, into);
  } else if (named?.[0] === 'var') walkVariable(named[1], use, into);
  else for (const part of partsOf(expression)) walk(part, use, into);
  // `length(ibm_iam_service_id.ci)` hangs on what that resource hangs on.
  const resource = named === undefined ? undefined : use.module.resources.get(named.join('.'));
  if (resource !== undefined) for (const each of repetitionOf(resource)) walk(each, use, into);
};

const walkVariable = (name: string, { module, caller }: Use, into: Walk): void => {
  const declared = module.variables.get(name);
  if (declared === undefined) return;
  if (caller === undefined) {
    noteTexts(into.guard, name, validTexts(declared));
    return;
  }
  const argument = caller.call.body.attributes.get(name);
  if (argument === undefined) into.guard.notGiven.add(`module.${caller.name}: ${name}`);
  else walk(argument.expression, caller.use, into);
};

const noteTexts = ({ variables }: Guard, name: string, texts: readonly string[]): void => {
  variables.set(name, new Set([...(variables.get(name) ?? []), ...texts]));
};

/** The texts that the validation of a variable lists. */
const validTexts = ({ body }: Placed): readonly string[] =>
  body.blocks.flatMap((block) => {
    const condition = block.type === 'validation' ? block.body.attributes.get('condition')?.expression : undefined;
    const compared = condition === undefined ? undefined : comparedIn(condition);
    return compared?.texts ?? [];
  });

const emptyGuard = (): Guard => ({ variables: new Map(), notGiven: new Set() });

const repetitionOf = ({ body }: Placed): readonly Expression[] =>
  ['count', 'for_each'].flatMap((name) => body.attributes.get(name)?.expression ?? []);

/** What decides whether there is an instance of a block where its module is used. */
export const guardOf = (block: ResourceBlock, use: Use): Guard => {
  const into: Walk = { guard: emptyGuard(), seen: new Set(), steps: maxSteps };
  for (const expression of repetitionOf(block)) walk(expression, use, into);
  for (let { caller } = use; caller !== undefined; { caller } = caller.use)
    for (const expression of repetitionOf(caller.call)) walk(expression, caller.use, into);
  return into.guard;
};
