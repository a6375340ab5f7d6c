/** Zones and rules of context-based restrictions: `ibmcloud cbr zone-create`, `rule-update` and their like. */
import { isMapping, type Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { keyOf, literal, valueOf, type Text } from '../run/text.ts';
import { answerOf } from './answer.ts';
import { flagOf } from './arguments.ts';
import { bodyOf, fileText } from './body.ts';
import type { Call, Handler } from './call.ts';
import { deleteObject, patchObject, replaceObject } from './change.ts';
import { fieldOf, type Field } from './declarations.ts';
import { listed } from './policies.ts';

type Fields = Readonly<Record<string, Field | undefined>>;

const plain = (call: Call, name: string): Field | undefined => {
  const value = flagOf(call.args, name)?.value;
  return value && fieldOf(value);
};

const block = (entries: readonly (readonly [name: string, value: Value])[]): Value => new Map(entries);

const addressType = (text: string): string =>
  text.includes('/') ? 'subnet' : text.includes('-') ? 'ipRange' : 'ipAddress';

const addressBlock = (value: Value): Value =>
  typeof value === 'string'
    ? block([
        ['type', addressType(value)],
        ['value', value],
      ])
    : block([
        ['type', unknown('it is not known which address it is')],
        ['value', value],
      ]);

const vpcBlock = (value: Value): Value =>
  block([
    ['type', 'vpc'],
    ['value', value],
  ]);

/** `service_name=kms,location=us-south`: one reference, or with `service_name` again the next. */
const serviceRefs = (text: Text): readonly Value[] | undefined => {
  const known = literal(text);
  if (known === undefined) return undefined;
  const refs: (readonly [string, string])[][] = [];
  for (const pair of known.split(',')) {
    const [name = '', ...rest] = pair.trim().split('=');
    if (refs.length === 0 || name === 'service_name' || name === 'service_type') refs.push([]);
    refs.at(-1)?.push([name, rest.join('=')]);
  }
  return refs.map((pairs) =>
    block([
      ['type', 'serviceRef'],
      ['ref', [new Map<string, Value>(pairs)]],
    ]),
  );
};

/** The addresses that several flags give together; unknown where one of them is. */
const addressesOf = (call: Call): Field | undefined => {
  const found: Value[] = [];
  let at: Range | undefined;
  for (const [name, toBlock] of [
    ['--addresses', addressBlock],
    ['--vpc', vpcBlock],
  ] as const) {
    const flag = flagOf(call.args, name)?.value;
    if (flag === undefined) continue;
    at ??= flag.range;
    const { value } = listed(flag, call);
    if (!Array.isArray(value)) return { value, range: flag.range };
    found.push(...value.map((each: Value) => toBlock(each)));
  }
  const refs = flagOf(call.args, '--service-ref')?.value;
  const services = refs === undefined ? [] : serviceRefs(refs.text);
  if (refs !== undefined && services === undefined) return { value: valueOf(refs.text), range: refs.range };
  at ??= refs?.range;
  return at && { value: [...found, ...(services ?? [])], range: at };
};

/** A body in a file, in whose words the provider's are; all unknown where it cannot be read. */
const bodyIn = (
  call: Call,
): { readonly body: ReadonlyMap<string, Value> | undefined; readonly range: Range } | undefined => {
  const file = flagOf(call.args, '--file');
  if (file === undefined) return undefined;
  const text = file.value === undefined ? undefined : fileText(file.value.text, call);
  const body = text === undefined ? undefined : bodyOf(text, call);
  return { body: isMapping(body) ? body : undefined, range: file.value?.range ?? file.range };
};

const fromBody = (call: Call, names: readonly string[]): Fields | undefined => {
  const found = bodyIn(call);
  if (found === undefined) return undefined;
  const { body, range } = found;
  const why = unknown('it is in a file that iamlint does not read');
  return Object.fromEntries(
    names.map((name) => {
      const value = body === undefined ? why : body.get(name);
      return [name, value === undefined ? undefined : { value, range }];
    }),
  );
};

const zoneFields = (call: Call): Fields => {
  const excluded = flagOf(call.args, '--excluded')?.value;
  const list = excluded && listed(excluded, call).value;
  return (
    fromBody(call, ['name', 'description', 'addresses', 'excluded']) ?? {
      name: plain(call, '--name'),
      description: plain(call, '--description'),
      addresses: addressesOf(call),
      excluded: excluded && {
        value: Array.isArray(list) ? list.map((each: Value) => addressBlock(each)) : (list ?? []),
        range: excluded.range,
      },
    }
  );
};

const resourceFlags = [
  ['--service-name', 'serviceName'],
  ['--service-group-id', 'service_group_id'],
  ['--service-instance', 'serviceInstance'],
  ['--region', 'region'],
  ['--resource-type', 'resourceType'],
  ['--resource', 'resource'],
  ['--resource-group-id', 'resourceGroupId'],
] as const;

const attribute = (name: string, value: Value): Value =>
  block([
    ['name', name],
    ['value', value],
  ]);

/** `name=value,name=value`; undefined where part of it is not known. */
const pairsOf = (call: Call, flag: string): readonly Value[] | undefined => {
  const value = flagOf(call.args, flag)?.value;
  if (value === undefined) return [];
  const known = literal(value.text);
  return known?.split(',').map((pair) => {
    const [name = '', ...rest] = pair.trim().split('=');
    return attribute(name, rest.join('='));
  });
};

/** One block of attributes from its shorthands and from the flag that names all. */
const attributesOf = (
  call: Call,
  flag: string,
  shorthands: readonly (readonly [flag: string, name: string])[],
): Field | undefined => {
  const given = [flag, ...shorthands.map(([name]) => name)].flatMap((name) => flagOf(call.args, name) ?? []);
  const [first] = given;
  if (first === undefined) return undefined;
  const range = first.value?.range ?? first.range;
  const pairs = pairsOf(call, flag);
  if (pairs === undefined) return { value: unknown(`the attributes in \`${flag}\` are not known`), range };
  const short = shorthands.flatMap(([name, key]): readonly Value[] => {
    const value = flagOf(call.args, name)?.value;
    return value === undefined ? [] : [attribute(key, valueOf(value.text))];
  });
  return { value: [block([['attributes', [...pairs, ...short]]])], range };
};

const operationsOf = (call: Call): Field | undefined => {
  const flag = flagOf(call.args, '--api-types')?.value;
  if (flag === undefined) return undefined;
  const { value } = listed(flag, call);
  const types = Array.isArray(value) ? value.map((each: Value) => block([['api_type_id', each]])) : value;
  return { value: [block([['api_types', types]])], range: flag.range };
};

const ruleFields = (call: Call): Fields =>
  fromBody(call, ['description', 'enforcement_mode', 'contexts', 'resources', 'operations']) ?? {
    description: plain(call, '--description'),
    enforcement_mode: plain(call, '--enforcement-mode'),
    contexts: attributesOf(call, '--context-attributes', [['--zone-id', 'networkZoneId']]),
    resources: attributesOf(call, '--resource-attributes', resourceFlags),
    operations: operationsOf(call),
  };

const kinds = {
  zone: { type: 'ibm_cbr_zone', fields: zoneFields },
  rule: { type: 'ibm_cbr_rule', fields: ruleFields },
} as const;

type NetworkKind = keyof typeof kinds;

const declare = (call: Call, kind: NetworkKind) => {
  const fields = kinds[kind].fields(call);
  const name = flagOf(call.args, '--name')?.value?.text;
  const made = call.declarations.declare({
    type: kinds[kind].type,
    fields,
    uncertainBecause: call.invocation.uncertainBecause,
    range: call.invocation.range,
    key: kind === 'zone' && name !== undefined ? keyOf(name) : undefined,
  });
  return { made, name };
};

export const createNetwork =
  (kind: NetworkKind): Handler =>
  (call) => {
    const { made, name } = declare(call, kind);
    return answerOf(made, name);
  };

/** What the flags of an update are called in what is replaced. */
const replaced: Readonly<Record<NetworkKind, readonly (readonly [path: string, called: string])[]>> = {
  zone: [
    ['addresses', 'the addresses'],
    ['excluded', 'the excluded addresses'],
  ],
  rule: [
    ['contexts', 'the contexts'],
    ['resources', 'the resources'],
    ['operations', 'the API types'],
  ],
};

/** `rule-update ID …` replaces all of a rule, and `zone-update` all of a zone. */
export const updateNetwork =
  (kind: NetworkKind): Handler =>
  (call) => {
    const [id] = call.args.positional;
    const before = id === undefined ? undefined : replaceObject(kinds[kind].type, id, call);
    const { made, name } = declare(call, kind);
    if (id !== undefined) call.declarations.name(made, kinds[kind].type, keyOf(id.text));
    if (before !== undefined) {
      const after = kinds[kind].fields(call);
      const dropped = replaced[kind].filter(([path]) => before.values.has(path) && after[path] === undefined);
      if (dropped.length > 0 && flagOf(call.args, '--empty-context-list', '--empty-address-list') === undefined) {
        call.report({
          message: `\`${call.name}\` replaces the whole ${kind}: ${dropped.map(([, called]) => called).join(' and ')} of ${before.line} are not repeated, so they are gone`,
          range: call.invocation.words[2]?.range ?? call.invocation.range,
          severity: 'warning',
          help: `repeat what is to stay${kind === 'rule' ? ', or use `rule-patch`, which changes the description and the enforcement mode alone' : ', or use `zone-patch`, which changes the name and the description alone'}`,
        });
      }
    }
    return answerOf(made, name);
  };

/** `rule-patch ID …` changes what it names, and leaves the rest. */
export const patchNetwork =
  (kind: NetworkKind): Handler =>
  (call) => {
    const [id] = call.args.positional;
    if (id === undefined) return undefined;
    patchObject(kinds[kind].type, id, call, {
      description: plain(call, '--description')?.value,
      enforcement_mode: kind === 'rule' ? plain(call, '--enforcement-mode')?.value : undefined,
      name: kind === 'zone' ? plain(call, '--name')?.value : undefined,
    });
    return undefined;
  };

export const deleteNetwork =
  (kind: NetworkKind): Handler =>
  (call) => {
    const [id] = call.args.positional;
    if (id !== undefined) deleteObject(kinds[kind].type, id, call);
    return undefined;
  };
