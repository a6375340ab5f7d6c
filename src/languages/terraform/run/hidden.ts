import type { Value } from '../../declared/declared.ts';
import { given } from './given-variable.ts';
import { calledIn } from './calls.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { guardOf, usesIn, type Guard, type Use } from './guards.ts';
import type { Module, ResourceBlock } from './module.ts';
import { instancesOf } from './repetition.ts';
import { resourceRepetition, type Run, type Scope } from './scope.ts';

/** Types that say who may do what, or make what does it. */
const counts = /^ibm_(?:iam|sm|cbr)_/;

/** The resources of some modules of which no instance is there, and that would matter if one were. */
export const absentIn = (modules: Iterable<Module>, present: ReadonlySet<ResourceBlock>): ReadonlySet<ResourceBlock> =>
  new Set(
    [...modules].flatMap(({ resources }) =>
      [...resources.values()].filter(
        (block) => block.mode === 'managed' && counts.test(block.type) && !block.block.broken && !present.has(block),
      ),
    ),
  );

/** A variable of a root module, and what it is to be in place of its default. */
export interface Setting {
  readonly variable: string;
  /** As `--var` takes it; undefined where any value may do. */
  readonly text: string | undefined;
}

/** A value that a variable may be given. */
interface Choice extends Setting {
  readonly value: Value;
}

/** Blocks that are there once variables of the root module are set. */
export interface Hidden {
  readonly settings: readonly Setting[];
  readonly blocks: readonly ResourceBlock[];
}

/** Blocks that no values which were tried show, and what they hang on. */
export interface NotShown {
  readonly names: readonly string[];
  readonly blocks: readonly ResourceBlock[];
}

/** What is hidden in a root module, which people call by its directory. */
export interface HiddenInRoot {
  readonly directory: string;
  readonly hidden: readonly Hidden[];
  readonly notShown: readonly NotShown[];
}

/** What a variable that is unset may be in place of its default: what a condition asks for, before anything at all. */
const choicesOf = (variable: string, texts: ReadonlySet<string>, value: Value): readonly Choice[] => {
  if (typeof value === 'boolean') return [{ variable, text: String(!value), value: !value }];
  const others = [...texts].filter((text) => text !== value).map((text) => ({ variable, text, value: text }));
  return [...others, { variable, text: undefined, value: given(`var.${variable}`) }];
};

/** A root module that is looked at, and how. */
export interface Looked {
  readonly module: Module;
  /** What its variables are set to. */
  readonly inputs: ReadonlyMap<string, Value>;
  readonly called: Run['called'];
  /** What defaults are evaluated in. */
  readonly environment: Environment;
  /** The root module with its variables set; undefined where no more are tried. */
  readonly scopeWith: (inputs: ReadonlyMap<string, Value>) => Scope | undefined;
}

/** True where an instance of a block is there, or perhaps is. */
const isThere = (root: Scope, block: ResourceBlock, use: Use): boolean =>
  scopesOf(root, use).some((scope) => instancesOf(resourceRepetition(scope, block)).length > 0);

/** The scopes that a use of a module has in a run. */
const scopesOf = (root: Scope, { caller }: Use): readonly Scope[] => {
  if (caller === undefined) return [root];
  return scopesOf(root, caller.use).flatMap((scope) => {
    const called = calledIn(scope, caller.name, caller.call);
    return 'why' in called ? [] : [...called.scopes.values()];
  });
};

/** Variables that are set together: with more, what is tried grows faster than anybody waits. */
const maxTogether = 4;

/** Flags alone, other values alone, then two variables, and at last all with what is first for each. */
const trialsOf = (choices: readonly (readonly Choice[])[]): readonly (readonly Choice[])[] => {
  const single = choices.flat();
  const flags = single.filter(({ value }) => typeof value === 'boolean');
  const pairs = choices.flatMap((some, nth) =>
    choices.slice(nth + 1).flatMap((more) => some.flatMap((one) => more.map((other) => [one, other]))),
  );
  const all = choices.flatMap(([first]) => first ?? []);
  return [
    ...flags.map((one) => [one]),
    ...single.filter((one) => !flags.includes(one)).map((one) => [one]),
    ...pairs,
    ...(all.length > 2 && all.length <= maxTogether ? [all] : []),
  ];
};

/** Trials for one block: its variables are few, and of most the first or second shows it. */
const maxTrials = 60;

/** The settings that show a block; undefined where none of those that are tried does. */
const settingsFor = (
  block: ResourceBlock,
  use: Use,
  choices: readonly (readonly Choice[])[],
  { inputs, scopeWith }: Looked,
): readonly Choice[] | undefined => {
  for (const trial of trialsOf(choices).slice(0, maxTrials)) {
    const scope = scopeWith(new Map([...inputs, ...trial.map(({ variable, value }) => [variable, value] as const)]));
    if (scope === undefined) return undefined;
    if (isThere(scope, block, use)) return trial;
  }
  return undefined;
};

/** Blocks under what they need; the settings are the same for all of them. */
const grouped = <Need>(
  needs: readonly (readonly [Need, ResourceBlock])[],
): readonly (readonly [Need, ResourceBlock[]])[] => {
  const groups = new Map<string, [Need, ResourceBlock[]]>();
  for (const [need, block] of needs) {
    const key = JSON.stringify(need);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [need, [block]]);
    else group[1].push(block);
  }
  return [...groups.values()];
};

/** What a block hangs on that somebody may still give: not what a file of values, or `--var`, sets already. */
const openIn = ({ variables }: Guard, { inputs, module }: Looked): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    [...variables].filter(
      ([name]) => !inputs.has(name) && module.variables.get(name)?.body.attributes.has('default') === true,
    ),
  );

/**
 * Which variables of a root module show which of some absent blocks. A block is looked for by itself, in the modules that
 * lead to it. Nothing is said of one that hangs on no variable, or only on such as are set.
 */
export const hiddenBehind = (
  looked: Looked,
  absent: ReadonlySet<ResourceBlock>,
): Pick<HiddenInRoot, 'hidden' | 'notShown'> => {
  const shown: (readonly [readonly Setting[], ResourceBlock])[] = [];
  const others: (readonly [readonly string[], ResourceBlock])[] = [];
  const uses = absent.size === 0 ? [] : usesIn(looked.module, looked.called);
  const valueOf = (name: string): Value => {
    const fallback = looked.module.variables.get(name)?.body.attributes.get('default');
    return fallback === undefined ? null : evaluate(fallback.expression, looked.environment);
  };
  for (const block of absent) {
    const its = uses.filter(({ module }) => [...module.resources.values()].includes(block));
    const names = new Set<string>();
    let found: readonly Choice[] | undefined;
    for (const use of its) {
      const guard = guardOf(block, use);
      const open = openIn(guard, looked);
      const choices = [...open].map(([name, texts]) => choicesOf(name, texts, valueOf(name)));
      found = settingsFor(block, use, choices, looked);
      if (found !== undefined) break;
      for (const name of [...open.keys()].map((each) => `var.${each}`)) names.add(name);
      for (const name of guard.notGiven) names.add(name);
    }
    if (found !== undefined) shown.push([found.map(({ variable, text }) => ({ variable, text })), block]);
    else if (names.size > 0) others.push([[...names], block]);
  }
  return {
    hidden: grouped(shown).map(([settings, blocks]) => ({ settings, blocks })),
    notShown: grouped(others).map(([each, blocks]) => ({ names: each, blocks })),
  };
};
