import { can, type CanAnswer } from '../ask/can.ts';
import { isProblem } from '../ask/problem.ts';
import { locator } from '../output/locate/location.ts';
import { canJson, canText } from '../output/ask/can.ts';
import type { Place } from '../source/place.ts';
import { readGround, refuse, splitWords } from './ask.ts';
import type { Command } from './command.ts';
import { valueOf } from './parsed-flags.ts';
import { terminalFor } from './terminal.ts';

const exitCodes: Readonly<Record<CanAnswer['outcome'], number>> = { granted: 0, denied: 1, unknown: 2 };

const placesOf = ({ chains, closest, facts }: CanAnswer): readonly Place[] =>
  [...chains.flatMap(({ links }) => links), ...closest, ...facts].flatMap(({ place }) => place ?? []);

/** `iamlint can`: whether somebody can do something, with the evidence. */
export const canCommand: Command = async ({ operands, given }, io, parts) => {
  const read = splitWords({ operands }, 2, 'can');
  if ('kind' in read) return read;
  const ground = await readGround({ given }, io, parts);
  if (typeof ground === 'number' || 'kind' in ground) return ground;
  const [subject = '', request = ''] = read.words;
  const answer = can({ subject, request, target: read.target }, ground);
  if (isProblem(answer)) return refuse(answer, io);
  if (!given.has('quiet')) {
    const at = locator(placesOf(answer), ground.parsed);
    const isJson = valueOf(given, 'format') === 'json';
    await io.out(
      isJson
        ? `${JSON.stringify(canJson(answer, at), undefined, 2)}\n`
        : canText(answer, at, terminalFor(valueOf(given, 'color'), io)),
    );
  }
  return exitCodes[answer.outcome];
};
