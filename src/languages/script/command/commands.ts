/** What commands of IBM Cloud, and requests to its API, declare; and where they are used wrongly. */
import { isStandIn } from '../layout/placeholder.ts';
import { placeholderHole } from '../run/expand.ts';
import { referenceCommands, referenceFlags, referenceGroupOf } from '../../../catalogue/command-reference.ts';
import { nearest } from '../../../source/nearest.ts';
import { reportMisuse } from './misuse.ts';
import type { Invocation } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import { literal, shown } from '../run/text.ts';
import { sortArguments } from './arguments.ts';
import { deleteIdentity, deleteNamed, deletePolicy, removeMembers } from './change.ts';
import { callOf, type Handler, type Surroundings } from './call.ts';
import { runCurl } from './curl.ts';
import { configUpdate, configurationCreate } from './engine.ts';
import * as identities from './identities.ts';
import { iamUsages, secretsManagerUsages, type Usage } from './options.ts';
import { authorization, groupPolicy, profilePolicy, servicePolicy, userPolicy } from './policies.ts';
import { runLookup } from './resources.ts';
import { reportSecret } from './secret-value.ts';
import { secretCreate, secretGroup } from './secrets.ts';
import { checkUsage, namesSubjectOfOtherKind, wrongFlags } from './usage.ts';

/** What each command declares. */
const iam: ReadonlyMap<string, Handler> = new Map([
  ['service-policy-create', servicePolicy],
  ['service-policy-update', servicePolicy],
  ['user-policy-create', userPolicy],
  ['user-policy-update', userPolicy],
  ['access-group-policy-create', groupPolicy],
  ['access-group-policy-update', groupPolicy],
  ['trusted-profile-policy-create', profilePolicy],
  ['trusted-profile-policy-update', profilePolicy],
  ['authorization-policy-create', authorization],
  ['access-group-create', identities.accessGroup],
  ['access-group-user-add', identities.addUsers],
  ['access-group-service-id-add', identities.addServiceIds],
  ['access-group-trusted-profile-add', identities.addProfiles],
  ['service-id-create', identities.serviceId],
  ['service-api-key-create', identities.serviceApiKey],
  ['api-key-create', identities.userApiKey],
  ['trusted-profile-create', identities.trustedProfile],
  ['role-create', identities.customRole],
  ['account-settings-update', identities.accountSettings],
]);

/** Commands that take something away. Their usage is not checked. */
const taking: ReadonlyMap<string, Handler> = new Map([
  ['service-policy-delete', deletePolicy('ibm_iam_service_policy', 'iam_id', 'ibm_iam_service_id')],
  ['user-policy-delete', deletePolicy('ibm_iam_user_policy', 'ibm_id', undefined)],
  [
    'access-group-policy-delete',
    deletePolicy('ibm_iam_access_group_policy', 'access_group_id', 'ibm_iam_access_group'),
  ],
  [
    'trusted-profile-policy-delete',
    deletePolicy('ibm_iam_trusted_profile_policy', 'iam_id', 'ibm_iam_trusted_profile'),
  ],
  ['authorization-policy-delete', deletePolicy('ibm_iam_authorization_policy', '', undefined)],
  ['service-id-delete', deleteIdentity('ibm_iam_service_id')],
  ['access-group-delete', deleteIdentity('ibm_iam_access_group')],
  ['trusted-profile-delete', deleteIdentity('ibm_iam_trusted_profile')],
  ['access-group-user-remove', removeMembers('ibm_ids', undefined, false)],
  ['access-group-user-purge', removeMembers('ibm_ids', undefined, true)],
  ['access-group-service-id-remove', removeMembers('iam_service_ids', 'ibm_iam_service_id', false)],
  ['access-group-service-id-purge', removeMembers('iam_service_ids', 'ibm_iam_service_id', true)],
  ['access-group-trusted-profile-remove', removeMembers('iam_profile_ids', 'ibm_iam_trusted_profile', false)],
  ['access-group-trusted-profile-purge', removeMembers('iam_profile_ids', 'ibm_iam_trusted_profile', true)],
  ['service-api-key-delete', deleteNamed('ibm_iam_service_api_key')],
  ['api-key-delete', deleteNamed('ibm_iam_api_key')],
  ['role-delete', deleteNamed('ibm_iam_custom_role')],
]);

const secretsManager: ReadonlyMap<string, Handler> = new Map([
  ['config-update', configUpdate],
  ['configuration-create', configurationCreate],
  ['secret-create', secretCreate],
  ['secret-group-create', secretGroup],
]);

/** Commands that only show something: their output is followed, and their usage is not checked. */
const asking: ReadonlyMap<string, Handler> = new Map([
  ['service-id', identities.findServiceId],
  ['access-group', identities.findGroup],
  ['trusted-profile', identities.findProfile],
  ['service-ids', identities.listServiceIds],
  ['access-groups', identities.listGroups],
  ['trusted-profiles', identities.listProfiles],
]);

const asked: Usage = {
  takes: [],
  values: ['--output', '-n', '--name'],
  switches: ['--uuid', '--id', '-q', '--quiet', '-f', '--force', '-r', '--recursive'],
  needs: [],
  complete: false,
};

