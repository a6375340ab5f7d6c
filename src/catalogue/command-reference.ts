import { cliReference, type CommandGroup } from './data/cli-reference.ts';
import { oncePerKey } from '../source/once.ts';

/** A flag of a command. */
export interface CommandFlag {
  /** As it is written: `--quiet` and `-q` are one flag. */
  readonly spellings: readonly string[];
  readonly takesValue: boolean;
}

/** Groups of commands whose reference the catalogue holds. */
export type ReferenceGroup = keyof typeof cliReference;

/** What people type for a group, besides its name. */
const aliases: Readonly<Record<string, ReferenceGroup>> = { sm: 'secrets-manager' };

const flagOf = (written: string): CommandFlag => {
  const takesValue = written.endsWith('=');
  return { spellings: (takesValue ? written.slice(0, -1) : written).split(','), takesValue };
};

/** The group that `ibmcloud NAME` runs a command of; undefined for one whose reference the catalogue does not hold. */
export const referenceGroupOf = (name: string): ReferenceGroup | undefined => {
  if (Object.hasOwn(aliases, name)) return aliases[name];
  return referenceGroups.find((group) => group === name);
};

/** The groups whose reference the catalogue holds. */
export const referenceGroups: readonly ReferenceGroup[] = ['iam', 'resource', 'cbr', 'secrets-manager'];

/** The commands of a group, by name; those of two words, such as `config set`, with a blank between them. */
export const referenceCommands = (group: ReferenceGroup): readonly string[] =>
  Object.keys(cliReference[group].commands);

const read = oncePerKey((key): readonly CommandFlag[] | undefined => {
  const [group = '', command = ''] = key.split('\n');
  const known = referenceGroupOf(group);
  if (known === undefined) return undefined;
  const { commands }: CommandGroup = cliReference[known];
  const written = Object.hasOwn(commands, command) ? commands[command] : undefined;
  return written
    ?.split(' ')
    .filter((flag) => flag !== '')
    .map(flagOf);
});

/** The flags that the reference lists for a command; undefined for a command that it does not have. */
export const referenceFlags = (group: ReferenceGroup, command: string): readonly CommandFlag[] | undefined =>
  read(`${group}\n${command}`);

/** ISO date of the reference of a group. */
export const referenceDate = (group: ReferenceGroup): string => cliReference[group].from.date;
