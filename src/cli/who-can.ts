import { isProblem } from '../ask/problem.ts';
import { whoCanInAll, type WhoCanAnswer } from '../ask/who-can.ts';
import { locator } from '../output/locate/location.ts';
import { whoCanJson, whoCanText } from '../output/ask/who-can.ts';
import type { Place } from '../source/place.ts';
import { readGround, refuse, splitWords } from './ask.ts';
import type { Command } from './command.ts';
import { valueOf } from './parsed-flags.ts';
import { terminalFor } from './terminal.ts';

const placesOf = ({ granted, services, perhaps, missing, ofSomebody, coming = [] }: WhoCanAnswer): readonly Place[] =>
  [
    ...granted.flatMap(({ chains, behind }) => [...chains.flatMap(({ links }) => links), ...behind]),
    ...services,
    ...perhaps.flatMap(({ facts = [] }) => facts),
    ...missing,
    ...ofSomebody,
    ...coming.flatMap(({ steps }) => steps),
  ].flatMap(({ place }) => place ?? []);

/** `iamlint who-can`: everybody who can do something. */
export const whoCanCommand: Command = async ({ operands, given }, io, parts) => {
  const read = splitWords({ operands }, 1, 'who-can');
  if ('kind' in read) return read;
  const ground = await readGround({ given }, io, parts);
  if (typeof ground === 'number' || 'kind' in ground) return ground;
  const [request = ''] = read.words;
  const answers = whoCanInAll({ request, target: read.target, transitive: given.has('transitive') }, ground);
  if (isProblem(answers)) return refuse(answers, io);
  const at = locator(answers.flatMap(placesOf), ground.parsed);
  const isJson = valueOf(given, 'format') === 'json';
  await io.out(
    isJson
      ? `${JSON.stringify(whoCanJson(answers, at), undefined, 2)}\n`
      : whoCanText(answers, at, terminalFor(valueOf(given, 'color'), io)),
  );
  return 0;
};
