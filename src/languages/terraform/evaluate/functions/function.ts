import type { Value } from '../../../declared/declared.ts';

/** A function of Terraform whose answer follows from its arguments. */
export interface PureFunction {
  /**
   * What it is given: arguments of which all is `known`; arguments that are known themselves, though what is in them may
   * not be (`shallow`); or `all` there are. Where it is not given them, its answer is unknown.
   */
  readonly sees: 'known' | 'shallow' | 'all';
  readonly run: (given: readonly Value[]) => Value;
}

export const ofKnown = (run: PureFunction['run']): PureFunction => ({ sees: 'known', run });
export const ofShallow = (run: PureFunction['run']): PureFunction => ({ sees: 'shallow', run });
export const ofAll = (run: PureFunction['run']): PureFunction => ({ sees: 'all', run });
