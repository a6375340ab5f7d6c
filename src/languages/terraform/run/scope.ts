import type { Reference, Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Budget } from '../evaluate/budget.ts';
import type { LocalFiles, Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { masked } from '../evaluate/sensitive.ts';
import { failure, whole, type Entity } from '../evaluate/value.ts';
import { argumentOf, blocksByName, blocksOf } from './arguments.ts';
import { isTrue, type Module, type Placed, type ResourceBlock } from './module.ts';
import { remembering } from './remember.ts';
import { namespace, repeated } from './repeated.ts';
import { instancesOf, repetitionOf, uncertain, type Instance, type Repetition } from './repetition.ts';
import { withoutSecret } from './secret.ts';
import { variableValue } from './variable.ts';

/** A run over one root module and what it calls. */
export interface Run {
  readonly budget: Budget;
  readonly localFiles: LocalFiles;
  /** What `path.module` is in a module of a directory; undefined where the directory is none. */
  readonly pathOf: (directory: string) => string | undefined;
  /** The module that a call leads to; or why it is not read. */
  readonly called: (call: Placed, from: Module) => Module | { readonly why: string };
  /** How many more instances are followed: of what is repeated, and of all that stands in modules that are called. */
  instances: number;
}

/** A module where it is used: the same one may be called twice. */
export interface Scope {
  readonly run: Run;
  readonly module: Module;
  /** What addresses begin with: `module.engine["a"].`, or nothing. */
  readonly prefix: string;
  /** Why it is not known whether the module is used; undefined where it is. */
  readonly uncertainBecause: string | undefined;
  readonly environmentOf: (instance?: Instance) => Environment;
  readonly resource: (block: ResourceBlock) => Repetition;
  readonly call: (name: string, call: Placed) => Called;
  readonly output: (name: string) => Value;
}

/** What a call of a module leads to, or why that is not read. */
export type Called = { readonly repetition: Repetition; readonly scopes: ReadonlyMap<Instance, Scope> } | Unread;

interface Unread {
  readonly why: string;
}

export interface ScopeRequest {
  readonly run: Run;
  readonly module: Module;
  readonly prefix: string;
  readonly uncertainBecause: string | undefined;
  /** What a variable is given from outside; undefined where it is given nothing. */
  readonly input: (name: string) => Value | undefined;
  /** The directories of the modules around this one, and its own. */
  readonly within: readonly string[];
}

/** Deeper than anybody calls modules. */
const maxNested = 20;

/** The address of a resource, as Terraform writes it. */
export const addressOf = (prefix: string, { mode, type, name }: ResourceBlock, { suffix }: Instance): string =>
  `${prefix}${mode === 'data' ? 'data.' : ''}${type}.${name}${suffix}`;

/** A module with the values of its variables: everything in it is worked out when it is asked for, and once. */
export const createScope = ({ run, module, prefix, uncertainBecause, input, within }: ScopeRequest): Scope => {
  const { budget } = run;
  const remember = remembering();
  const repetitions = new Map<string, Repetition>();
  const calls = new Map<string, Called>();
  const nothing: Environment = { budget, variable: () => undefined };

  const absent = (what: string): Value =>
    module.broken ? unknown(`${what} may stand where a file could not be read`) : failure(`there is no ${what}`);

  const variable = (name: string): Value => {
    const declared = module.variables.get(name);
    return declared === undefined
      ? absent(`variable \`${name}\``)
      : variableValue(name, declared.body, input(name), nothing, `${prefix}var.${name}`);
  };

  const local = (name: string): Value => {
    const expression = module.locals.get(name);
    return expression === undefined
      ? absent(`local value \`${name}\``)
      : withoutSecret(name, evaluate(expression, environmentOf()));
  };

  const output = (name: string): Value =>
    remember(`output.${name}`, () => {
      const attributes = module.outputs.get(name)?.body.attributes;
      const expression = attributes?.get('value')?.expression;
      if (attributes === undefined || expression === undefined) return absent(`output \`${name}\``);
      const value = withoutSecret(name, evaluate(expression, environmentOf()));
      return isTrue(attributes.get('sensitive')) ? masked(value, `the output \`${name}\` is sensitive`) : value;
    });

  const repetition = (key: string, { body }: Placed): Repetition => {
    const known = repetitions.get(key);
    if (known !== undefined) return known;
    repetitions.set(key, uncertain('for_each', 'it leads back to itself'));
    const found = repetitionOf(body, environmentOf(), run.instances);
    if (found.kind !== 'once' || within.length > 1) run.instances -= Math.max(instancesOf(found).length, 1);
    repetitions.set(key, found);
    return found;
  };

  const resource = (block: ResourceBlock): Repetition => repetition(`${block.mode} ${block.type}.${block.name}`, block);

  const resourceEntity = (block: ResourceBlock, instance: Instance): Entity => {
    const address = addressOf(prefix, block, instance);
    const computed = (attribute: string): Reference => ({
      unknown: block.mode === 'data' ? 'known once Terraform reads it' : 'known after apply',
      reference: { type: block.type, address, attribute },
    });
    const attribute = (name: string): Value =>
      remember(`${address}.${name}`, () => {
        const given = block.body.attributes.get(name);
        if (given !== undefined) return argumentOf(given, environmentOf(instance)) ?? computed(name);
        const blocks = blocksByName(block.body).get(name);
        return blocks === undefined ? computed(name) : blocksOf(blocks, environmentOf(instance));
      });
    return { attribute, index: undefined };
  };

  const resourceNamed = (key: string): Value =>
    remember(key, () => {
      const block = module.resources.get(key);
      if (block === undefined) return absent(`resource \`${key}\``);
      return repeated(resource(block), (instance) => resourceEntity(block, instance), `\`${key}\``);
    });

  const scopeIn = (name: string, placed: Placed, child: Module, instance: Instance, why: string | undefined): Scope => {
    const inputs = remembering();
    const environment = environmentOf(instance);
    return createScope({
      run,
      module: child,
      prefix: `${prefix}module.${name}${instance.suffix}.`,
      uncertainBecause: uncertainBecause ?? why,
      input: (wanted) => {
        const given = placed.body.attributes.get(wanted);
        return given === undefined ? undefined : inputs(wanted, () => evaluate(given.expression, environment));
      },
      within: [...within, child.directory],
    });
  };

  const callNow = (name: string, placed: Placed): Called => {
    const child = run.called(placed, module);
    if ('why' in child) return child;
    if (within.includes(child.directory)) return { why: `the module \`${name}\` calls itself` };
    if (within.length >= maxNested || run.instances <= 0)
      return { why: `the module \`${name}\` is one more than iamlint follows` };
    const found = repetition(`module.${name}`, placed);
    const why = found.kind === 'unknown' ? found.why : undefined;
    const scopes = instancesOf(found).map((each) => [each, scopeIn(name, placed, child, each, why)] as const);
    return { repetition: found, scopes: new Map(scopes) };
  };

  const call = (name: string, placed: Placed): Called => {
    const known = calls.get(name);
    if (known !== undefined) return known;
    calls.set(name, { why: `the module \`${name}\` leads back to itself` });
    const found = callNow(name, placed);
    calls.set(name, found);
    return found;
  };

  const moduleNamed = (name: string): Value =>
    remember(`module.${name}`, () => {
      const placed = module.calls.get(name);
      if (placed === undefined) return absent(`module \`${name}\``);
      const found = call(name, placed);
      if ('why' in found) {
        const inner: Entity = { attribute: () => unknown(found.why), index: undefined };
        return whole({ ...inner, index: () => whole(inner, found.why) }, found.why);
      }
      const entityOf = (instance: Instance): Entity => ({
        attribute: (wanted) => found.scopes.get(instance)?.output(wanted) ?? null,
        index: undefined,
      });
      return repeated(found.repetition, entityOf, `the module \`${name}\``);
    });

  const pathNamed = (name: string): string | undefined => {
    if (name === 'module') return run.pathOf(module.directory);
    return name === 'root' ? run.pathOf(within[0] ?? module.directory) : undefined;
  };

  const types = new Set([...module.resources.values()].flatMap(({ mode, type }) => (mode === 'managed' ? [type] : [])));

  const root = (name: string): Value | undefined => {
    switch (name) {
      case 'var':
        return namespace('`var`', (each) => remember(`var.${each}`, () => variable(each)));
      case 'local':
        return namespace('`local`', (each) => remember(`local.${each}`, () => local(each)));
      case 'module':
        return namespace('`module`', moduleNamed);
      case 'data':
        return namespace('`data`', (type) => namespace('`data`', (each) => resourceNamed(`data.${type}.${each}`)));
      case 'path':
        return namespace(
          '`path`',
          (each) => pathNamed(each) ?? unknown(`\`path.${each}\` is known only when Terraform runs`),
        );
      case 'terraform':
      case 'self':
      case 'ephemeral':
        return unknown(`\`${name}\` is known only when Terraform runs`);
      default:
        if (types.has(name)) return namespace(`\`${name}\``, (each) => resourceNamed(`${name}.${each}`));
        return module.broken ? unknown(`\`${name}\` may stand where a file could not be read`) : undefined;
    }
  };

  const environmentOf = (instance?: Instance): Environment => ({
    budget,
    localFiles: run.localFiles,
    variable: (name) => instance?.names.get(name) ?? root(name),
  });

  return { run, module, prefix, uncertainBecause, environmentOf, resource, call, output };
};
