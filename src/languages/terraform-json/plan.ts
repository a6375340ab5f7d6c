import { flagAt, get, isObject, listAt, textAt, type Json, type JsonObject } from '../../source/json.ts';
import type { Path } from '../../source/place.ts';
import { identityOf, instancesIn, isFault, listOr, type Fault, type Instance } from './instance.ts';

/** Something that is missing from a document, as it says itself. */
export interface Shortfall {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
  /** Why more may exist. */
  readonly why: string;
}

/** The contents of a plan or state. */
export interface Contents {
  readonly instances: readonly Instance[];
  readonly faults: readonly Fault[];
  readonly shortfalls: readonly Shortfall[];
}

type Side = 'before' | 'after';

/** One resource's change; `side` says which of its two states its values are. */
interface Change {
  readonly before: Instance | undefined;
  readonly after: Instance | undefined;
  readonly actions: readonly Json[];
  readonly address: string;
}

const sideOf = (
  change: Json | undefined,
  identity: Omit<Instance, 'values' | 'unknown' | 'sensitive' | 'marksUnknowns' | 'path'>,
  side: Side,
  path: Path,
): Instance | undefined => {
  const values = get(change, side);
  if (!isObject(values)) return undefined;
  const unknown = side === 'after' ? get(change, 'after_unknown') : undefined;
  return {
    ...identity,
    values,
    unknown,
    sensitive: get(change, `${side}_sensitive`),
    marksUnknowns: true,
    path: [...path, 'change', side],
  };
};

const changesIn = (plan: JsonObject): { readonly changes: readonly Change[]; readonly faults: readonly Fault[] } => {
  const list = listOr(plan, 'resource_changes', []);
  if (isFault(list)) return { changes: [], faults: [list] };
  const changes: Change[] = [];
  const faults: Fault[] = [];
  for (const [index, value] of list.entries()) {
    // An object that a failed replacement left behind is only going to be deleted.
    if (get(value, 'deposed') !== undefined) continue;
    const path = ['resource_changes', index];
    const identity = identityOf(value, textAt(value, 'module_address') ?? '', path);
    if (isFault(identity)) {
      faults.push(identity);
      continue;
    }
    const change = get(value, 'change');
    changes.push({
      before: sideOf(change, identity, 'before', path),
      after: sideOf(change, identity, 'after', path),
      actions: listAt(change, 'actions'),
      address: identity.address,
    });
  }
  return { changes, faults };
};

const split = (all: Iterable<Instance | Fault>): { readonly instances: Instance[]; readonly faults: Fault[] } => {
  const instances: Instance[] = [];
  const faults: Fault[] = [];
  for (const one of all) {
    if (isFault(one)) faults.push(one);
    else instances.push(one);
  }
  return { instances, faults };
};

const priorIn = (plan: JsonObject): ReturnType<typeof split> =>
  split(
    instancesIn(get(get(get(plan, 'prior_state'), 'values'), 'root_module'), ['prior_state', 'values', 'root_module']),
  );

const shortfallsOf = (plan: JsonObject, untouched: number): readonly Shortfall[] => {
  const shortfalls: Shortfall[] = [];
  if (flagAt(plan, 'errored') === true) {
    shortfalls.push({
      path: ['errored'],
      message: 'planning ended with an error, so this plan is not complete',
      help: 'fix what `terraform plan` reports, and plan again',
      why: 'planning ended with an error',
    });
  } else if (flagAt(plan, 'complete') === false || untouched > 0) {
    shortfalls.push({
      path: flagAt(plan, 'complete') === false ? ['complete'] : ['resource_changes'],
      message: 'this plan does not cover the whole configuration: another one is needed after it',
      help: 'use a plan made without `-target`, `-exclude` and `-refresh-only`',
      why: 'the plan does not cover the whole configuration',
    });
  }
  if (get(plan, 'planned_values') === undefined && get(plan, 'resource_changes') === undefined) {
    shortfalls.push({
      path: [],
      message: 'this plan has neither `planned_values` nor `resource_changes`, so it does not show what it will create',
      help: 'write it again: `terraform show -json PLAN`',
      why: 'the plan does not show what it will create',
    });
  }
  return shortfalls;
};

/** What exists before a plan is applied. */
const before = (plan: JsonObject): Contents => {
  const { changes, faults } = changesIn(plan);
  const prior = priorIn(plan);
  const known = new Set(prior.instances.map(({ address }) => address));
  const changed = changes.flatMap((change) =>
    change.before === undefined || known.has(change.address) ? [] : change.before,
  );
  return { instances: [...prior.instances, ...changed], faults: [...prior.faults, ...faults], shortfalls: [] };
};

/** What will exist when a plan has been applied. */
const after = (plan: JsonObject): Contents => {
  const { changes, faults } = changesIn(plan);
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const planned = split(
    instancesIn(get(get(plan, 'planned_values'), 'root_module'), ['planned_values', 'root_module']),
  );
  const prior = priorIn(plan);

  // Only the changes mark what is not known.
  const instances = planned.instances.map((instance): Instance => {
    const change = byAddress.get(instance.address);
    if (change === undefined) return { ...instance, marksUnknowns: false };
    const { unknown, sensitive } = change.after ?? instance;
    return { ...instance, unknown, sensitive: sensitive ?? instance.sensitive };
  });
  const there = new Set(instances.map(({ address }) => address));
  for (const change of changes) {
    if (there.has(change.address)) continue;
    // What is forgotten stays as it was; only Terraform looks after it no longer.
    const left = change.actions.includes('forget') ? change.before : change.after;
    if (left !== undefined) instances.push(left);
    there.add(change.address);
  }
  // Data sources that were read while planning; and what a plan for some resources leaves as it was.
  const rest = prior.instances.filter(({ address }) => !there.has(address));
  const moved = new Set(listAt(plan, 'resource_changes').flatMap((change) => textAt(change, 'previous_address') ?? []));
  const stays = rest.filter(({ mode, address }) => mode === 'data' || !moved.has(address));
  return {
    instances: [...instances, ...stays],
    faults: [...planned.faults, ...faults, ...prior.faults],
    shortfalls: shortfallsOf(plan, stays.filter(({ mode }) => mode === 'managed').length),
  };
};

/** What exists before or after a plan is applied. */
export const contentsOfPlan = (plan: JsonObject, view: Side): Contents =>
  view === 'before' ? before(plan) : after(plan);
