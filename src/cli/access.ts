import { accessOf, type AccessAnswer } from '../ask/access-of.ts';
import { isProblem } from '../ask/problem.ts';
import { accessCsv, accessJson, accessMarkdown, accessText } from '../output/ask/access.ts';
import { locator } from '../output/locate/location.ts';
import type { At } from '../output/ask/page.ts';
import type { Place } from '../source/place.ts';
import { readGround, refuse } from './ask.ts';
import type { Command } from './command.ts';
import { valueOf } from './parsed-flags.ts';
import { terminalFor } from './terminal.ts';

const wayPlaces = (becomes: AccessAnswer['becomes']): readonly { readonly place: Place }[] =>
  becomes === undefined
    ? []
    : [
        ...(becomes.administers === undefined ? [] : [becomes.administers]),
        ...becomes.ways.flatMap(({ steps }) => steps),
      ];

const placesOf = ({ rows, idle, perhaps, becomes, missing }: AccessAnswer): readonly Place[] =>
  [
    ...rows.flatMap(({ roles }) => roles.flatMap((held) => [held, ...held.facts])),
    ...idle,
    ...perhaps,
    ...missing,
    ...wayPlaces(becomes),
  ].flatMap(({ place }) => place ?? []);

const written: Readonly<Record<string, (answer: AccessAnswer, at: At) => string>> = {
  json: (answer, at) => `${JSON.stringify(accessJson(answer, at), undefined, 2)}\n`,
  markdown: accessMarkdown,
  csv: accessCsv,
};

/** `iamlint access`: all that somebody can do. */
export const accessCommand: Command = async ({ operands, given }, io, parts) => {
  const ground = await readGround({ given }, io, parts);
  if (typeof ground === 'number' || 'kind' in ground) return ground;
  const [subject = ''] = operands;
  const answer = accessOf({ subject, compare: valueOf(given, 'compare'), transitive: given.has('transitive') }, ground);
  if (isProblem(answer)) return refuse(answer, io);
  const at = locator(placesOf(answer), ground.parsed);
  const format = written[valueOf(given, 'format') ?? 'text'];
  await io.out(
    format === undefined ? accessText(answer, at, terminalFor(valueOf(given, 'color'), io)) : format(answer, at),
  );
  return 0;
};
