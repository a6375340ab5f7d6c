import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Argument } from '../run/machine.ts';
import { keyOf, literal, textOf, valueOf } from '../run/text.ts';
import { flagOf, type Arguments } from './arguments.ts';
import type { Call, Handler } from './call.ts';
import { patchObject } from './change.ts';
import { fieldOf, type Field } from './declarations.ts';
import { answerOf, attributeText } from './answer.ts';
import { identity, lookUp, type Named } from './identity.ts';
import { listed } from './policies.ts';

/** What happens to a key that is found in public, and whether the thing is locked. */
const ofKey = (args: Arguments): Readonly<Record<string, Field | undefined>> => {
  const leaked = flagOf(args, '--action-if-leaked')?.value;
  const lock = flagOf(args, '--lock');
  const known = leaked === undefined ? undefined : literal(leaked.text);
  return {
    action_when_leaked: leaked && { value: known?.toLowerCase() ?? valueOf(leaked.text), range: leaked.range },
    locked: lock && { value: true, range: lock.range },
  };
};

/**
 * Declares a resource. One that is made only if it does not exist yet may have any access already: it counts as looked up.
 */
const create =
  (type: string): Handler =>
  ({ args, declarations, invocation }) => {
    const [name] = args.positional;
    const description = flagOf(args, '--description')?.value;
    const key = name && keyOf(name.text);
    const known = key === undefined || !invocation.mayExist ? undefined : declarations.find(type, key);
    if (known !== undefined) return answerOf(known, name?.text);
    const field: Field | undefined = name && fieldOf(name);
    const made = declarations.declare({
      mode: invocation.mayExist ? 'data' : 'managed',
      type,
      fields: {
        name: field,
        ...(type === 'ibm_iam_access_group' && invocation.mayExist ? { access_group_name: field } : {}),
        description: description && fieldOf(description),
        ...ofKey(args),
      },
      uncertainBecause: invocation.mayExist ? undefined : invocation.uncertainBecause,
      range: invocation.range,
      key,
    });
    return answerOf(made, name?.text);
  };

export const serviceId = create('ibm_iam_service_id');
export const accessGroup = create('ibm_iam_access_group');
export const trustedProfile = create('ibm_iam_trusted_profile');
export const userApiKey = create('ibm_iam_api_key');

/** `service-api-key-create NAME SERVICE_ID` */
export const serviceApiKey: Handler = (call) => {
  const { args, declarations, invocation } = call;
  const [name, owner] = args.positional;
  const made = declarations.declare({
    type: 'ibm_iam_service_api_key',
    fields: {
      name: name && fieldOf(name),
      iam_service_id:
        owner === undefined
          ? { value: unknown('the owner of the key is not known'), range: invocation.range }
          : { value: identity('ibm_iam_service_id', owner, call), range: owner.range },
      ...ofKey(args),
    },
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
    key: name && keyOf(name.text),
  });
  return answerOf(made, name?.text);
};

/** A look-up by name or ID: `service-id NAME`. With `--uuid` or `--id` it writes the ID alone. */
const find =
  (type: Named): Handler =>
  (call) => {
    const [named] = call.args.positional;
    if (named === undefined) return undefined;
    const known = literal(named.text);
    const isId = known !== undefined && /^(?:ServiceId|AccessGroupId|Profile)-/.test(known);
    const isShort = flagOf(call.args, '--uuid', '--id') !== undefined;
    if (isId) {
      return {
        is: 'answer',
        attribute: (attribute, _, range) =>
          attribute === 'id'
            ? textOf(known, range)
            : attribute === 'iam_id'
              ? textOf(`iam-${known}`, range)
              : undefined,
      };
    }
    const made = lookUp(type, named, call);
    return isShort
      ? { is: 'text', text: attributeText(made, 'id', call.invocation.range) }
      : answerOf(made, named.text);
  };

export const findServiceId = find('ibm_iam_service_id');
export const findGroup = find('ibm_iam_access_group');
export const findProfile = find('ibm_iam_trusted_profile');

/** A listing, from which one is picked by its name. */
const list =
  (type: Named): Handler =>
  (call) => ({
    is: 'answer',
    attribute: (attribute, of, range) => {
      if (of === undefined) return undefined;
      const known = call.declarations.find(type, of.key);
      if (known !== undefined) return attributeText(known, attribute, range);
      if (of.key.includes('\0')) return undefined;
      return attributeText(lookUp(type, { text: textOf(of.key, range), range }, call), attribute, range);
    },
  });

export const listServiceIds = list('ibm_iam_service_id');
export const listGroups = list('ibm_iam_access_group');
export const listProfiles = list('ibm_iam_trusted_profile');

const add =
  (argument: string, named: Named | undefined): Handler =>
  (call) => {
    const { args, declarations, invocation } = call;
    const [group, ...members] = args.positional;
    if (group === undefined) return undefined;
    const ids = flagOf(args, '--iam-ids')?.value;
    const values = members.map((member): Value =>
      named === undefined ? valueOf(member.text) : identity(named, member, call),
    );
    const field: Field =
      ids === undefined
        ? { value: values, range: members[0]?.range ?? invocation.range, items: members.map(({ range }) => range) }
        : listed(ids, call);
    declarations.declare({
      type: 'ibm_iam_access_group_members',
      fields: {
        access_group_id: { value: identity('ibm_iam_access_group', group, call), range: group.range },
        [argument]:
          members.some(({ maySplit }) => maySplit) && values.length === 0
            ? { ...field, value: unknown('the members are not known') }
            : field,
      },
      uncertainBecause: invocation.uncertainBecause,
      range: invocation.range,
      key: undefined,
    });
    return undefined;
  };

