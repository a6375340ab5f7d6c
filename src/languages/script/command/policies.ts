import { isMapping, type Value } from '../../declared/declared.ts';
import { listNames, listTexts } from '../../../source/list-names.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { heldBy, isHole, keyOf, literal, shown, valueOf, type Held, type Text } from '../run/text.ts';
import { apiPolicy } from './api-policy.ts';
import { flagOf, type Flag } from './arguments.ts';
import { answerOf } from './answer.ts';
import { bodyOf, fileText } from './body.ts';
import type { Call, Handler } from './call.ts';
import { isUpdate, replacePolicy, type Replaced } from './change.ts';
import { fieldOf, type Field } from './declarations.ts';
import { identity, givenLater, type Named } from './identity.ts';
import { expect } from './expect.ts';
import { wrongFlags } from './usage.ts';

/** True for a text beside a hole that a comma parts from what the hole holds. */
const isAtComma = (text: string): boolean => text.startsWith(',') || /^(?:|.*,)$/s.test(text.trim());

/** Texts separated by commas, and where each stands; unknown where a hole may hold several. */
export const listed = (flag: { readonly text: Text; readonly range: Range }, call: Call): Field => {
  const { text, range } = flag;
  const known = literal(text);
  if (known === undefined) {
    const parts = text.filter((part) => isHole(part) || part.text.replace(/[\s,]/g, '') !== '');
    const isList = parts.length > 1 && text.every((part) => isHole(part) || isAtComma(part.text));
    if (!isList) return { value: unknownList(text), range };
    const items = parts.flatMap((part): readonly Value[] =>
      isHole(part)
        ? [part.hole]
        : part.text
            .split(',')
            .map((each) => each.trim())
            .filter((each) => each !== ''),
    );
    return { value: items, range };
  }
  const source = call.source(range);
  let at = 0;
  const values = known
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  let from = 0;
  const itemsHeld = values.map((value): Held | undefined => {
    const start = known.indexOf(value, from);
    from = start + value.length;
    return heldBy(text, start, from)[0];
  });
  const items = values.map((value): Range => {
    const found = source.indexOf(value, at);
    if (found === -1) return range;
    at = found + value.length;
    return { start: range.start + found, end: range.start + at };
  });
  return { value: values, range, items, itemsHeld };
};

const unknownList = (text: Text): Value => valueOf(text);

const plain = (flag: Flag | undefined): Field | undefined =>
  flag?.value === undefined ? undefined : fieldOf(flag.value);

/** `name=value,name=value` */
const attributes = (flag: Flag | undefined): Field | undefined => {
  if (flag?.value === undefined) return undefined;
  const { text, range } = flag.value;
  const known = literal(text);
  if (known === undefined) return { value: valueOf(text), range };
  const entries = known.split(',').map((entry): [string, Value] => {
    const [name = '', ...rest] = entry.split('=');
    return [name.trim(), rest.join('=').trim()];
  });
  return { value: new Map(entries.filter(([name]) => name !== '')), range };
};

const tags = (flag: Flag | undefined): Field | undefined => {
  if (flag?.value === undefined) return undefined;
  const known = literal(flag.value.text);
  if (known === undefined) return { value: valueOf(flag.value.text), range: flag.value.range };
  const items = known.split(',').map((tag): Value => {
    const [name = '', ...rest] = tag.split(':');
    return new Map<string, Value>([
      ['name', name.trim()],
      ['value', rest.join(':').trim()],
    ]);
  });
  return { value: items, range: flag.value.range };
};

/** The flags of a policy's target, and the arguments of a `resources` block they are. */
const targetFlags: readonly (readonly [flag: string, argument: string])[] = [
  ['--service-name', 'service'],
  ['--service-instance', 'resource_instance_id'],
  ['--region', 'region'],
  ['--resource-type', 'resource_type'],
  ['--resource', 'resource'],
  ['--resource-group-id', 'resource_group_id'],
  ['--service-group-id', 'service_group_id'],
  ['--service-type', 'service_type'],
];

