import { isProblem } from '../ask/problem.ts';
import { whoCan, type WhoCanAnswer } from '../ask/who-can.ts';
import { locator } from '../output/locate/location.ts';
import { whoCanJson, whoCanText } from '../output/ask/who-can.ts';
import type { Place } from '../source/place.ts';
import { readGround, refuse, splitWords } from './ask.ts';
import type { Command } from './command.ts';
import { valueOf } from './parsed-flags.ts';
import { terminalFor } from './terminal.ts';

const placesOf = ({ granted, services, perhaps, ofSomebody, coming = [] }: WhoCanAnswer): readonly Place[] =>
  [
    ...granted.flatMap(({ chains, behind }) => [...chains.flatMap(({ links }) => links), ...behind]),
    ...services,
    ...perhaps.flatMap(({ facts = [] }) => facts),
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
  const answer = whoCan({ request, target: read.target, transitive: given.has('transitive') }, ground);
  if (isProblem(answer)) return refuse(answer, io);
  const at = locator(placesOf(answer), ground.parsed);
  const isJson = valueOf(given, 'format') === 'json';
  await io.out(
    isJson
      ? `${JSON.stringify(whoCanJson(answer, at), undefined, 2)}\n`
      : whoCanText(answer, at, terminalFor(valueOf(given, 'color'), io)),
  );
  return 0;
};
