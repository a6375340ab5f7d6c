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

/** The usage of a command. */
export interface Usage {
  /** What its arguments are, in order; the last of them any number of times where `many`. */
  readonly takes: readonly { readonly is: Expected | 'anything'; readonly called: string }[];
  readonly many?: boolean;
  /** Flags with a value. */
  readonly values: readonly string[];
  /** Flags without one. */
  readonly switches: readonly string[];
  /** Groups of flags of which one is required. */
  readonly needs: readonly (readonly string[])[];
  /** Flags that stand in for the arguments. */
  readonly instead?: readonly string[];
  /** The list of flags is complete: any other flag is a mistake. */
  readonly complete: boolean;
}

/**
 * Usages as IBM's references give them: `ibm-cloud-docs/cli`, `reference/ibmcloud/cli_api_policy.md` of 2026-05, and the
 * Secrets Manager plug-in's `secrets-manager-cli.md`. Flags that scripts use and the reference leaves out (`--output` on
 * `service-id-create`, `--tags`) are taken as known.
 */
const common = { values: ['--output', '--api-version'], switches: ['-q', '--quiet', '-f', '--force'] } as const;

const target = [
  '--file',
  '-r',
  '--roles',
  '--service-name',
  '--service-instance',
  '--region',
  '--resource-type',
  '--resource',
  '--resource-group-name',
  '--resource-group-id',
  '--tags',
  '--attributes',
  '--service-group-id',
  '--service-type',
  '--description',
  '-d',
  ...common.values,
] as const;

const policy = (
  is: Expected,
  called: string,
): Pick<Usage, 'values' | 'switches' | 'complete'> & { create: Usage; update: Usage } => {
  const flags = { values: target, switches: [...common.switches, '--account-management'], complete: true };
  const subject = { is, called };
  return {
    ...flags,
    create: { ...flags, takes: [subject], needs: [['--roles', '--file']] },
    update: { ...flags, takes: [subject, { is: 'anything', called: 'the ID of the policy' }], needs: [] },
  };
};

const service = policy('service ID', 'a service ID');
const user = policy('user', 'a user');
const group = policy('access group', 'an access group');
const profile = policy('trusted profile', 'a trusted profile');

const described = {
  values: [...common.values, '-d', '--description'],
  switches: common.switches,
  needs: [],
  complete: true,
} as const;

const keyed = {
  ...described,
  values: [...described.values, '--file', '--action-if-leaked', '--expires-at'],
  switches: [...common.switches, '--lock'],
} as const;

const adding = (is: Expected, called: string): Usage => ({
  takes: [
    { is: 'access group', called: 'an access group' },
    { is, called },
  ],
  many: true,
  values: common.values,
  switches: common.switches,
  needs: [],
  complete: true,
});

const sides = ['source', 'target'].flatMap((side) => [
  `--${side}-service-instance-name`,
  `--${side}-service-instance-id`,
  `--${side}-resource-group-id`,
  `--${side}-resource-type`,
  `--${side}-resource`,
]);

export const iamUsages: ReadonlyMap<string, Usage> = new Map<string, Usage>([
  ['service-policy-create', service.create],
  ['service-policy-update', service.update],
  ['user-policy-create', user.create],
  ['user-policy-update', user.update],
  ['access-group-policy-create', group.create],
  ['access-group-policy-update', group.update],
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
      values: [...common.values, ...sides, '--source-service-account', '--file'],
      switches: common.switches,
      needs: [],
      instead: ['--file'],
      complete: true,
    },
  ],
  ['access-group-create', { ...described, takes: [{ is: 'name', called: 'a name' }] }],
  [
    'access-group-user-add',
    { ...adding('user', 'a user'), values: [...common.values, '--iam-ids'], instead: ['--iam-ids'] },
  ],
  ['access-group-service-id-add', adding('service ID', 'a service ID')],
  ['access-group-trusted-profile-add', adding('trusted profile', 'a trusted profile')],
  [
    'service-id-create',
    {
      ...described,
      takes: [{ is: 'name', called: 'a name' }],
      values: [...described.values, '--group-id'],
      switches: [...common.switches, '--lock'],
    },
  ],
  [
    'service-api-key-create',
    {
      ...keyed,
      takes: [
        { is: 'name', called: 'a name for the key' },
        { is: 'service ID', called: 'a service ID' },
      ],
    },
  ],
  ['api-key-create', { ...keyed, takes: [{ is: 'name', called: 'a name' }] }],
  ['trusted-profile-create', { ...described, takes: [{ is: 'name', called: 'a name' }] }],
  [
    'role-create',
    {
      ...described,
      takes: [{ is: 'name', called: 'a name' }],
      values: [...described.values, '--display-name', '--service-name', '-a', '--actions'],
      needs: [['--display-name'], ['--service-name']],
    },
  ],
  [
    'account-settings-update',
    {
      takes: [],
      values: [
        ...common.values,
        '--restrict-create-service-id',
        '--restrict-create-platform-apikey',
        '--allowed-ip-addresses',
        '--mfa',
        '--session-expiration-in-seconds',
        '--session-invalidation-in-seconds',
        '--max-sessions-per-identity',
      ],
      switches: [...common.switches, '--unset-allowed-ip-addresses'],
      needs: [],
      complete: true,
    },
  ],
]);

const plugin = {
  values: ['--output', '--service-url', '--instance-id', '--region', '--jmes-query', '-j', '--locale'],
  switches: ['-q', '--quiet'],
} as const;

export const secretsManagerUsages: ReadonlyMap<string, Usage> = new Map<string, Usage>([
  [
    'config-update',
    {
      takes: [],
      values: [...plugin.values, '--secret-type', '--engine-config', '--engine-config-one-of'],
      switches: plugin.switches,
      needs: [['--engine-config', '--engine-config-one-of']],
      complete: true,
    },
  ],
  [
    'configuration-create',
    {
      takes: [],
      values: [...plugin.values, '--configuration-prototype', '--config-type', '--name', '--iam-credentials-apikey'],
      switches: plugin.switches,
      needs: [['--configuration-prototype', '--config-type']],
      complete: false,
    },
  ],
  [
    'secret-create',
    {
      takes: [],
      values: [
        ...plugin.values,
        '--secret-prototype',
        '--secret-name',
        '--secret-type',
        '--secret-group-id',
        '--secret-ttl',
        '--iam-credentials-access-groups',
        '--iam-credentials-service-id',
        '--iam-credentials-reuse-apikey',
        '--secret-rotation',
      ],
      switches: plugin.switches,
      needs: [['--secret-prototype', '--secret-type']],
      complete: false,
    },
  ],
  [
    'secret-group-create',
    {
      takes: [],
      values: [...plugin.values, '--name', '--description'],
      switches: plugin.switches,
      needs: [['--name']],
      complete: true,
    },
  ],
]);

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

/** One flag under two spellings. */
export const longFlag: ReadonlyMap<string, string> = new Map([
  ['-r', '--roles'],
  ['-d', '--description'],
  ['-a', '--actions'],
  ['-q', '--quiet'],
  ['-f', '--force'],
]);
