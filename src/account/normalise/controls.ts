import type { ActionControl } from '../model/account.ts';

/** An action control template. */
export interface ControlTemplate {
  readonly control: ActionControl;
  /** What assignments may call it: ids, or addresses of what declares it. */
  readonly ids: readonly string[];
}

/** Where action controls of an enterprise are assigned to. */
export interface ControlAssignment {
  /** An id of the template; undefined where it may be any. */
  readonly template: string | undefined;
  /** The account; undefined where it is an account group, an enterprise, or not known. */
  readonly account: string | undefined;
}

/** Action controls as one source has them. */
export interface Controls {
  readonly templates: readonly ControlTemplate[];
  readonly assignments: readonly ControlAssignment[];
}
