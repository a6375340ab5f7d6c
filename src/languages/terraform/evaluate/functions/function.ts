import type { Value } from '../../../declared/declared.ts';

/** A function of Terraform whose answer follows from its arguments. */
export interface PureFunction {
  /**
   * Which arguments it can work with: such as are known with all that is in them (`known`); such as are known themselves,
   * though items in them may not be (`shallow`); or any (`all`). With others, its answer is unknown.
   */
  readonly sees: 'known' | 'shallow' | 'all';
  readonly run: (args: readonly Value[]) => Value;
}

export const ofKnown = (run: PureFunction['run']): PureFunction => ({ sees: 'known', run });
export const ofShallow = (run: PureFunction['run']): PureFunction => ({ sees: 'shallow', run });
export const ofAll = (run: PureFunction['run']): PureFunction => ({ sees: 'all', run });
