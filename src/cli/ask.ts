import type { Ground } from '../ask/can.ts';
import type { Problem } from '../ask/problem.ts';
import { asAsked, requestOf, tell } from './lint.ts';
import type { Invocation } from './arguments.ts';
import type { CommandName } from './commands.ts';
import type { Dependencies } from './dependencies.ts';
import { findConfig } from './find-config.ts';
import type { Io } from './io.ts';
import { readLintSettings } from './lint-settings.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import { valueOf } from './parsed-flags.ts';
import { usageError, type UsageError } from './usage.ts';

type Words = Pick<Extract<Invocation, { readonly kind: 'command' }>, 'given' | 'operands'>;

/** The words of a question, those before `on` and those behind it. */
export const splitWords = (
  { operands }: Pick<Words, 'operands'>,
  before: number,
  command: CommandName,
): { readonly words: readonly string[]; readonly target: readonly string[] } | UsageError => {
  const at = operands.indexOf('on');
  const words = at === -1 ? operands : operands.slice(0, at);
  const target = at === -1 ? [] : operands.slice(at + 1);
  if (at !== -1 && target.length === 0) return usageError('`on` needs a target: `on SERVICE/INSTANCE`', { command });
  const extra = words[before];
  if (extra === undefined) return { words, target };
  return usageError(`\`${extra}\` is one word too many: a target stands behind \`on\`, and files behind \`--in\``, {
    command,
  });
};

/** What questions are answered from, and where its places are. */
export type Read = Ground & Pick<LoadedAccounts, 'parsed'>;

/** Reads the input of a question; a number is the exit code where that failed, which is said then. */
export const readGround = async (
  { given }: Pick<Words, 'given'>,
  io: Io,
  parts: Dependencies,
): Promise<Read | UsageError | 2> => {
  const settings = readLintSettings({ given, operands: given.get('in') ?? [] });
  if ('kind' in settings) return settings;
  const rules = await parts.rules();
  const config = await findConfig(settings.config, rules, io, parts);
  if (config === undefined) return 2;
  const request = requestOf(settings, asAsked(config, settings, rules), rules, io, undefined);
  const { accounts, parsed, unread, nothing } = await parts.loadAccounts(request);
  await tell(
    io,
    unread.map(({ location: { file, line }, message }) => (nothing ? message : `${file}:${line}: ${message}`)),
  );
  if (nothing) return 2;
  const catalogue = await parts.catalogue(config.catalogue);
  return {
    accounts,
    catalogue,
    now: request.now.getTime(),
    accountId: valueOf(given, 'account'),
    paths: given.get('in'),
    parsed,
  };
};

/** Says why a question cannot be put, with what may have been meant. */
export const refuse = async ({ problem, choices }: Problem, io: Io): Promise<2> => {
  await tell(io, [problem, ...choices.map((choice) => `  ${choice}`)]);
  return 2;
};
