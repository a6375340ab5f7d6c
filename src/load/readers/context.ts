import type { Stopwatch } from '../../check/stopwatch.ts';
import type { Limits } from '../../source/limits.ts';
import type { TerraformOptions } from '../terraform-options.ts';

/** What readers need to know of a run. */
export interface ReadContext {
  /** Absolute. */
  readonly cwd: string;
  /** Whether what files name may be read outside their own directory and the working directory. */
  readonly allowOutside: boolean;
  readonly terraform: TerraformOptions;
  readonly limits: Limits;
  readonly measure: Stopwatch['measure'];
  /** Called with how many files have been read, for somebody who waits. */
  readonly progress: ((done: number, of: number) => void) | undefined;
}
