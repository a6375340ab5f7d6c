import type { Account } from '../account/model/account.ts';
import { diffOf, type DiffAnswer } from '../ask/diff.ts';
import { isProblem, type Problem } from '../ask/problem.ts';
import { readAccount } from '../ask/who.ts';
import type { LintRequest } from '../lint.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import { diffJson, diffMarkdown, diffText } from '../output/ask/diff.ts';
import type { At } from '../output/ask/page.ts';
import { locator } from '../output/locate/location.ts';
import { refuse } from './ask.ts';
import type { Command } from './command.ts';
import type { Dependencies } from './dependencies.ts';
import { findConfig } from './find-config.ts';
import { readSides, type Side } from './git/sides.ts';
import type { Io } from './io.ts';
import { readLintSettings } from './lint-settings.ts';
import { asAsked, requestOf, tell } from './lint.ts';
import { valueOf } from './parsed-flags.ts';
import { terminalFor } from './terminal.ts';
import { usageError } from './usage.ts';

/** Changes that make the exit code 1, by the names that `--fail-on` takes. */
const gates: Readonly<Record<string, (answer: DiffAnswer) => boolean>> = {
  gain: ({ gained }) => gained.length > 0,
  'new-admin': ({ newAdmins }) => newAdmins.length > 0,
};

/** Reads one side; undefined where there was nothing to read, which is said. */
const load = async (
  side: Side,
  request: LintRequest,
  io: Io,
  parts: Dependencies,
): Promise<LoadedAccounts | undefined> => {
  const loaded = await parts.loadAccounts({ ...request, cwd: side.cwd, paths: side.paths });
  await tell(io, [
    ...side.notes,
    ...loaded.unread.map(({ location: { file, line }, message }) => `${side.shown(file)}:${line}: ${message}`),
  ]);
  return loaded.nothing ? undefined : loaded;
};

/** The account of both sides: the one that is named, the only one, or the one with the same id. */
const pairOf = (
  id: string | undefined,
  before: readonly Account[],
  after: readonly Account[],
): readonly [before: Account, after: Account] | Problem => {
  const old = readAccount(id, before);
  if (isProblem(old)) return old;
  const current = readAccount(id, after);
  if (isProblem(current)) return current;
  return old.id === undefined || current.id === undefined || old.id === current.id
    ? [old, current]
    : { problem: `the sides are about two accounts, \`${old.id}\` and \`${current.id}\``, choices: [] };
};

const locate = (side: Side, { parsed }: LoadedAccounts, changes: DiffAnswer['gained']): At => {
  const at = locator(
    changes.flatMap(({ cause }) => cause.flatMap(({ place }) => place ?? [])),
    parsed,
  );
  return (place) => {
    const location = at(place);
    return { ...location, file: side.shown(location.file) };
  };
};

/** `iamlint diff`: who gained or lost what between two states of an account. */
export const diffCommand: Command = async ({ operands, given }, io, parts) => {
  const failOn = (valueOf(given, 'fail-on') ?? '').split(',').filter((name) => name !== '');
  const wrong = failOn.find((name) => !Object.hasOwn(gates, name));
  if (wrong !== undefined)
    return usageError(`\`--fail-on\` takes \`gain\` and \`new-admin\`, and not \`${wrong}\``, { command: 'diff' });
  const settings = readLintSettings({ given, operands: [] });
  if ('kind' in settings) return settings;
  const rules = await parts.rules();
  const config = await findConfig(settings.config, rules, io, parts);
  if (config === undefined) return 2;
  const sides = await readSides(operands, io);
  if ('problem' in sides) return refuse({ problem: sides.problem, choices: [] }, io);
  try {
    const request = requestOf(settings, asAsked(config, settings, rules), rules, io, undefined);
    const before = await load(sides.before, request, io, parts);
    const after = await load(sides.after, request, io, parts);
    if (before === undefined || after === undefined) return 2;
    const pair = pairOf(valueOf(given, 'account'), before.accounts, after.accounts);
    if (isProblem(pair)) return await refuse(pair, io);
    const answer = diffOf(...pair, await parts.catalogue(config.catalogue), request.now.getTime());
    const both = {
      before: locate(sides.before, before, [...answer.lost, ...answer.perhapsLost]),
      after: locate(sides.after, after, [...answer.gained, ...answer.perhapsGained]),
    };
    const format = valueOf(given, 'format') ?? 'text';
    if (format === 'json') await io.out(`${JSON.stringify(diffJson(answer, both), undefined, 2)}\n`);
    else if (format === 'markdown') await io.out(diffMarkdown(answer, both));
    else await io.out(diffText(answer, both, terminalFor(valueOf(given, 'color'), io)));
    return failOn.some((name) => gates[name]?.(answer) === true) ? 1 : 0;
  } finally {
    sides.before.remove();
    sides.after.remove();
  }
};
