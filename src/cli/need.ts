import type { Ground } from '../ask/can.ts';
import { need } from '../ask/need.ts';
import { isProblem } from '../ask/problem.ts';
import { needJson, needText } from '../output/ask/need.ts';
import { readGround, refuse, splitWords } from './ask.ts';
import type { Command } from './command.ts';
import type { Dependencies } from './dependencies.ts';
import type { Io } from './io.ts';
import { openCatalogue } from './open-catalogue.ts';
import { valueOf, type ParsedFlags } from './parsed-flags.ts';
import { terminalFor } from './terminal.ts';
import type { UsageError } from './usage.ts';

/** The catalogue, and where files are named the roles that they define. */
const groundOf = async (given: ParsedFlags, io: Io, parts: Dependencies): Promise<Ground | UsageError | 2> => {
  if (given.has('in')) return readGround({ given }, io, parts);
  const catalogue = await openCatalogue(given, 'need', io, parts);
  if (catalogue === undefined) return 2;
  return 'kind' in catalogue ? catalogue : { accounts: [], catalogue, now: io.now().getTime() };
};

/** `iamlint need`: the least roles that grant some actions; 1 where no roles that are known do. */
export const needCommand: Command = async ({ operands, given }, io, parts) => {
  const read = splitWords({ operands }, Infinity, 'need');
  if ('kind' in read) return read;
  const ground = await groundOf(given, io, parts);
  if (typeof ground === 'number' || 'kind' in ground) return ground;
  const answer = need({ actions: read.words, target: read.target }, ground);
  if (isProblem(answer)) return refuse(answer, io);
  const isJson = valueOf(given, 'format') === 'json';
  await io.out(
    isJson
      ? `${JSON.stringify(needJson(answer), undefined, 2)}\n`
      : needText(answer, terminalFor(valueOf(given, 'color'), io)),
  );
  return answer.parts.every(({ choices }) => choices.length > 0) ? 0 : 1;
};
