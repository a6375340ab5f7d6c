/**
 * What a root module declares: `module` joins files, `scope` and `names` give names their values, and the resources of IBM
 * Cloud become declared resources.
 */
import type { Declaration, Declared } from '../../declared/declared.ts';
import { valuesOf } from './arguments.ts';
import { calledIn } from './calls.ts';
import { runTexts } from './commands.ts';
import { originIn } from './given.ts';
import { originOf, type ResourceBlock } from './module.ts';
import { anyInstance, instancesOf, type Instance } from './repetition.ts';
import { importedIn } from './imported.ts';
import { reachedBy } from './reached.ts';
import { addressOf, environmentIn, resourceRepetition, type Scope } from './scope.ts';
import { inShape } from './shape.ts';

type Gap = Declaration['gaps'][number];

/** What Terraform itself reads of a block, and the provider does not. */
const meta = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
  'timeouts',
]);

/** Why a resource may not exist: because its module may not, and because of its own `count` or `for_each`. */
const both = (outer: string | undefined, own: string | undefined): string | undefined =>
  outer === undefined || own === undefined ? (outer ?? own) : `${outer}; ${own}`;

const resourcesIn = (scope: Scope, block: ResourceBlock): readonly Declared[] => {
  const repetition = resourceRepetition(scope, block);
  const instances = instancesOf(repetition);
  if (instances.length > 0) scope.run.present.add(block);
  const why = both(scope.uncertainBecause, repetition.kind === 'unknown' ? repetition.why : undefined);
  return instances.map((instance) => declaredAs(scope, block, instance, why));
};

const declaredAs = (
  scope: Scope,
  block: ResourceBlock,
  instance: Instance,
  uncertainBecause: string | undefined,
): Declared => ({
  mode: block.mode,
  type: block.type,
  address: addressOf(scope.prefix, block, instance),
  values: inShape(
    block.type,
    valuesOf(block.body, environmentIn(scope, instance), meta, () => environmentIn(scope.opened(), instance)),
  ),
  origin: originIn(scope, block, instance),
  uncertainBecause,
  form: 'hcl',
});

/** Types whose blocks say something by themselves that can be wrong: roles, services, attributes, ids. */
const saysByItself = /^ibm_iam_\w+_policy$/;

/**
 * The policies of a module of which no instance is there in any scope that was declared. `scope` is the module by itself,
 * with variables that may be given anything where the run sets none: a block without an instance is looked at for what all its instances would say.
 */
export const dormantIn = (scope: Scope): readonly Declared[] => {
  const { module, run } = scope;
  return [...module.resources.values()].flatMap((block) => {
    if (block.mode !== 'managed' || block.block.broken || run.present.has(block) || !saysByItself.test(block.type))
      return [];
    const repetition = resourceRepetition(scope, block);
    const [first] = instancesOf(repetition);
    const argument = block.body.attributes.has('count') ? 'count' : 'for_each';
    return [declaredAs(scope, block, first ?? anyInstance(argument, 'no instance is there'), undefined)];
  });
};

/** What a module and those it calls declare of IBM Cloud, and the calls of modules that are not read. */
export const declare = (scope: Scope): Declaration => {
  const resources: Declared[] = [];
  const gaps: Gap[] = [];
  for (const block of scope.module.resources.values()) {
    if (scope.run.budget.steps > 0) scope.run.ran?.push(...runTexts(scope, block));
    if (!block.type.startsWith('ibm_') || scope.run.instances <= 0 || scope.run.budget.steps <= 0) continue;
    // Of a block with a syntax error it is not known what is left out: the gap of its file stands for it.
    if (!block.block.broken) resources.push(...resourcesIn(scope, block));
  }
  for (const [name, placed] of scope.module.calls) {
    const called = calledIn(scope, name, placed);
    if ('why' in called) {
      gaps.push({ why: called.why, origin: originOf(placed), reaches: reachedBy(placed, environmentIn(scope)) });
      continue;
    }
    for (const child of called.scopes.values()) {
      const inner = declare(child);
      resources.push(...inner.resources);
      gaps.push(...inner.gaps);
    }
  }
  const imported = importedIn(
    scope.module,
    scope.prefix,
    resources.map(({ address }) => address),
  );
  for (const { address, origin } of resources.filter((one) => imported.includes(one.address))) {
    gaps.push({ why: `\`${address}\` is imported, and may have been given more before`, origin, reaches: [address] });
  }
  return { resources, gaps };
};
