import { nearest } from '../../../source/nearest.ts';
import type { Range } from '../../../source/place.ts';
import type { Sort } from '../sort.ts';
import { literal, shown, type Text } from '../run/text.ts';
import type { Call } from './call.ts';
import type { Misuse } from './misuse.ts';
import type { Expected } from './options.ts';
import { noteUse, type Kind } from './kinds.ts';
import { sortOf } from './sorts.ts';

export const withArticle: Readonly<Record<Sort, string>> = {
  'service ID': 'a service ID',
  'access group': 'an access group',
  'trusted profile': 'a trusted profile',
  user: 'a user',
  'API key': 'an API key',
  'API key ID': 'the id of an API key',
  'account ID': 'an account ID',
  'instance GUID': 'the GUID of an instance',
  'resource group ID': 'the id of a resource group',
  CRN: 'a CRN',
};

const subjects: ReadonlySet<Sort> = new Set([
  'service ID',
  'access group',
  'trusted profile',
  'user',
  'API key',
  'API key ID',
  'CRN',
]);

/** A value where something is expected, as far as it is known. */
interface Candidate {
  /** Undefined for a name, and where nothing is known of it. */
  readonly sort: Sort | undefined;
  /** The text where all of it is known. */
  readonly known: string | undefined;
  readonly call: Call;
}

/** What is wrong with a value, as the end of a sentence; undefined where nothing is known to be. */
type Check = (value: Candidate) => string | undefined;

const is = (sort: Sort): string => `is ${withArticle[sort]}`;

/** Names are accepted, and IDs of this sort. */
const nameOrId =
  (expected: Sort): Check =>
  ({ sort }) =>
    sort === undefined || sort === expected || !subjects.has(sort) ? undefined : is(sort);

/** IDs of this sort alone are accepted. */
const idOnly =
  (expected: Sort, wrong: string): Check =>
  ({ sort, known }) => {
    if (sort === expected) return undefined;
    if (sort !== undefined) return is(sort);
    return known === undefined ? undefined : wrong;
  };

const serviceIdOnly = idOnly('service ID', 'is a name, not an ID such as `ServiceId-…`');

const instanceGuid: Check = ({ sort, known, call }) => {
  if (sort === 'instance GUID' || known === '*' || isCluster(call)) return undefined;
  if (sort !== undefined) return is(sort);
  const isName = known !== undefined && /[\s_]|^[a-z]+(?:-[a-z0-9]+)+$/i.test(known) && !/^[0-9a-f-]+$/i.test(known);
  return isName ? 'is a name' : undefined;
};

const resourceGroupId: Check = ({ sort, known }) => {
  if (sort === 'account ID' || sort === 'resource group ID' || sort === 'instance GUID') return undefined;
  if (sort !== undefined) return is(sort);
  return known === undefined || known === '' || known === '*' ? undefined : 'is a name';
};

const resourceGroupName: Check = ({ sort, known }) => {
  if (sort === 'account ID' && known !== undefined) return 'has the form of an ID';
  return sort === 'CRN' ? is(sort) : undefined;
};

const checks: Readonly<Partial<Record<Expected, Check>>> = {
  'service ID': nameOrId('service ID'),
  'access group': nameOrId('access group'),
  'trusted profile': nameOrId('trusted profile'),
  user: nameOrId('user'),
  'service ID only': (value) => (value.known === '' ? undefined : serviceIdOnly(value)),
  'account ID': ({ sort, known }) => {
    if (sort === 'account ID') return undefined;
    if (sort !== undefined) return is(sort);
    return known === undefined
      ? undefined
      : /^a\/|^[0-9a-f\s-]{20,}$|^\d+$/i.test(known)
        ? 'has another form'
        : 'is a name';
  },
  'instance GUID': instanceGuid,
  'resource group ID': resourceGroupId,
  'resource group name': resourceGroupName,
};

/** Instances of Kubernetes clusters have IDs of another form. */
const isCluster = ({ args }: Call): boolean => {
  const service = args.flags.find(({ name }) => name === '--service-name')?.value?.text;
  const name = service === undefined ? undefined : literal(service);
  return name === 'containers-kubernetes' || (service !== undefined && name === undefined);
};

