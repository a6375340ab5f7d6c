import { isMapping, isReference, type Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Output } from '../run/output.ts';
import { keyOf, literal, textOf, valueOf, type Text } from '../run/text.ts';
import { flagOf } from './arguments.ts';
import { bodyOf, flagText } from './body.ts';
import type { Call, Handler } from './call.ts';
import type { Field } from './declarations.ts';
import { instanceOf } from './engine.ts';
import { expect } from './expect.ts';
import { answerOf } from './answer.ts';
import { listed } from './policies.ts';
import { sortOf } from './sorts.ts';

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
    uncertainBecause: call.invocation.uncertainBecause,
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

/** Secrets name groups and service IDs by ID only: any other value is reported, and counts as unknown. */
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
      return fits ? value : unknown('it is not an access group');
    }
    call.report({
      message: `\`${known}\` is a name, but for \`access_groups\` of a secret the id of an access group is required`,
      range,
      help: '`ibmcloud iam access-group NAME --id` shows it',
    });
    return unknown(`it is not known which access group \`${known}\` is`);
  };
  const text = serviceId === undefined ? [] : asText(serviceId, range);
  const fits = text.length === 0 || expect('service ID only', { text, range }, 'for `service_id` of a secret', call);
  return {
    groups: isListOf(groups) ? groups.map(group) : groups,
    serviceId: fits ? serviceId : unknown('it is not the id of a service ID'),
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
    const given = flagOf(args, flag);
    if (given?.value !== undefined) body.set(field, valueOf(given.value.text));
    else if (given !== undefined && flag === '--iam-credentials-reuse-apikey') body.set(field, true);
  }
  const groups = flagOf(args, '--iam-credentials-access-groups')?.value;
  if (groups !== undefined) body.set('access_groups', listed(groups, call).value);
  const rotation = flagOf(args, '--secret-rotation')?.value;
  const rotated = rotation === undefined ? undefined : flagText(rotation.text, call);
  const parsed = rotated === undefined ? undefined : bodyOf(rotated, call);
  if (rotation !== undefined) body.set('rotation', parsed ?? unknown('the rotation is not known'));
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
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
    key: name && keyOf(name.text),
  });
  return answerOf(made, name?.text);
};
