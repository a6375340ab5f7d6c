import type { Instance } from './instance.ts';

/** An attribute of a resource that an expression leads to. */
export interface Target {
  /** The instances it may be an attribute of. */
  readonly instances: readonly Instance[];
  /** Undefined where the configuration does not say, as for `x[*].id`. */
  readonly attribute: string | undefined;
}

/** Where the value of an expression comes from. */
export interface Origins {
  readonly targets: readonly Target[];
  /** It depends on what is the same whatever is created: variables of the root module, keys, defaults. */
  readonly plain: boolean;
  /** It depends on what the plan does not show, as locals. */
  readonly opaque: boolean;
}

const nothing: Origins = { targets: [], plain: false, opaque: false };
export const plain: Origins = { ...nothing, plain: true };
export const opaque: Origins = { ...nothing, opaque: true };

export const fromTarget = (target: Target): Origins => ({ ...nothing, targets: [target] });

export const joined = (all: readonly Origins[]): Origins => ({
  targets: all.flatMap(({ targets }) => targets),
  plain: all.some((one) => one.plain),
  opaque: all.some((one) => one.opaque),
});
