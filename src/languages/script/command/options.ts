import { referenceFlags, type ReferenceGroup } from '../../../catalogue/command-reference.ts';
import type { Sort } from '../sort.ts';

/** What a value of a flag or an argument has to be. */
export type Expected =
  | Extract<Sort, 'service ID' | 'access group' | 'trusted profile' | 'user'>
  /** An id in the form `ServiceId-…`, not a name. */
  | 'service ID only'
  | 'access group IDs'
  | 'account ID'
  | 'instance GUID'
  | 'resource group ID'
  | 'resource group name'
  | 'service name'
  | 'name';

/** What IBM's reference says of a command in prose: its arguments, and which flags are required. */
interface Shape {
  /** What its arguments are, in order; the last of them any number of times where `many`. */
  readonly takes: readonly { readonly is: Expected | 'anything'; readonly called: string }[];
  readonly many?: boolean;
  /** Groups of flags of which one is required. */
  readonly needs?: readonly (readonly string[])[];
  /** Flags that stand in for the arguments. */
  readonly instead?: readonly string[];
}

/** The usage of a command. */
export interface Usage extends Shape {
  /** Flags with a value. */
  readonly values: readonly string[];
  /** Flags without one. */
  readonly switches: readonly string[];
  /** Groups of flags of which one is required. */
  readonly needs: readonly (readonly string[])[];
  /** A flag under the long one of its spellings; the plug-in's commands take `-name` for `--name`. */
  readonly longOf: (flag: string) => string;
  /** The usage says what the arguments are: any that is beyond them is one too many. */
  readonly isWhole: boolean;
}

/** Short flags that the reference leaves out for some commands. */
const shortFlags: ReadonlyMap<string, string> = new Map([
  ['-r', '--roles'],
  ['-d', '--description'],
  ['-n', '--name'],
  ['-j', '--jmes-query'],
  ['-q', '--quiet'],
  ['-f', '--force'],
]);

const longIn =
  (spellings: ReadonlyMap<string, string>): Usage['longOf'] =>
  (flag) =>
    spellings.get(flag) ?? shortFlags.get(flag) ?? (/^-[a-z][\w-]+$/.test(flag) ? `-${flag}` : flag);

const policy = (is: Expected, called: string): { readonly create: Shape; readonly update: Shape } => ({
  create: { takes: [{ is, called }], needs: [['--roles', '--file']] },
  update: {
    takes: [
      { is, called },
      { is: 'anything', called: 'the ID of the policy' },
    ],
  },
});

const service = policy('service ID', 'a service ID');
const user = policy('user', 'a user');
const accessGroup = policy('access group', 'an access group');
const profile = policy('trusted profile', 'a trusted profile');

const named: Shape = { takes: [{ is: 'name', called: 'a name' }] };

const ofProfile = { is: 'trusted profile', called: 'a trusted profile' } as const;

const adding = (is: Expected, called: string): Shape => ({
  takes: [
    { is: 'access group', called: 'an access group' },
    { is, called },
  ],
  many: true,
});

const iam: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['service-policy-create', service.create],
  ['service-policy-update', service.update],
  ['user-policy-create', user.create],
  ['user-policy-update', user.update],
  ['access-group-policy-create', accessGroup.create],
  ['access-group-policy-update', accessGroup.update],
  ['trusted-profile-policy-create', profile.create],
  ['trusted-profile-policy-update', profile.update],
  [
    'authorization-policy-create',
    {
      takes: [
        { is: 'service name', called: 'the source service' },
        { is: 'service name', called: 'the target service' },
        { is: 'anything', called: 'the roles' },
      ],
      instead: ['--file'],
    },
  ],
  ['access-group-create', named],
  ['access-group-user-add', { ...adding('user', 'a user'), instead: ['--iam-ids'] }],
  ['access-group-service-id-add', adding('service ID', 'a service ID')],
  ['access-group-trusted-profile-add', adding('trusted profile', 'a trusted profile')],
  ['service-id-create', named],
  [
    'service-api-key-create',
    {
      takes: [
        { is: 'name', called: 'a name for the key' },
        { is: 'service ID', called: 'a service ID' },
      ],
    },
  ],
  ['api-key-create', named],
  ['trusted-profile-create', named],
  ['trusted-profile-rule-create', { takes: [ofProfile], needs: [['--type'], ['--conditions']] }],
  ['trusted-profile-link-create', { takes: [ofProfile], needs: [['--cr-type'], ['--link-crn']] }],
  ['trusted-profile-identity-create', { takes: [ofProfile], needs: [['--id'], ['--id-type']] }],
  ['role-create', { ...named, many: true, needs: [['--display-name'], ['--service-name']] }],
  ['account-settings-update', { takes: [] }],
]);

