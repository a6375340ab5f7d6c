/**
 * What a root module declares: `module` joins files, `scope` and `names` give names their values, and the resources of IBM
 * Cloud become declared resources.
 */
import type { Declaration, Declared } from '../../declared/declared.ts';
import { valuesOf } from './arguments.ts';
import { calledIn } from './calls.ts';
import { originOf, type ResourceBlock } from './module.ts';
import { instancesOf } from './repetition.ts';
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
  return instancesOf(repetition).map((instance) => ({
    mode: block.mode,
    type: block.type,
    address: addressOf(scope.prefix, block, instance),
    values: inShape(block.type, valuesOf(block.body, environmentIn(scope, instance), meta)),
    origin: originOf(block),
    uncertainBecause: both(scope.uncertainBecause, repetition.kind === 'unknown' ? repetition.why : undefined),
    form: 'hcl',
  }));
};

/** What a module and those it calls declare of IBM Cloud, and the calls of modules that are not read. */
export const declare = (scope: Scope): Declaration => {
  const resources: Declared[] = [];
  const gaps: Gap[] = [];
  for (const block of scope.module.resources.values()) {
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
