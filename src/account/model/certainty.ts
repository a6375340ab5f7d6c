/**
 * A thing of an account, and why it is not known whether it is there or in force: what declares it is in a branch, a loop,
 * a function that nothing calls, or is made once for each of an unknown list. Absent for one that is there.
 */
export interface Uncertain {
  /** The end of "… because". */
  readonly uncertainBecause?: string | undefined;
}

/** True for a thing that is there. */
export const isCertain = ({ uncertainBecause }: Uncertain): boolean => uncertainBecause === undefined;