const required: Readonly<Partial<Record<Expected, string>>> = {
  'service ID': 'a service ID is required',
  'service ID only': 'the id of a service ID is required',
  'access group': 'an access group is required',
  'trusted profile': 'a trusted profile is required',
  user: 'a user is required',
  'account ID': 'an account ID is required: 32 hexadecimal digits without dashes',
  'instance GUID': 'the GUID of an instance is required',
  'resource group ID': 'the id of a resource group is required',
  'resource group name': 'the name of a resource group is required',
};

const helps: Readonly<Partial<Record<Expected, string>>> = {
  'account ID': '`ibmcloud account show` shows the id of an account',
  'instance GUID': '`ibmcloud resource service-instance NAME --output json | jq -r ".[0].guid"` shows it',
  'resource group ID': '`--resource-group-name` takes a name; `ibmcloud resource group NAME --id` shows the id',
  'resource group name': '`--resource-group-id` takes the id',
  'service ID only': '`ibmcloud iam service-id NAME --uuid` shows it',
};

/** Help, repair and place of the caller, in place of those that follow from what is expected. */
export type More = Pick<Misuse, 'help' | 'repair'> & { readonly range?: Misuse['range'] };

/** True where a value may be what is expected; where it cannot be, that is reported at its place. */
export const expect = (
  expected: Expected,
  value: { readonly text: Text; readonly range: Range },
  at: string,
  call: Call,
  more: More = {},
): boolean => {
  if (expected === 'service name') return expectService(value, at, call);
  const wrong = checks[expected]?.({ sort: sortOf(value.text), known: literal(value.text), call });
  if (wrong === undefined) return isOfOneKind(expected, value, at, call);
  call.report({
    message: `\`${shown(value.text)}\` ${wrong}, but ${at} ${required[expected] ?? 'something else is required'}`,
    range: more.range ?? value.range,
    help: more.help ?? helps[expected],
    repair: more.repair,
  });
  return false;
};

const kinds: Readonly<Partial<Record<Expected, Kind>>> = {
  'account ID': 'account ID',
  'instance GUID': 'instance GUID',
  'resource group ID': 'resource group ID',
  'resource group name': 'name',
  'service ID only': 'service ID only',
  'service ID': 'name or ID',
  'access group': 'name or ID',
  'trusted profile': 'name or ID',
};

/** Whether a value that is not known is used as one kind of thing only; where it is not, that is reported. */
const isOfOneKind = (
  expected: Expected,
  value: { readonly text: Text; readonly range: Range },
  at: string,
  call: Call,
): boolean => {
  const kind = kinds[expected];
  if (kind === undefined) return true;
  const misuse = noteUse(call.uses, { ...value, kind, at, line: call.declarations.lineOf(value.range.start) });
  if (misuse === undefined) return true;
  call.report({ ...misuse, help: misuse.confidence === 'low' ? undefined : helps[expected] });
  return misuse.confidence === 'low';
};

/** Reported only where a known service is close: services that the catalogue does not know exist. */
const expectService = (
  { text, range }: { readonly text: Text; readonly range: Range },
  at: string,
  { catalogue, report }: Call,
): boolean => {
  const name = literal(text);
  if (name === undefined || name === '' || catalogue.service(name) !== undefined) return true;
  const wanted = name.toLowerCase().replace(/^ibm (?:cloud )?/, '');
  const titled = catalogue.serviceNames().find((each) => {
    const title = catalogue
      .service(each)
      ?.title.toLowerCase()
      .replace(/^ibm (?:cloud )?/, '');
    return title === wanted || (/\s/.test(wanted) && title === wanted.replace(/ service$/, ''));
  });
  const near = titled ?? (/\s/.test(name) ? aliases.get(wanted) : undefined) ?? nearest(name, catalogue.serviceNames());
  if (near === undefined) return true;
  const isDisplay = titled !== undefined || /\s/.test(name);
  report({
    message: isDisplay
      ? `\`${name}\` is a display name, but ${at} the service's name is required: \`${near}\``
      : `there is no service \`${name}\`: did you mean \`${near}\`?`,
    range,
    ...(isDisplay ? {} : { confidence: 'low' as const }),
  });
  return false;
};

/** Display names that documents use, and that the catalogue does not have. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['iam identity service', 'iam-identity'],
  ['iam identity', 'iam-identity'],
  ['iam access groups service', 'iam-groups'],
  ['iam access groups', 'iam-groups'],
  ['access groups', 'iam-groups'],
  ['secrets manager', 'secrets-manager'],
  ['object storage', 'cloud-object-storage'],
  ['key protect', 'kms'],
]);