const secretsManager: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['configuration-create', { takes: [], needs: [['--configuration-prototype', '--config-type']] }],
  ['secret-create', { takes: [], needs: [['--secret-prototype', '--secret-type']] }],
  ['secret-group-create', { takes: [], needs: [['--name']] }],
]);

const identified = (called: string): Shape => ({ takes: [{ is: 'anything', called }] });

/** IBM's own examples give a name before the flags, which the reference does not describe. */
const unsaid: Shape = { takes: [], many: true };

const zoneId = identified('the ID of the zone');
const ruleId = identified('the ID of the rule');

const cbr: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['zone-create', { ...unsaid, needs: [['--name', '--file']] }],
  ['zone-update', zoneId],
  ['zone-patch', zoneId],
  ['zone-delete', zoneId],
  ['rule-create', unsaid],
  ['rule-update', ruleId],
  ['rule-patch', ruleId],
  ['rule-delete', ruleId],
]);

/** `config-update` of version 1 of the plug-in, which IBM's reference no longer has. */
const configUpdate: Usage = {
  takes: [],
  values: ['--secret-type', '--engine-config', '--engine-config-one-of'],
  switches: [],
  needs: [['--engine-config', '--engine-config-one-of']],
  longOf: longIn(new Map()),
  isWhole: true,
};

/**
 * Flags of each command of a group that the pages of IBM's reference leave out for some: `--output`, which IBM's own
 * examples give to commands that do not list it, and those of any command.
 */
const shared = {
  values: ['--output'],
  switches: ['--quiet', '--force', '--help', '-h', '--version', '-v'],
} as const;

/** The plug-in's own, which stand once in its reference, and not at each command. */
const plugin = {
  values: [...shared.values, '--service-url', '--instance-id', '--region', '--jmes-query', '--locale'],
  switches: shared.switches,
} as const;

/** `--api-version` and `--tags` are options of requests about policies, whichever of their commands lists them. */
const ofPolicies = ['--api-version', '--tags'] as const;

const shapes: Readonly<Partial<Record<ReferenceGroup, ReadonlyMap<string, Shape>>>> = {
  iam,
  cbr,
  'secrets-manager': secretsManager,
};

/**
 * The usage of a command: its flags as IBM's reference lists them, its arguments as the reference describes them.
 * Undefined for a command that the reference does not have.
 */
export const usageOf = (group: ReferenceGroup, command: string): Usage | undefined => {
  if (group === 'secrets-manager' && command === 'config-update') {
    return {
      ...configUpdate,
      values: [...configUpdate.values, ...plugin.values],
      switches: plugin.switches,
    };
  }
  const flags = referenceFlags(group, command);
  if (flags === undefined) return undefined;
  const shape = shapes[group]?.get(command);
  const more = group === 'secrets-manager' ? plugin : shared;
  const longOf = longIn(
    new Map(flags.flatMap(({ spellings: [short = '', long] }) => (long === undefined ? [] : [[short, long] as const]))),
  );
  const isPolicy = group === 'iam' && /-polic(?:y|ies)(?:-|$)/.test(command);
  const spelled = (takesValue: boolean): readonly string[] =>
    flags.flatMap((flag) => (flag.takesValue === takesValue ? flag.spellings.map(longOf) : []));
  return {
    needs: [],
    ...(shape ?? { takes: [] }),
    values: [...spelled(true), ...more.values, ...(isPolicy ? ofPolicies : [])],
    switches: [...spelled(false), ...more.switches],
    longOf,
    isWhole: shape !== undefined,
  };
};

/** What the values of flags have to be, whatever the command. */
export const flagExpects: ReadonlyMap<string, Expected> = new Map<string, Expected>([
  ['--service-name', 'service name'],
  ['--service-instance', 'instance GUID'],
  ['--source-service-instance-id', 'instance GUID'],
  ['--target-service-instance-id', 'instance GUID'],
  ['--source-service-account', 'account ID'],
  ['--resource-group-id', 'resource group ID'],
  ['--source-resource-group-id', 'resource group ID'],
  ['--target-resource-group-id', 'resource group ID'],
  ['--resource-group-name', 'resource group name'],
  ['--iam-credentials-access-groups', 'access group IDs'],
  ['--iam-credentials-service-id', 'service ID only'],
]);