/** Resource group by name: its ID is not known here. */
const groupByName = (flag: Flag | undefined): Field | undefined => {
  if (flag?.value === undefined) return undefined;
  const name = literal(flag.value.text);
  if (name === '*') return { value: '*', range: flag.value.range };
  return {
    value: unknown(`the id of the resource group${name === undefined ? '' : ` \`${name}\``} is not known`),
    range: flag.value.range,
  };
};

/** `--resource-type resource-group --resource ID` names a resource group by its ID, as `--resource-group-id` does. */
const namesGroup = (call: Call): boolean => {
  const type = flagOf(call.args, '--resource-type')?.value;
  const resource = flagOf(call.args, '--resource')?.value;
  if (type === undefined || resource === undefined || literal(type.text) !== 'resource-group') return true;
  return expect('resource group ID', resource, 'for `--resource` with `--resource-type resource-group`', call);
};

/** The arguments of a policy that flags give. */
const ofFlags = (call: Call): Readonly<Record<string, Field | undefined>> => {
  const { args } = call;
  const wrong = new Set([...wrongFlags(call), ...(namesGroup(call) ? [] : ['--resource'])]);
  const roles = flagOf(args, '--roles');
  const field = (flag: string): Field | undefined => {
    const found = flagOf(args, flag);
    if (found === undefined) return undefined;
    const value = plain(found);
    if (value === undefined) return { value: unknown(`\`${flag}\` has no value`), range: found.range };
    return wrong.has(flag) ? { ...value, value: unknown(`\`${flag}\` has an invalid value`) } : value;
  };
  const target = Object.fromEntries(targetFlags.map(([flag, argument]) => [`resources.0.${argument}`, field(flag)]));
  const management = flagOf(args, '--account-management');
  const range = call.invocation.words[2]?.range ?? call.invocation.range;
  return {
    roles:
      roles?.value === undefined ? { value: unknown('the roles are not known'), range } : listed(roles.value, call),
    ...target,
    ...(target['resources.0.resource_group_id'] === undefined
      ? { 'resources.0.resource_group_id': groupByName(flagOf(args, '--resource-group-name')) }
      : {}),
    'resources.0.attributes': attributes(flagOf(args, '--attributes')),
    resource_tags: tags(flagOf(args, '--tags')),
    account_management: management === undefined ? undefined : { value: true, range: management.range },
    description: plain(flagOf(args, '--description')),
  };
};

/** Everything that a body in a file gives; all unknown where the file cannot be read, the source of an authorization, too. */
const ofFile = (file: Flag, call: Call): Readonly<Record<string, Field | undefined>> => {
  const range = file.value?.range ?? file.range;
  const text = file.value === undefined ? undefined : fileText(file.value.text, call);
  const body = text === undefined ? undefined : bodyOf(text, call);
  if (body === undefined || !isMapping(body)) {
    const why = unknown('it is in a file that iamlint does not read');
    const field: Field = { value: why, range };
    return { roles: field, subject_attributes: field, resource_attributes: field };
  }
  return Object.fromEntries(Object.entries(apiPolicy(body, call)).map(([name, value]) => [name, { value, range }]));
};

/** Further flags may be in a word that is not known: then nothing is known of the target, nor that there is none. */
const openTarget = ({ args: { open } }: Call): Readonly<Record<string, Field | undefined>> => {
  if (open === undefined) return {};
  const value = unknown(`further flags may be in \`${shown(open.text)}\``);
  const none = targetFlags.map(([, argument]) => [`resources.0.${argument}`, undefined]);
  return {
    ...Object.fromEntries(none),
    'resources.0.attributes': undefined,
    resources: { value, range: open.range },
    account_management: undefined,
    resource_tags: undefined,
  };
};

/** What narrows a policy that a command made, by the argument it is. */
const narrowing: readonly (readonly [argument: string, flag: string, wide: string])[] = [
  ['resource_instance_id', '--service-instance', 'every instance'],
  ['region', '--region', 'every region'],
  ['resource_type', '--resource-type', 'every type of resource'],
  ['resource', '--resource', 'every resource'],
  ['resource_group_id', '--resource-group-id', 'every resource group'],
  ['attributes', '--attributes', 'all that has other attributes'],
];

/** An update replaces the policy: what it does not repeat of the target no longer narrows it. */
const reportDropped = (before: Replaced, after: Readonly<Record<string, Field | undefined>>, call: Call): void => {
  const blocks = before.values.get('resources');
  const target: Value = Array.isArray(blocks) ? (blocks[0] ?? null) : null;
  if (!isMapping(target)) return;
  const service = after['resources.0.service']?.value;
  if (service !== undefined && service !== target.get('service')) return;
  const dropped = narrowing.filter(
    ([argument]) => target.has(argument) && after[`resources.0.${argument}`] === undefined,
  );
  const isTagged = before.values.has('resource_tags') && after['resource_tags'] === undefined;
  const flags = [...dropped.map(([, flag]) => flag), ...(isTagged ? ['--tags'] : [])];
  const wide = [...dropped.map(([, , each]) => each), ...(isTagged ? ['resources with any tags'] : [])];
  if (flags.length === 0) return;
  call.report({
    message: `\`${call.name}\` replaces the whole policy of ${before.line}: without ${listNames(flags, 'and')} it is for ${listTexts(wide)}`,
    range: call.invocation.words[2]?.range ?? call.invocation.range,
    severity: 'warning',
    help: 'repeat what is to stay: roles and target, and its tags',
  });
};

