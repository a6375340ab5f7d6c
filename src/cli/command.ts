import type { Invocation } from './arguments.ts';
import type { Dependencies } from './dependencies.ts';
import type { Io } from './io.ts';
import type { UsageError } from './usage.ts';

/** A command: gives the exit code, or says what is wrong with its arguments. */
export type Command = (
  invocation: Extract<Invocation, { readonly kind: 'command' }>,
  io: Io,
  parts: Dependencies,
) => Promise<number | UsageError>;
