import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Budget } from '../evaluate/budget.ts';
import type { LocalFiles, Environment } from '../evaluate/environment.ts';
import { failure } from '../evaluate/value.ts';
import type { RunText } from './run-text.ts';
import { nthName, type Module, type Placed, type ResourceBlock } from './module.ts';
import { remembering, type Remember } from './remember.ts';
import { instancesOf, repetitionOf, uncertain, type Instance, type Repetition } from './repetition.ts';

/** A run over one root module and what it calls. */
export interface Run {
  readonly budget: Budget;
  readonly localFiles: LocalFiles;
  /** What `path.module` is in a module of a directory; undefined where the directory is none. */
  readonly pathOf: (directory: string) => string | undefined;
  /** Names of files beside the root module that may give its variables values, and that nobody named. */
  readonly valuesNotRead: readonly string[];
  /** The module that a call leads to; or why it is not read. */
  readonly called: (call: Placed, from: Module) => Module | { readonly why: string };
  /** How many more instances are followed: of repeated blocks, and of everything in modules that are called. */
  instances: number;
  /** The blocks of resources that are there in some scope, or perhaps are. */
  readonly present: Set<ResourceBlock>;
  /** The text of a file of the configuration. */
  readonly sourceOf: (file: string) => string;
  /** The commands that resources run, gathered; undefined where nobody asks for them. */
  readonly ran?: RunText[] | undefined;
}

/** Where and how a module is used. */
export interface ScopeRequest {
  readonly run: Run;
  readonly module: Module;
  /** What addresses begin with: `module.engine["a"].`, or nothing. */
  readonly prefix: string;
  /** Why it is not known whether the module is used; undefined where it is. */
  readonly uncertainBecause: string | undefined;
  /** What a variable is set to from outside; undefined where it is not set. */
  readonly input: (name: string) => Value | undefined;
  /**
   * Variables of the root module that are nothing by default, and not set, are not known: of an argument that is left out for
   * that reason only, nothing is proven, since a caller may give a value.
   */
  readonly nullsOpen?: boolean | undefined;
  /** The same scope with `nullsOpen`, where it is not made by setting that. */
  readonly opened?: (() => Scope) | undefined;
  /** Where the module is called; absent for a root module. */
  readonly caller?: { readonly scope: Scope; readonly call: Placed; readonly instance: Instance } | undefined;
  /** The directories of the modules around this one, and its own. */
  readonly within: readonly string[];
}

/**
 * A module where it is used (the same one may be called twice), and what has been worked out of it. The functions of this
 * folder take it: each value is worked out when something asks for it, and once.
 */
export interface Scope extends ScopeRequest {
  readonly opened: () => Scope;
  /** What a name means at the beginning of a reference in this module, as `var`; undefined where it means nothing. */
  readonly rootName: (scope: Scope, name: string) => Value | undefined;
  readonly remember: Remember;
  readonly repetitions: Map<string, Repetition>;
  readonly calls: Map<string, Called>;
  /** Types of the resources that the module declares. */
  readonly types: ReadonlySet<string>;
}

/** What a call of a module leads to, or why that is not read. */
export type Called = { readonly repetition: Repetition; readonly scopes: ReadonlyMap<Instance, Scope> } | Unread;

interface Unread {
  readonly why: string;
}

/** A scope of which nothing has been worked out. */
export const newScope = (request: ScopeRequest, rootName: Scope['rootName']): Scope => {
  let opened: Scope | undefined;
  return {
    ...request,
    opened: () => (opened ??= request.opened?.() ?? newScope({ ...request, nullsOpen: true }, rootName)),
    rootName,
    remember: remembering(),
    repetitions: new Map(),
    calls: new Map(),
    types: new Set(
      [...request.module.resources.values()].flatMap(({ mode, type }) => (mode === 'managed' ? [type] : [])),
    ),
  };
};

/** What the expressions of a module are evaluated in; those of a repeated block, for one of its instances. */
export const environmentIn = (scope: Scope, instance?: Instance): Environment => ({
  budget: scope.run.budget,
  localFiles: scope.run.localFiles,
  variable: (name) => instance?.names.get(name) ?? scope.rootName(scope, name),
});

/** The value of what a module does not declare. */
export const absent = ({ module }: Scope, what: string): Value =>
  module.broken ? unknown(`${what} may stand where a file could not be read`) : failure(`there is no ${what}`);

/** How often a block is there. `key` is the block's own name among those of the module. */
export const repetitionIn = (scope: Scope, key: string, { body }: Placed): Repetition => {
  const { repetitions, run, within } = scope;
  const known = repetitions.get(key);
  if (known !== undefined) return known;
  repetitions.set(key, uncertain('for_each', 'it leads back to itself'));
  const found = repetitionOf(body, environmentIn(scope), run.instances);
  if (found.kind !== 'once' || within.length > 1) run.instances -= Math.max(instancesOf(found).length, 1);
  repetitions.set(key, found);
  return found;
};

/** How often a resource is there. */
export const resourceRepetition = (scope: Scope, block: ResourceBlock): Repetition =>
  repetitionIn(scope, `${block.mode} ${block.type}.${nthName(block.name, block.nth)}`, block);

/** The address of a resource, as Terraform writes it; of another block with that address, one of its own. */
export const addressOf = (prefix: string, { mode, type, name, nth }: ResourceBlock, { suffix }: Instance): string =>
  `${prefix}${mode === 'data' ? 'data.' : ''}${type}.${nthName(name, nth)}${suffix}`;
