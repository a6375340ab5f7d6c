import { referenceCommands, referenceFlags, referenceGroupOf } from '../../src/catalogue/command-reference.ts';
import type { ShellCommand } from './words.ts';

/** A call of IBM Cloud's command, taken apart as its reference has it. */
export interface Call {
  /** Group and name: `iam service-policy-create`. */
  readonly name: string;
  readonly arguments: readonly string[];
  /** By the longest spelling, without hyphens; a flag without a value has the text `true`. */
  readonly flags: ReadonlyMap<string, string>;
  /** The file its output goes to. */
  readonly output: string | undefined;
}

/** A refusal of IBM Cloud, or of its command. */
export class Refused extends Error {}

const longest = (spellings: readonly string[]): string =>
  (spellings.toSorted((one, other) => other.length - one.length)[0] ?? '').replace(/^-+/, '');

/** Takes a command apart; refuses what IBM's reference does not have. */
export const callOf = ({ words, output }: ShellCommand): Call => {
  const [program, groupName = '', ...rest] = words;
  const group = referenceGroupOf(groupName);
  if (program !== 'ibmcloud' || group === undefined) throw new Refused(`no command of ours: ${words.join(' ')}`);
  const command = referenceCommands(group).find((one) => one === rest[0] || one === rest.slice(0, 2).join(' '));
  if (command === undefined) throw new Refused(`there is no command \`${groupName} ${rest[0]}\``);
  const known = referenceFlags(group, command) ?? [];
  const flags = new Map<string, string>();
  const others: string[] = [];
  const left = rest.slice(command.split(' ').length);
  for (let at = 0; at < left.length; at += 1) {
    const word = left[at] ?? '';
    if (!word.startsWith('-')) {
      others.push(word);
      continue;
    }
    const flag = known.find(({ spellings }) => spellings.includes(word));
    // The command takes `--output` everywhere; some pages of the reference leave it out.
    if (flag === undefined && word !== '--output') throw new Refused(`\`${command}\` has no flag \`${word}\``);
    const takesValue = flag?.takesValue ?? true;
    const value = takesValue ? left[at + 1] : 'true';
    if (value === undefined) throw new Refused(`\`${word}\` lacks its value`);
    flags.set(longest(flag?.spellings ?? [word]), value);
    if (takesValue) at += 1;
  }
  return { name: `${group} ${command}`, arguments: others, flags, output };
};