const run = (
  name: string,
  usage: Usage,
  handler: Handler | undefined,
  invocation: Invocation,
  around: Surroundings,
): Output | undefined => {
  const call = callOf(name, invocation, sortArguments(invocation.words.slice(3), usage), around);
  if (call.args.flags.some((flag) => flag.name === '--help' || flag.name === '-h')) return undefined;
  const isSchema = call.args.positional.some(({ text }) => /^[[{(|]|\.{3}/.test(literal(text) ?? ''));
  if (isSchema) return undefined;
  if (!checkUsage(usage, call)) {
    // A policy for a subject of another kind is refused, and shows what its author takes to be granted.
    if (namesSubjectOfOtherKind(call)) handler?.(call);
    else wrongFlags(call);
    return undefined;
  }
  if (name.startsWith('role-create')) wrongFlags(call);
  return handler?.(call);
};

/** Flags between `ibmcloud` and the name of a group of commands. */
const withoutGlobals = (invocation: Invocation): Invocation => {
  const [first, ...rest] = invocation.words;
  const at = rest.findIndex(({ text }) => !(literal(text) ?? '').startsWith('-'));
  return first === undefined || at <= 0 ? invocation : { ...invocation, words: [first, ...rest.slice(at)] };
};

/** How many words name a command: `ibmcloud iam service-policy-create`. */
const commandWords = 3;

/** The words of documentation in place of values are values that are not known. */
const withStandIns = (invocation: Invocation): Invocation => ({
  ...invocation,
  words: invocation.words.map((word, nth) => {
    const known = literal(word.text);
    return nth < commandWords || known === undefined || !isStandIn(known)
      ? word
      : { ...word, text: [placeholderHole(known, word.range)] };
  }),
});

/** Short forms that people expect the command to have. */
const expanded = (command: string): string =>
  command.replace(/^tp-/, 'trusted-profile-').replace(/^ag-/, 'access-group-').replace(/^sid-/, 'service-id-');

/** A command that the reference lacks is reported where one that it has is near; it may have gained others since. */
const reportUnknown = (group: string, command: string, invocation: Invocation, around: Surroundings): void => {
  const known = referenceGroupOf(group);
  const word = invocation.words[2];
  if (known === undefined || word === undefined) return;
  const commands = referenceCommands(known);
  // Those of two words, such as `config set`, are told by their first.
  if (commands.some((each) => each === command || each.startsWith(`${command} `))) return;
  const long = expanded(command);
  const near = commands.includes(long) ? long : nearest(command, commands);
  if (near === undefined) return;
  const message = `\`ibmcloud ${group}\` has no command \`${command}\` in IBM's reference: did you mean \`${near}\`?`;
  const help = `\`ibmcloud ${group} help\` lists the commands that are installed`;
  reportMisuse({ message, range: word.range, help, confidence: 'low' }, invocation.range, around.declarations);
};

/** Flags that the reference of some commands leaves out, though the command line has them. */
const everywhere = [
  '--output',
  '--quiet',
  '--force',
  '--api-version',
  '--tags',
  '--help',
  '--version',
  '--region',
  '--instance-id',
  '--service-url',
];

/** Reports flags that are near to one of the command's in IBM's reference, for commands whose usage is not checked. */
const reportUnknownFlags = (group: string, command: string, invocation: Invocation, around: Surroundings): void => {
  const known = referenceGroupOf(group);
  const flags = known === undefined ? undefined : referenceFlags(known, command)?.flatMap(({ spellings }) => spellings);
  if (flags === undefined || flags.length === 0) return;
  for (const { text, range } of invocation.words.slice(commandWords)) {
    const flag = /^--[a-z][\w-]+/.exec(literal(text) ?? '')?.[0];
    if (flag === undefined || flags.includes(flag) || everywhere.includes(flag)) continue;
    const near = nearest(
      flag,
      flags.filter((each) => each.startsWith('--')),
    );
    // The reference itself mixes `--id` and `--ids`.
    if (near === undefined || near === `${flag}s` || flag === `${near}s`) continue;
    const message = `\`${command}\` has no flag \`${flag}\` in IBM's reference: did you mean \`${near}\`?`;
    reportMisuse({ message, range, confidence: 'low' }, invocation.range, around.declarations);
  }
};

/** Runs a command of IBM Cloud, or a request to its API, as far as it declares something. */
export const runCommand = (original: Invocation, around: Surroundings): Output | undefined => {
  if (literal(original.words[0]?.text ?? []) === 'curl') return runCurl(original, around);
  const invocation = withStandIns(withoutGlobals(original));
  const [program, group, command] = invocation.words.map(({ text }) => literal(text));
  if (program === undefined || !/(?:^|\/)(?:ibmcloud|ic|bx|bluemix)$/.test(program) || group === undefined)
    return undefined;
  if (group === 'login') {
    const key = sortArguments(invocation.words.slice(2), {
      ...asked,
      values: ['--apikey', '-a', '-c', '-g', '-r', '-u', '-p'],
    });
    for (const { name, value } of key.flags) {
      if (name === '--apikey' && value !== undefined) {
        reportSecret(value.text, '`--apikey`', invocation.range, value.range, around.declarations);
      }
    }
    return undefined;
  }
  const isManager = group === 'secrets-manager' || group === 'sm';
  if (group !== 'iam' && !isManager) return runLookup(group, invocation, around.declarations);
  if (command === undefined) {
    const word = invocation.words[2];
    if (word !== undefined)
      around.declarations.gap(`it is not known which command \`${shown(word.text)}\` is`, invocation.range);
    return undefined;
  }
  const usage = (isManager ? secretsManagerUsages : iamUsages).get(command);
  if (usage !== undefined)
    return run(command, usage, (isManager ? secretsManager : iam).get(command), invocation, around);
  const handler = isManager ? undefined : (asking.get(command) ?? taking.get(command));
  if (handler === undefined) reportUnknown(group, command, invocation, around);
  reportUnknownFlags(group, command, invocation, around);
  return handler?.(callOf(command, invocation, sortArguments(invocation.words.slice(3), asked), around));
};
