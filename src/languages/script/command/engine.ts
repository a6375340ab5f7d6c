import { isMapping, isReference, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { isHole, literal, textOf, valueOf, type Part, type Text } from '../run/text.ts';
import { flagOf } from './arguments.ts';
import { bodyOf, flagText } from './body.ts';
import type { Call, Handler } from './call.ts';
import { refer, type Field } from './declarations.ts';
import { reportSecret } from './secret-value.ts';

/** The instance that a command is sent to, by `--instance-id` or by its address. */
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

/** The instance that a command of the plug-in is sent to, as far as the script names it. */
export const instanceOf = (call: Call): Readonly<Record<string, Field | undefined>> => {
  const id = flagOf(call.args, '--instance-id')?.value;
  const url = flagOf(call.args, '--service-url')?.value;
  const set = call.invocation.variable('SECRETS_MANAGER_URL');
  const range = call.invocation.range;
  if (id !== undefined) return { instance_id: { value: valueOf(id.text), range: id.range } };
  if (url !== undefined) return instanceIn(url.text, url.range);
  return set === undefined ? {} : instanceIn(set, range);
};

/** The key of an engine. It is reported where it is no key: the service ID itself, or the ID of a key. */
const keyField = (value: Value, range: Range, call: Call): Field => {
  if (typeof value === 'string') {
    const isPlain = reportSecret(
      textOf(value, range),
      'the configuration of the engine',
      call.invocation.range,
      range,
      call.declarations,
    );
    return {
      value: unknown(isPlain ? 'the key is in plain text there' : 'it is not known which key it is'),
      range,
    };
  }
  if (isReference(value)) {
    const { type, attribute } = value.reference;
    const isKey = type.endsWith('api_key');
    if (!isKey || (attribute !== 'apikey' && attribute !== 'api_key')) {
      call.report({
        message: `\`api_key\` of the engine is given ${isKey ? 'the id of an API key' : 'the id of something that is not an API key'} instead of an API key`,
        range,
        help: '`ibmcloud iam service-api-key-create NAME SERVICE_ID --output json | jq -r .apikey` creates an API key and shows it',
      });
    }
    return {
      value: isKey ? refer(value.reference, 'apikey') : unknown('the value given as the key is not one'),
      range,
    };
  }
  return { value, range };
};

/**
 * Declares an engine from the fields of a configuration.
 * @param known `retired`: the command or path that configures it, where Secrets Manager no longer has it; `perhaps`: why it
 * may be the configuration of something else
 */
export const declareEngine = (
  body: ReadonlyMap<string, Value>,
  range: Range,
  instance: Readonly<Record<string, Field | undefined>>,
  call: Call,
  { retired, perhaps }: { readonly retired?: string; readonly perhaps?: string | undefined } = {},
): void => {
  const name = body.get('name');
  const disabled = body.get('disabled');
  call.declarations.declare({
    type: 'ibm_sm_iam_credentials_configuration',
    fields: {
      ...instance,
      name: name === undefined ? undefined : { value: name, range },
      api_key: keyField(body.get('api_key') ?? unknown('the key is not known'), range, call),
      disabled: disabled === undefined ? undefined : { value: disabled, range },
      retired_interface: retired === undefined ? undefined : { value: retired, range: call.invocation.range },
    },
    uncertainBecause: call.invocation.uncertainBecause ?? perhaps,
    range: call.invocation.range,
    key: undefined,
  });
};

/**
 * Whether a type of configuration is that of an engine: `undefined` where it is not. One that is not known is, perhaps, where a key of IBM
 * Cloud comes with it.
 */
export const engineType = (
  type: Value | undefined,
  hasKey: boolean,
): { readonly perhaps: string | undefined } | undefined => {
  if (type === 'iam_credentials_configuration') return { perhaps: undefined };
  return isUnknown(type) && hasKey
    ? { perhaps: `the type of the configuration is not known: ${type.unknown}` }
    : undefined;
};

/** `config-update --secret-type iam_credentials --engine-config '{"api_key": …}'`, version 1 of the plug-in. */
export const configUpdate: Handler = (call) => {
  const type = flagOf(call.args, '--secret-type')?.value;
  const config = flagOf(call.args, '--engine-config', '--engine-config-one-of')?.value;
  if (type !== undefined && (literal(type.text) ?? 'iam_credentials') !== 'iam_credentials') return undefined;
  const text = config === undefined ? undefined : flagText(config.text, call);
  const body = text === undefined ? undefined : bodyOf(text, call);
  const range = config?.range ?? call.invocation.range;
  declareEngine(isMapping(body) ? body : new Map(), range, instanceOf(call), call, { retired: 'config-update' });
  return undefined;
};

/** `configuration-create`, with a body or with flags. */
export const configurationCreate: Handler = (call) => {
  const { args, invocation } = call;
  const prototype = flagOf(args, '--configuration-prototype')?.value;
  if (prototype !== undefined) {
    const text = flagText(prototype.text, call);
    const body = text === undefined ? undefined : bodyOf(text, call);
    const known = isMapping(body) ? engineType(body.get('config_type'), body.has('api_key')) : undefined;
    if (isMapping(body) && known !== undefined) declareEngine(body, prototype.range, instanceOf(call), call, known);
    return undefined;
  }
  const type = flagOf(args, '--config-type')?.value;
  const key = flagOf(args, '--iam-credentials-apikey')?.value;
  const known = engineType(type && valueOf(type.text), key !== undefined);
  if (known === undefined) return undefined;
  const name = flagOf(args, '--name')?.value;
  const body = new Map<string, Value>();
  if (name !== undefined) body.set('name', valueOf(name.text));
  if (key !== undefined) body.set('api_key', valueOf(key.text));
  declareEngine(body, key?.range ?? invocation.range, instanceOf(call), call, known);
  return undefined;
};
