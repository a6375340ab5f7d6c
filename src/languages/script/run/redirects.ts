import type { Redirects, Word } from '../shell/syntax.ts';
import { joined } from './expand.ts';
import type { Context, Machine } from './machine.ts';
import type { Output } from './output.ts';
import { keyOf, literal } from './text.ts';

/** What a command reads from its standard input. */
export const inputOf = (machine: Machine, { input, from }: Redirects, context: Context): Output | undefined => {
  if (input !== undefined) return { is: 'text', text: joined(machine, input, context) };
  if (from === undefined) return context.stdin;
  const found = machine.files.get(keyOf(joined(machine, from, context)));
  return found === undefined ? { is: 'unknown', why: 'it is read from a file' } : { is: 'text', text: found };
};

/** Writes outputs to the file they are sent to; gives those that go on to the next command or the terminal. */
export const send = (
  machine: Machine,
  outputs: readonly Output[],
  to: Word | undefined,
  context: Context,
): readonly Output[] => {
  if (to === undefined) return outputs;
  const name = joined(machine, to, context);
  if (literal(name) === '/dev/stderr' || literal(name) === '/dev/stdout') return outputs;
  const [only, more] = outputs;
  if (only?.is === 'text' && more === undefined) machine.files.set(keyOf(name), only.text);
  else machine.files.delete(keyOf(name));
  return [];
};
