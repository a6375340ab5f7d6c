import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { configNames } from '../config/names.ts';
import { safe } from '../output/redact/safe.ts';
import { valueOf } from './parsed-flags.ts';
import { configText, setupText } from './init-texts.ts';
import type { Command } from './command.ts';
import { writeText } from './write-text.ts';

const configName = '.iamlintrc.yaml';

interface Attempt {
  readonly file: string;
  /** Why it was not written. */
  readonly failure: string | undefined;
}

/** Writes one file; one that is there is overwritten only when `force` is set. */
const write = async (cwd: string, file: string, text: string, force: boolean): Promise<Attempt> => {
  if (!force && existsSync(resolve(cwd, file))) {
    return { file, failure: `\`${file}\` already exists and was not changed: \`--force\` overwrites it` };
  }
  return { file, failure: await writeText(file, cwd, text, force ? 'write' : 'create') };
};

/** A config of another name in the same directory would be read instead of the new one, or stand there unread. */
const writeConfig = async (cwd: string, text: string, force: boolean): Promise<Attempt> => {
  const other = configNames.find(
    (name) => name.startsWith('.iamlintrc') && name !== configName && existsSync(resolve(cwd, name)),
  );
  return other === undefined
    ? write(cwd, configName, text, force)
    : { file: configName, failure: `there is already a config, \`${other}\`: \`${configName}\` was not written` };
};

export const initCommand: Command = async ({ given }, io) => {
  const force = given.has('force');
  const setup = given.has('engine') ? (valueOf(given, 'engine') ?? 'engine-setup.yaml') : undefined;
  const attempts = [
    await writeConfig(io.cwd, configText(setup), force),
    ...(setup === undefined ? [] : [await write(io.cwd, setup, setupText, force)]),
  ];
  for (const { file, failure } of attempts) {
    if (failure === undefined) await io.out(`wrote ${safe(file)}\n`);
    else await io.err(`iamlint: ${safe(failure)}\n`);
  }
  return attempts.every(({ failure }) => failure === undefined) ? 0 : 2;
};