const policyOf =
  (type: string, argument: string, named: Named | undefined): Handler =>
  (call) => {
    const [subject] = call.args.positional;
    const file = flagOf(call.args, '--file');
    // The command names the subject itself; the subject in the file does not count.
    const fields =
      file === undefined
        ? { ...ofFlags(call), ...openTarget(call) }
        : { ...ofFile(file, call), subject: undefined, subject_attributes: undefined };
    const range = subject?.range ?? call.invocation.range;
    const value: Value =
      subject === undefined || (subject.maySplit && call.args.positional.length > 1 && literal(subject.text) === '')
        ? unknown('the subject of the policy is not known')
        : named === undefined
          ? givenLater(subject.text)
          : identity(named, subject, call);
    const id = isUpdate(call) ? call.args.positional[1] : undefined;
    const before = id === undefined ? undefined : replacePolicy({ type, argument, subject: value }, id, call);
    if (before !== undefined && file === undefined && call.args.open === undefined) reportDropped(before, fields, call);
    const made = call.declarations.declare({
      type,
      fields: { [argument]: { value, range }, ...fields },
      uncertainBecause: call.invocation.uncertainBecause,
      range: call.invocation.range,
      key: undefined,
    });
    if (id !== undefined) call.declarations.name(made, 'policy', keyOf(id.text));
    return answerOf(made, undefined);
  };

export const servicePolicy = policyOf('ibm_iam_service_policy', 'iam_id', 'ibm_iam_service_id');
export const userPolicy = policyOf('ibm_iam_user_policy', 'ibm_id', undefined);
export const groupPolicy = policyOf('ibm_iam_access_group_policy', 'access_group_id', 'ibm_iam_access_group');
export const profilePolicy = policyOf('ibm_iam_trusted_profile_policy', 'iam_id', 'ibm_iam_trusted_profile');

const authorizationFlags: readonly (readonly [flag: string, argument: string])[] = [
  ['--source-service-instance-id', 'source_resource_instance_id'],
  ['--source-service-account', 'source_service_account'],
  ['--source-resource-group-id', 'source_resource_group_id'],
  ['--source-resource-type', 'source_resource_type'],
  ['--target-service-instance-id', 'target_resource_instance_id'],
  ['--target-resource-group-id', 'target_resource_group_id'],
  ['--target-resource-type', 'target_resource_type'],
];

/** The sides of an authorization whose further flags are not known. */
const openSides = ({ args: { open } }: Call): Readonly<Record<string, Field | undefined>> => {
  if (open === undefined) return {};
  const field: Field = { value: unknown(`further flags may be in \`${shown(open.text)}\``), range: open.range };
  return { subject_attributes: field, resource_attributes: field };
};

/** `authorization-policy-create SOURCE TARGET ROLES`, or with all of it in a file. */
export const authorization: Handler = (call) => {
  const { args, declarations, invocation } = call;
  const [source, target, roles] = args.positional;
  const file = flagOf(args, '--file');
  const wrong = wrongFlags(call);
  const byName = (side: 'source' | 'target'): Field | undefined => {
    const flag = flagOf(args, `--${side}-service-instance-name`);
    return flag?.value === undefined
      ? undefined
      : { value: unknown('the GUID of the instance is not known'), range: flag.value.range };
  };
  const givenBy = (flag: string): Field | undefined => {
    const field = plain(flagOf(args, flag));
    return field !== undefined && wrong.has(flag)
      ? { ...field, value: unknown(`\`${flag}\` has an invalid value`) }
      : field;
  };
  const rest = (side: 'source' | 'target'): Field | undefined => {
    const resource = plain(flagOf(args, `--${side}-resource`));
    if (resource === undefined) return undefined;
    const value = [
      new Map<string, Value>([
        ['name', 'resource'],
        ['value', resource.value],
      ]),
    ];
    return { value, range: resource.range };
  };
  const flags = Object.fromEntries(authorizationFlags.map(([flag, argument]) => [argument, givenBy(flag)]));
  const byFlag: Readonly<Record<string, Field | undefined>> = {
    source_service_name: source && fieldOf(source),
    target_service_name: target && fieldOf(target),
    roles:
      roles === undefined
        ? { value: unknown('the roles are not known'), range: invocation.range }
        : listed(roles, call),
    ...flags,
    ...(flags['source_resource_instance_id'] === undefined ? { source_resource_instance_id: byName('source') } : {}),
    ...(flags['target_resource_instance_id'] === undefined ? { target_resource_instance_id: byName('target') } : {}),
    subject_attributes: rest('source'),
    resource_attributes: rest('target'),
  };
  const fields = file === undefined ? { ...byFlag, ...openSides(call) } : ofFile(file, call);
  const made = declarations.declare({
    type: 'ibm_iam_authorization_policy',
    fields,
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
    key: undefined,
  });
  return answerOf(made, undefined);
};
