import { isMapping, isReference, type Value } from '../../declared/declared.ts';
import { unknown } from '../../model/unknown.ts';
import type { Range } from '../../source/place.ts';
import { isHole, keyOf, literal, textOf, valueOf, type Part, type Text } from '../run/text.ts';
import type { Output } from '../run/output.ts';
import { flagOf } from './arguments.ts';
import { bodyOf, flagText } from './body.ts';
import type { Call, Handler } from './call.ts';
import { refer, type Field } from './declarations.ts';
import { expect } from './expect.ts';
import { answerOf } from './identities.ts';
import { listed } from './policies.ts';
import { tellSecret } from './secret-value.ts';
import { sortOf } from './sorts.ts';

/** The instance a command speaks to: by `--instance-id`, or by its address. */
export const instanceIn = (address: Text, range: Range): Readonly<Record<string, Field | undefined>> => {
  const parts = address.flatMap((part): readonly Part[] =>
    isHole(part) ? [part] : [{ text: part.text.replace(/^https?:\/\//, ''), range: part.range }],
  );
  const [first, second] = parts.filter((part) => isHole(part) || part.text !== '');
  if (first === undefined) return {};
  if (isHole(first)) {
    const region =
      second !== undefined && !isHole(second) ? /^\.(?:private\.)?([a-z]+-[a-z]+)\./.exec(second.text)?.[1] : undefined;
    const isHost = second !== undefined;
    return {
      instance_id: isHost ? { value: first.hole, range } : undefined,
      region: region === undefined ? undefined : { value: region, range },
    };
  }
  const [, guid, region] = /^([0-9a-f-]{36})\.(?:private\.)?([a-z]+-[a-z]+)\./i.exec(first.text) ?? [];
  return {
    instance_id: guid === undefined ? undefined : { value: guid, range },
    region: region === undefined ? undefined : { value: region, range },
  };
};

const instanceOf = (call: Call): Readonly<Record<string, Field | undefined>> => {
  const id = flagOf(call.args, '--instance-id')?.value;
  const url = flagOf(call.args, '--service-url')?.value;
  const set = call.invocation.variable('SECRETS_MANAGER_URL');
  const range = call.invocation.range;
  if (id !== undefined) return { instance_id: { value: valueOf(id.text), range: id.range } };
  if (url !== undefined) return instanceIn(url.text, url.range);
  return set === undefined ? {} : instanceIn(set, range);
};

/** The key an engine is given; told where it is none: the service ID itself, or the ID of a key. */
const keyField = (value: Value, range: Range, call: Call): Field => {
  if (typeof value === 'string') {
    const isPlain = tellSecret(
      textOf(value, range),
      'the configuration of the engine',
      call.invocation.range,
      range,
      call.declarations,
    );
    return {
      value: unknown(isPlain ? 'the key stands there in plain text' : 'the key is not told apart from others'),
      range,
    };
  }
  if (isReference(value)) {
    const { type, attribute } = value.reference;
    const isKey = /api_key$/.test(type);
    if (!isKey || (attribute !== 'apikey' && attribute !== 'api_key')) {
      call.tell({
        message: `\`api_key\` of the engine is given ${isKey ? 'the ID of an API key' : 'the ID of something that is no API key'}, and not a key`,
        range,
        help: '`ibmcloud iam service-api-key-create NAME SERVICE_ID --output json | jq -r .apikey` makes a key and tells it',
      });
    }
    return { value: isKey ? refer(value.reference, 'apikey') : unknown('what is given as the key is none'), range };
  }
  return { value, range };
};

/** Declares an engine from the fields of a configuration. */
export const declareEngine = (
  body: ReadonlyMap<string, Value>,
  range: Range,
  instance: Readonly<Record<string, Field | undefined>>,
  call: Call,
): void => {
  const name = body.get('name');
  const disabled = body.get('disabled');
  call.declarations.declare({
    type: 'ibm_sm_iam_credentials_configuration',
    fields: {
      ...instance,
      name: name === undefined ? undefined : { value: name, range },
      api_key: keyField(body.get('api_key') ?? unknown('the key is not given here'), range, call),
      disabled: disabled === undefined ? undefined : { value: disabled, range },
    },
    perhaps: call.invocation.perhaps,
    range: call.invocation.range,
    key: undefined,
  });
};

/** `config-update --secret-type iam_credentials --engine-config '{"api_key": …}'`, version 1 of the plug-in. */
export const configUpdate: Handler = (call) => {
  const type = flagOf(call.args, '--secret-type')?.value;
  const config = flagOf(call.args, '--engine-config', '--engine-config-one-of')?.value;
  if (type !== undefined && (literal(type.text) ?? 'iam_credentials') !== 'iam_credentials') return undefined;
  const text = config === undefined ? undefined : flagText(config.text, call);
  const body = text === undefined ? undefined : bodyOf(text, call);
  declareEngine(isMapping(body) ? body : new Map(), config?.range ?? call.invocation.range, instanceOf(call), call);
  return undefined;
};

/** `configuration-create`, with a body or with flags. */
export const configurationCreate: Handler = (call) => {
  const { args, invocation } = call;
  const prototype = flagOf(args, '--configuration-prototype')?.value;
  if (prototype !== undefined) {
    const text = flagText(prototype.text, call);
    const body = text === undefined ? undefined : bodyOf(text, call);
    if (!isMapping(body) || body.get('config_type') !== 'iam_credentials_configuration') return undefined;
    declareEngine(body, prototype.range, instanceOf(call), call);
    return undefined;
  }
  const type = flagOf(args, '--config-type')?.value;
  if (type === undefined || literal(type.text) !== 'iam_credentials_configuration') return undefined;
  const key = flagOf(args, '--iam-credentials-apikey')?.value;
  const name = flagOf(args, '--name')?.value;
  const body = new Map<string, Value>();
  if (name !== undefined) body.set('name', valueOf(name.text));
  if (key !== undefined) body.set('api_key', valueOf(key.text));
  declareEngine(body, key?.range ?? invocation.range, instanceOf(call), call);
  return undefined;
};

const secretFields = ['name', 'ttl', 'reuse_api_key', 'secret_group_id', 'account_id'] as const;

/** Declares a secret from the fields of a body. */
export const declareSecret = (
  body: ReadonlyMap<string, Value>,
  range: Range,
  instance: Readonly<Record<string, Field | undefined>>,
  call: Call,
): void => {
  if (body.get('secret_type') !== 'iam_credentials') return;
  const fields: Record<string, Field | undefined> = { ...instance };
  for (const name of secretFields) {
    const value = body.get(name);
    if (value !== undefined) fields[name] = { value, range };
  }
  const rotation = body.get('rotation');
  if (rotation !== undefined) fields['rotation'] = { value: [rotation], range };
  const { groups, serviceId } = checkedSecret(body.get('access_groups'), body.get('service_id'), range, call);
  if (groups !== undefined) fields['access_groups'] = { value: groups, range };
  if (serviceId !== undefined) fields['service_id'] = { value: serviceId, range };
  call.declarations.declare({
    type: 'ibm_sm_iam_credentials_secret',
    fields,
    perhaps: call.invocation.perhaps,
    range: call.invocation.range,
    key: undefined,
  });
};

const isListOf = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

const asText = (value: Value, range: Range): Text =>
  typeof value === 'string'
    ? textOf(value, range)
    : isReference(value)
      ? [{ hole: value, tag: value.reference.address, range }]
      : [];

/** Secrets name groups and service IDs by ID only: what is given otherwise is told, and not known. */
const checkedSecret = (
  groups: Value | undefined,
  serviceId: Value | undefined,
  range: Range,
  call: Call,
): { readonly groups: Value | undefined; readonly serviceId: Value | undefined } => {
  const group = (value: Value): Value => {
    const text = asText(value, range);
    const known = literal(text);
    if (known === '' || text.length === 0) return value;
    if (known === undefined || sortOf(text) !== undefined) {
      const fits = expect('access group', { text, range }, 'for `access_groups` of a secret', call);
      return fits ? value : unknown('it is no access group');
    }
    call.tell({
      message: `\`${known}\` is a name, and for \`access_groups\` of a secret the ID of an access group belongs`,
      range,
      help: '`ibmcloud iam access-group NAME --id` tells it',
    });
    return unknown(`which access group \`${known}\` is is not known here`);
  };
  const text = serviceId === undefined ? [] : asText(serviceId, range);
  const fits = text.length === 0 || expect('service ID only', { text, range }, 'for `service_id` of a secret', call);
  return {
    groups: isListOf(groups) ? groups.map(group) : groups,
    serviceId: fits ? serviceId : unknown('it is no ID of a service ID'),
  };
};

/** `secret-create`, with a body or with flags. */
export const secretCreate: Handler = (call) => {
  const { args, invocation } = call;
  const prototype = flagOf(args, '--secret-prototype')?.value;
  if (prototype !== undefined) {
    const text = flagText(prototype.text, call);
    const body = text === undefined ? undefined : bodyOf(text, call);
    if (isMapping(body)) declareSecret(body, prototype.range, instanceOf(call), call);
    return undefined;
  }
  const body = new Map<string, Value>();
  const flags = [
    ['--secret-type', 'secret_type'],
    ['--secret-name', 'name'],
    ['--secret-group-id', 'secret_group_id'],
    ['--secret-ttl', 'ttl'],
    ['--iam-credentials-service-id', 'service_id'],
    ['--iam-credentials-reuse-apikey', 'reuse_api_key'],
  ] as const;
  for (const [flag, field] of flags) {
    const value = flagOf(args, flag)?.value;
    if (value !== undefined) body.set(field, valueOf(value.text));
  }
  const groups = flagOf(args, '--iam-credentials-access-groups')?.value;
  if (groups !== undefined) body.set('access_groups', listed(groups, call).value);
  const rotation = flagOf(args, '--secret-rotation')?.value;
  const rotated = rotation === undefined ? undefined : flagText(rotation.text, call);
  const parsed = rotated === undefined ? undefined : bodyOf(rotated, call);
  if (rotation !== undefined) body.set('rotation', parsed ?? unknown('the rotation is not known here'));
  const at = groups?.range ?? flagOf(args, '--iam-credentials-service-id')?.value?.range ?? invocation.range;
  declareSecret(body, at, instanceOf(call), call);
  return undefined;
};

/** `secret-group-create --name …` */
export const secretGroup: Handler = (call): Output => {
  const { args, declarations, invocation } = call;
  const name = flagOf(args, '--name')?.value;
  const made = declarations.declare({
    type: 'ibm_sm_secret_group',
    fields: { ...instanceOf(call), name: name && { value: valueOf(name.text), range: name.range } },
    perhaps: invocation.perhaps,
    range: invocation.range,
    key: name && keyOf(name.text),
  });
  return answerOf(made, name?.text);
};
