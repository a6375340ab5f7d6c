import type { Spelled } from '../../declared/spelled.ts';
import type { ResourceBlock } from './module.ts';

/** A text that Terraform has run. */
export interface RunText {
  readonly block: ResourceBlock;
  readonly text: Spelled;
  /** What reads it is a shell. */
  readonly isShell: boolean;
  /** Variables that are set for it. */
  readonly variables: ReadonlyMap<string, Spelled>;
  /** Why it is not known whether what it does is there. */
  readonly uncertainBecause: string;
  /** It is run when the resource is destroyed: it is no part of what is made. */
  readonly isUndoing: boolean;
  /** The directory from which it is run; absolute. */
  readonly directory: string;
  /** It is run on another machine, with scripts that are there. */
  readonly isRemote: boolean;
}