export const addUsers = add('ibm_ids', undefined);
export const addServiceIds = add('iam_service_ids', 'ibm_iam_service_id');
export const addProfiles = add('iam_profile_ids', 'ibm_iam_trusted_profile');

const flag = ({ args }: Call, ...names: readonly string[]): Field | undefined => {
  const value = flagOf(args, ...names)?.value;
  return value === undefined ? undefined : fieldOf(value);
};

/** `--actions A B`: the reference gives actions with blanks between them, too. */
const withFurther = (field: Field, further: readonly Argument[]): Field =>
  Array.isArray(field.value) && further.length > 0
    ? {
        ...field,
        value: [...field.value, ...further.map(({ text }) => valueOf(text))],
        ...(field.items === undefined ? {} : { items: [...field.items, ...further.map(({ range }) => range)] }),
      }
    : field;

/** `role-create NAME --display-name … --service-name … --actions …` */
export const customRole: Handler = (call) => {
  const { args, declarations, invocation } = call;
  const [name, ...further] = args.positional;
  const actions = flagOf(args, '--actions')?.value;
  const made = declarations.declare({
    type: 'ibm_iam_custom_role',
    fields: {
      name: name && fieldOf(name),
      display_name: flag(call, '--display-name'),
      service: flag(call, '--service-name'),
      actions:
        actions === undefined
          ? { value: unknown('the actions are not known'), range: invocation.range }
          : withFurther(listed(actions, call), further),
    },
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
    key: name && keyOf(name.text),
  });
  return answerOf(made, name?.text);
};

const settings: readonly (readonly [flag: string, argument: string])[] = [
  ['--restrict-create-service-id', 'restrict_create_service_id'],
  ['--restrict-create-platform-apikey', 'restrict_create_platform_apikey'],
  ['--allowed-ip-addresses', 'allowed_ip_addresses'],
  ['--mfa', 'mfa'],
  ['--access-token-expiration-in-seconds', 'system_access_token_expiration_in_seconds'],
  ['--refresh-token-expiration-in-seconds', 'system_refresh_token_expiration_in_seconds'],
  ['--session-expiration-in-seconds', 'session_expiration_in_seconds'],
  ['--session-invalidation-in-seconds', 'session_invalidation_in_seconds'],
  ['--max-sessions-per-identity', 'max_sessions_per_identity'],
];

export const accountSettings: Handler = (call) => {
  const { args, declarations, invocation } = call;
  const cleared = flagOf(args, '--unset-allowed-ip-addresses');
  const fields = Object.fromEntries(settings.map(([name, argument]) => [argument, flag(call, name)]));
  const allowed = flagOf(args, '--allowed-ip-addresses')?.value;
  // `--allowed-ip-addresses ""` clears nothing (IBM-Cloud/ibm-cloud-cli-release#211).
  const addresses = allowed !== undefined && literal(allowed.text) === '' ? undefined : fields['allowed_ip_addresses'];
  declarations.settle({
    type: 'ibm_iam_account_settings',
    fields: {
      ...fields,
      allowed_ip_addresses: cleared === undefined ? addresses : { value: '', range: cleared.range },
    },
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
  });
  return undefined;
};

/** The types of identities of which `account-settings-external-interaction-update` sets one. */
const externalIdentities = new Set(['service', 'service_id', 'user']);

/** `account-settings-external-interaction-update service --state limited --allowed-accounts A,B` */
export const externalInteraction: Handler = (call) => {
  const { args, declarations, invocation } = call;
  const [type] = args.positional;
  const kind = type && literal(type.text);
  if (kind === undefined || !externalIdentities.has(kind)) return undefined;
  const allowed = flagOf(args, '--allowed-accounts')?.value;
  declarations.settle({
    type: 'ibm_iam_account_settings_external_interaction',
    fields: {
      [`${kind}.0.state`]: flag(call, '--state'),
      [`${kind}.0.external_allowed_accounts`]: allowed && listed(allowed, call),
    },
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
  });
  return undefined;
};

/** `access-group-update GROUP --name NEW`: it goes by the new name from here on, and by the old one no longer. */
export const rename =
  (type: Named): Handler =>
  (call) => {
    const [named] = call.args.positional;
    const name = flagOf(call.args, '--name')?.value;
    if (named === undefined || name === undefined || call.invocation.uncertainBecause !== undefined) return undefined;
    const made = call.declarations.find(type, keyOf(named.text));
    patchObject(type, named, call, { name: valueOf(name.text) });
    if (made === undefined) return undefined;
    call.declarations.forget(made.address);
    call.declarations.name(made, type, keyOf(name.text));
    return undefined;
  };

/** `api-key-update NAME --action-if-leaked NONE` */
export const updateKey =
  (type: string): Handler =>
  (call) => {
    const [named] = call.args.positional;
    const leaked = ofKey(call.args)['action_when_leaked'];
    if (named !== undefined && leaked !== undefined) {
      patchObject(type, named, call, { action_when_leaked: leaked.value });
    }
    return undefined;
  };
