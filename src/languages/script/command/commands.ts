/** What commands of IBM Cloud, and requests to its API, declare; and where they are used wrongly. */
import { isStandIn, mayBeName } from '../../../source/placeholder.ts';
import { placeholderHole } from '../run/expand.ts';
import {
  referenceCommands,
  referenceGroupOf,
  referenceGroups,
  type ReferenceGroup,
} from '../../../catalogue/command-reference.ts';
import { nearest } from '../../../source/nearest.ts';
import { reportMisuse } from './misuse.ts';
import type { Argument, Invocation } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import { literal, shown, textOf } from '../run/text.ts';
import { sortArguments } from './arguments.ts';
import { callOf, type Surroundings } from './call.ts';
import { runCurl } from './curl.ts';
import { handlerOf } from './handlers.ts';
import { usageOf, type Usage } from './options.ts';
import { runLookup } from './resources.ts';
import { reportSecret } from './secret-value.ts';
import { checkUsage, namesSubjectOfOtherKind, reference, wrongFlags } from './usage.ts';

const run = (
  group: ReferenceGroup,
  name: string,
  usage: Usage,
  invocation: Invocation,
  around: Surroundings,
): Output | undefined => {
  const call = callOf(name, invocation, sortArguments(invocation.words.slice(3), usage), around);
  if (call.args.flags.some((flag) => flag.name === '--help' || flag.name === '-h')) return undefined;
  const isSchema = call.args.positional.some(({ text }) => /^[[{(|]|\.{3}/.test(literal(text) ?? ''));
  if (isSchema) return undefined;
  if (!isOurs(group, name, invocation)) return group === 'secrets-manager' ? handlerOf(group, name)?.(call) : undefined;
  if (!checkUsage(usage, group, call)) {
    // A policy for a subject of another kind is refused, and shows what its author takes to be granted.
    if (namesSubjectOfOtherKind(call)) handlerOf(group, name)?.(call);
    else wrongFlags(call);
    return undefined;
  }
  if (name.startsWith('role-create')) wrongFlags(call);
  if (group === 'resource') return runLookup(group, invocation, around);
  return handlerOf(group, name)?.(call);
};

/** Secrets and configurations of other kinds than IAM credentials. */
const otherKind =
  /(?:private|public|imported)[-_]cert|username[-_]password|custom[-_]credentials|service[-_]credentials|\barbitrary|\bkv\b|--kv-data/;

/** How many words name a command: `ibmcloud iam service-policy-create`. */
const commandWords = 3;

/** True for a command that is about access: of those for resources and secrets, most are not. */
const isOurs = (group: ReferenceGroup, command: string, { words }: Invocation): boolean => {
  if (group === 'resource') return /^(?:service-instance|group)/.test(command);
  if (group !== 'secrets-manager') return true;
  const said = words.slice(commandWords).map(({ text }) => shown(text));
  return (
    said.some((word) => /^--?(?:config|secret|iam|engine|name)/.test(word)) &&
    !said.some((word) => otherKind.test(word))
  );
};

/** Flags between `ibmcloud` and the name of a group of commands. */
const withoutGlobals = (invocation: Invocation): Invocation => {
  const [first, ...rest] = invocation.words;
  const at = rest.findIndex(({ text }) => !(literal(text) ?? '').startsWith('-'));
  return first === undefined || at <= 0 ? invocation : { ...invocation, words: [first, ...rest.slice(at)] };
};

const namedTypes = [
  'ibm_iam_service_id',
  'ibm_iam_access_group',
  'ibm_iam_trusted_profile',
  'ibm_iam_service_api_key',
  'ibm_iam_api_key',
  'ibm_resource_instance',
] as const;

/** A word is the name of what a command makes by it, and wherever that is called by it later. */
const isChosen = (word: string, nth: number, { words }: Invocation, { declarations }: Surroundings): boolean =>
  mayBeName(word) &&
  ((nth === commandWords && /(?<!policy)-create$/.test(literal(words[2]?.text ?? []) ?? '')) ||
    namedTypes.some((type) => declarations.find(type, word) !== undefined));

/** The words of documentation in place of values are values that are not known. */
const withStandIns = (invocation: Invocation, around: Surroundings): Invocation => ({
  ...invocation,
  words: invocation.words.map((word, nth) => {
    const known = literal(word.text);
    const isStandingIn =
      nth >= commandWords && known !== undefined && isStandIn(known) && !isChosen(known, nth, invocation, around);
    return isStandingIn ? { ...word, text: [placeholderHole(known, word.range)] } : word;
  }),
});

/** Short forms that people expect the command to have. */
const expanded = (command: string): string =>
  command.replace(/^tp-/, 'trusted-profile-').replace(/^ag-/, 'access-group-').replace(/^sid-/, 'service-id-');

interface Meant {
  readonly group: ReferenceGroup;
  readonly command: string;
}

/** The command that a name which the reference lacks is most likely meant for; undefined where none is near. */
const meantBy = (group: ReferenceGroup, command: string): Meant | undefined => {
  const commands = referenceCommands(group);
  // Those of two words, such as `config set`, are told by their first.
  if (commands.some((each) => each === command || each.startsWith(`${command} `))) return undefined;
  const long = expanded(command);
  if (commands.includes(long)) return { group, command: long };
  const elsewhere = referenceGroups.find((other) => referenceCommands(other).includes(long));
  if (elsewhere !== undefined) return { group: elsewhere, command: long };
  const near = nearest(command, commands);
  return near === undefined ? undefined : { group, command: near };
};

/**
 * A command that the reference lacks is reported where one that it has is near; it may have gained others since. What
 * follows is read as if that one stood there: of a slip only the slip is told.
 */
const runUnknown = (
  group: ReferenceGroup,
  command: string,
  word: Argument,
  invocation: Invocation,
  around: Surroundings,
): Output | undefined => {
  const near = meantBy(group, command);
  const usage = near === undefined ? undefined : usageOf(near.group, near.command);
  if (near === undefined || usage === undefined || (group === 'resource' && near.group === group)) return undefined;
  const typed = group === 'secrets-manager' ? literal(invocation.words[1]?.text ?? []) : group;
  const suggestion = near.group === group ? near.command : `ibmcloud ${near.group} ${near.command}`;
  const message = `\`ibmcloud ${typed}\` has no command \`${command}\` in ${reference(group)}: did you mean \`${suggestion}\`?`;
  const help = `\`ibmcloud ${typed} help\` lists the commands that are installed`;
  reportMisuse({ message, range: word.range, help, confidence: 'low' }, invocation.range, around.declarations);
  const meant: Invocation = {
    ...invocation,
    words: invocation.words.map((each, nth) =>
      nth === 2 ? { ...word, text: textOf(near.command, word.range) } : each,
    ),
    uncertainBecause: invocation.uncertainBecause ?? `\`${command}\` is not a command that iamlint knows`,
  };
  return run(near.group, near.command, usage, meant, around);
};

/** `iam user-policy-create …` is a command of `ibmcloud`: without it the shell finds no such program. */
const withProgram = (invocation: Invocation, around: Surroundings): Invocation | undefined => {
  const [first, second] = invocation.words;
  const program = first === undefined ? undefined : literal(first.text);
  if (first === undefined || second === undefined || program === undefined) return undefined;
  if (/(?:^|\/)(?:ibmcloud|ic|bx|bluemix)$/.test(program)) return withoutGlobals(invocation);
  const group = program === 'iam' || program === 'cbr' ? program : undefined;
  const command = literal(second.text);
  if (group === undefined || command === undefined || usageOf(group, command) === undefined) return undefined;
  const message = `\`ibmcloud\` is missing before \`${program} ${command}\`, so the shell looks for a program called \`${program}\``;
  reportMisuse({ message, range: first.range }, invocation.range, around.declarations);
  const program0: Argument = { text: textOf('ibmcloud', first.range), range: first.range, maySplit: false };
  return { ...invocation, words: [program0, ...invocation.words] };
};

const loginUsage: Usage = {
  takes: [],
  values: ['--apikey', '-a', '-c', '-g', '-r', '-u', '-p'],
  switches: [],
  needs: [],
  longOf: (flag) => flag,
  isWhole: false,
};

const runLogin = (invocation: Invocation, { declarations }: Surroundings): undefined => {
  for (const { name, value } of sortArguments(invocation.words.slice(2), loginUsage).flags) {
    if (name === '--apikey' && value !== undefined) {
      reportSecret(value.text, '`--apikey`', invocation.range, value.range, declarations);
    }
  }
};

/** Runs a command of IBM Cloud, or a request to its API, as far as it declares something. */
export const runCommand = (original: Invocation, around: Surroundings): Output | undefined => {
  if (literal(original.words[0]?.text ?? []) === 'curl') return runCurl(original, around);
  const whole = withProgram(original, around);
  if (whole === undefined) return undefined;
  const invocation = withStandIns(whole, around);
  const [, group, command] = invocation.words.map(({ text }) => literal(text));
  const word = invocation.words[2];
  if (group === undefined) return undefined;
  if (group === 'login') return runLogin(invocation, around);
  const known = referenceGroupOf(group);
  if (known === undefined || word === undefined) return runLookup(group, invocation, around);
  if (command === undefined) {
    if (known !== 'resource')
      around.declarations.gap(`it is not known which command \`${shown(word.text)}\` is`, invocation.range);
    return undefined;
  }
  const usage = usageOf(known, command);
  return usage === undefined
    ? runUnknown(known, command, word, invocation, around)
    : run(known, command, usage, invocation, around);
};
