/** What a request to IBM Cloud's API makes, changes or takes away. */
import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Argument } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import { isHole, keyOf, textOf, type Part, type Text } from '../run/text.ts';
import { apiPolicy } from './api-policy.ts';
import { faultsOfBody } from './body-faults.ts';
import type { Call } from './call.ts';
import {
  deleteIdentity,
  deleteNamed,
  deleteObject,
  deletePolicyById,
  removeMembers,
  replaceObject,
  replacePolicy,
} from './change.ts';
import type { Field, Made } from './declarations.ts';
import { declareEngine, engineType, instanceIn } from './engine.ts';
import { answerOf } from './answer.ts';
import { identity } from './identity.ts';
import type { TrustType } from './trust.ts';
import { declareSecret } from './secrets.ts';

interface Request {
  readonly body: ReadonlyMap<string, Value>;
  /** The body is known, and is a JSON object. */
  readonly isRead: boolean;
  readonly range: Range;
  readonly call: Call;
  readonly url: Text;
}

type Handler = (request: Request) => Output | undefined;

/** The part of a path that follows another: the ID in `/policies/ID`. */
const partAfter = (url: Text, marker: string): Argument | undefined => {
  const parts: Part[] = [];
  let isInside = false;
  for (const part of url) {
    if (isHole(part)) {
      if (isInside) parts.push(part);
      continue;
    }
    const from = isInside ? 0 : part.text.indexOf(marker) + marker.length;
    if (!isInside && from < marker.length) continue;
    isInside = true;
    const [text = '', ...rest] = part.text.slice(from).split(/[/?]/);
    if (text !== '') parts.push({ text, range: part.range });
    if (rest.length > 0) break;
  }
  const [first] = parts;
  return first && { text: parts, range: first.range, maySplit: false };
};

/** The call with the things of its path as arguments, as the commands have them. */
const withArguments = (call: Call, positional: readonly Argument[]): Call => ({
  ...call,
  args: { ...call.args, positional },
});

/** Each argument at the place of the body it comes from. */
const placed = (
  values: Readonly<Record<string, Value | undefined>>,
  range: Range,
): Readonly<Record<string, Field | undefined>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === undefined ? undefined : { value, range }]),
  );

const subjectArguments = (subject: Value | undefined): readonly [type: string, argument: string] => {
  const id = typeof subject === 'string' ? subject : '';
  const type = !isUnknown(subject) || !('reference' in subject) ? undefined : subjectType(subject);
  if (type === 'ibm_iam_access_group' || id.startsWith('AccessGroupId-'))
    return ['ibm_iam_access_group_policy', 'access_group_id'];
  if (type === 'ibm_iam_trusted_profile' || /^(?:iam-)?Profile-/.test(id))
    return ['ibm_iam_trusted_profile_policy', 'iam_id'];
  if (/^IBMid-|@/.test(id)) return ['ibm_iam_user_policy', 'ibm_id'];
  return ['ibm_iam_service_policy', 'iam_id'];
};

const subjectType = (value: object): string | undefined => {
  const reference: unknown = 'reference' in value ? value.reference : undefined;
  const isNamed = typeof reference === 'object' && reference !== null && 'type' in reference;
  return isNamed && typeof reference.type === 'string' ? reference.type : undefined;
};

/** The policy of a body: type, the argument that names the subject, and the subject. */
const policyIn = ({ body, range, call }: Request) => {
  const { subject, ...values } = apiPolicy(body, call);
  const isAuthorization = body.get('type') === 'authorization';
  const [type, argument] = isAuthorization ? ['ibm_iam_authorization_policy', ''] : subjectArguments(subject);
  const given = subject ?? unknown('the subject of the policy is not known');
  const fields = placed({ ...(isAuthorization ? {} : { [argument]: given }), ...values }, range);
  return { type, argument, subject: given, fields };
};

const declarePolicy = ({ call }: Request, { type, fields }: ReturnType<typeof policyIn>): Made =>
  call.declarations.declare({
    type,
    fields,
    uncertainBecause: call.invocation.uncertainBecause,
    range: call.invocation.range,
    key: undefined,
  });

const reportFaults = ({ body, range, call, url, isRead }: Request): void => {
  if (!isRead) return;
  for (const message of faultsOfBody(body, keyOf(url).includes('/v1/policies') ? 1 : 2))
    call.report({ message, range });
};

const policy: Handler = (request) => {
  reportFaults(request);
  return answerOf(declarePolicy(request, policyIn(request)), undefined);
};

/** `PUT /v2/policies/ID` replaces the policy. */
const policyUpdate: Handler = (request) => {
  const { call, url } = request;
  const id = partAfter(url, '/policies/');
  const found = policyIn(request);
  reportFaults(request);
  if (id !== undefined) replacePolicy(found, id, call);
  const one = declarePolicy(request, found);
  if (id !== undefined) call.declarations.name(one, 'policy', keyOf(id.text));
  return answerOf(one, undefined);
};

const policyRemoval: Handler = ({ call, url }) => {
  const id = partAfter(url, '/policies/');
  if (id !== undefined) deletePolicyById(id, call);
  return undefined;
};

const made =
  (type: string, fields: readonly string[]): Handler =>
  ({ body, range, call }) => {
    const name = body.get('name');
    const values = Object.fromEntries(fields.map((field) => [field, body.get(field)]));
    const owner = body.get('iam_id');
    const isKey = type === 'ibm_iam_service_api_key';
    const one = call.declarations.declare({
      type,
      fields: placed({ ...values, ...(isKey ? { iam_service_id: owner } : {}) }, range),
      uncertainBecause: call.invocation.uncertainBecause,
      range: call.invocation.range,
      key: typeof name === 'string' ? name : undefined,
    });
    return answerOf(one, typeof name === 'string' ? textOf(name, range) : undefined);
  };

const memberLists = {
  user: 'ibm_ids',
  service: 'iam_service_ids',
  profile: 'iam_profile_ids',
} as const;

/** The list that a member goes into, by its type or the form of its ID. */
const listOfMember = (member: Value): (typeof memberLists)[keyof typeof memberLists] => {
  const type = isMapping(member) ? member.get('type') : undefined;
  if (type === 'user' || type === 'service' || type === 'profile') return memberLists[type];
  const id = isMapping(member) ? member.get('iam_id') : undefined;
  if (typeof id === 'string' && /^IBMid-|@/.test(id)) return memberLists.user;
  return typeof id === 'string' && /^(?:iam-)?Profile-/.test(id) ? memberLists.profile : memberLists.service;
};

const members: Handler = ({ body, range, call, url }) => {
  const group = partAfter(url, '/groups/');
  const list = body.get('members');
  const ids = new Map<string, Value>();
  for (const member of Array.isArray(list) ? list : []) {
    const id = isMapping(member) ? member.get('iam_id') : undefined;
    const name = listOfMember(member);
    const before = ids.get(name);
    ids.set(name, [...(Array.isArray(before) ? before : []), id ?? unknown('it has no `iam_id`')]);
  }
  if (!Array.isArray(list)) ids.set(memberLists.service, unknown('the members are not known'));
  const hole = group?.text.find(isHole);
  const groupId = hole?.hole ?? (group === undefined ? unknown('the group is not known') : keyOf(group.text));
  call.declarations.declare({
    type: 'ibm_iam_access_group_members',
    fields: placed({ access_group_id: groupId, ...Object.fromEntries(ids) }, range),
    uncertainBecause: call.invocation.uncertainBecause,
    range: call.invocation.range,
    key: undefined,
  });
  return undefined;
};

/** Takes members out of the group, of whichever kind each is. */
const removeEach = (group: Argument, gone: readonly Argument[], call: Call): void => {
  const given = withArguments(call, [group, ...gone]);
  removeMembers('ibm_ids', undefined, false)(given);
  removeMembers('iam_service_ids', 'ibm_iam_service_id', false)(given);
  removeMembers('iam_profile_ids', 'ibm_iam_trusted_profile', false)(given);
};

/** `DELETE /v2/groups/ID/members/IAM_ID` */
const memberRemoval: Handler = ({ call, url }) => {
  const [group, member] = [partAfter(url, '/groups/'), partAfter(url, '/members/')];
  if (group !== undefined && member !== undefined) removeEach(group, [member], call);
  return undefined;
};

/** `POST /v2/groups/ID/members/delete` with the ids of those who go. */
const membersRemoval: Handler = ({ body, range, call, url }) => {
  const group = partAfter(url, '/groups/');
  const list = body.get('members');
  if (group === undefined) return undefined;
  const gone = (Array.isArray(list) ? list : [unknown('it is not known who is removed')]).map(
    (each: Value): Argument => {
      const text: Text =
        typeof each === 'string'
          ? textOf(each, range)
          : [{ hole: isUnknown(each) ? each : unknown('it is no id'), tag: `member:${range.start}`, range }];
      return { text, range, maySplit: false };
    },
  );
  removeEach(group, gone, call);
  return undefined;
};

const removal =
  (marker: string, remove: (call: Call) => unknown): Handler =>
  ({ call, url }) => {
    const id = partAfter(url, marker);
    if (id !== undefined) remove(withArguments(call, [id]));
    return undefined;
  };

/** Zones and rules: the words of the API are the provider's. */
const networkFields = {
  ibm_cbr_zone: ['name', 'description', 'addresses', 'excluded'],
  ibm_cbr_rule: ['description', 'enforcement_mode', 'contexts', 'resources', 'operations'],
} as const;

const network =
  (type: keyof typeof networkFields, marker: string, replaces: boolean): Handler =>
  ({ body, range, call, url, isRead }) => {
    const id = replaces ? partAfter(url, marker) : undefined;
    if (id !== undefined) replaceObject(type, id, call);
    const why = unknown('the body is not known');
    const values = Object.fromEntries(networkFields[type].map((name) => [name, isRead ? body.get(name) : why]));
    const name = body.get('name');
    const one = call.declarations.declare({
      type,
      fields: placed(values, range),
      uncertainBecause: call.invocation.uncertainBecause,
      range: call.invocation.range,
      key: typeof name === 'string' && type === 'ibm_cbr_zone' ? name : undefined,
    });
    if (id !== undefined) call.declarations.name(one, type, keyOf(id.text));
    return answerOf(one, typeof name === 'string' ? textOf(name, range) : undefined);
  };

const networkRemoval =
  (type: keyof typeof networkFields, marker: string): Handler =>
  ({ call, url }) => {
    const id = partAfter(url, marker);
    if (id !== undefined) deleteObject(type, id, call);
    return undefined;
  };

const engine: Handler = ({ body, range, call, url }) => {
  const type = body.get('config_type');
  const known = type === undefined ? {} : engineType(type, body.has('api_key'));
  if (known !== undefined) declareEngine(body, range, instanceIn(url, range), call, known);
  return undefined;
};

const retiredPath = '/api/v1/config/iam_credentials';
const retiredEngine: Handler = ({ body, range, call, url }) => {
  declareEngine(body, range, instanceIn(url, range), call, { retired: retiredPath });
  return undefined;
};

const secret: Handler = ({ body, range, call, url }) => {
  declareSecret(body, range, instanceIn(url, range), call);
  return undefined;
};

/** A rule or a link of a trusted profile: the words of the API are the provider's. */
const trust =
  (type: TrustType, names: readonly string[]): Handler =>
  ({ body, range, call, url, isRead }) => {
    const profile = partAfter(url, '/profiles/');
    if (profile === undefined) return undefined;
    const why = unknown('the body is not known');
    const link = body.get('link');
    const values = Object.fromEntries(names.map((name) => [name, isRead ? body.get(name) : why]));
    call.declarations.declare({
      type,
      fields: placed(
        {
          ...values,
          ...(isMapping(link) ? { link: [link] } : {}),
          profile_id: identity('ibm_iam_trusted_profile', profile, call),
        },
        range,
      ),
      uncertainBecause: call.invocation.uncertainBecause,
      range: call.invocation.range,
      key: undefined,
    });
    return undefined;
  };

/** Sets what the body names of the only thing of its type. */
const setting =
  (type: string, valuesIn: (body: Request['body']) => Readonly<Record<string, Value | undefined>>): Handler =>
  ({ body, range, call }) => {
    const { declarations, invocation } = call;
    const { uncertainBecause } = invocation;
    declarations.settle({ type, fields: placed(valuesIn(body), range), uncertainBecause, range: invocation.range });
    return undefined;
  };

const publicAccess = setting('ibm_iam_access_group_account_settings', (body) => ({
  public_access_enabled: body.get('public_access_enabled'),
}));

const within = (value: Value | undefined, name: string): Value | undefined =>
  isMapping(value) ? value.get(name) : undefined;

const externalInteraction = setting('ibm_iam_account_settings_external_interaction', (body) => {
  const types = within(body.get('external_account_identity_interaction'), 'identity_types');
  return Object.fromEntries(
    ['service', 'service_id', 'user'].flatMap((type) =>
      ['state', 'external_allowed_accounts'].map((name) => [`${type}.0.${name}`, within(within(types, type), name)]),
    ),
  );
});

const iam = String.raw`(?:\biam\.[^/]*cloud\.ibm\.com|^\0[^\0]*IAM[^\0]*\0)`;
const cbr = String.raw`(?:\bcbr\.[^/]*cloud\.ibm\.com|^\0[^\0]*CBR[^\0]*\0)`;
const end = String.raw`(?:\?|$)`;
const one = String.raw`/[^/?]+${end}`;

/** What is sent to which address, by method; a hole of an address is between two `\0`. */
const endpoints: readonly (readonly [methods: string, address: RegExp, handler: Handler])[] = [
  ['POST', new RegExp(`${iam}/v[12]/policies${end}`, 'i'), policy],
  ['PUT', new RegExp(`${iam}/v[12]/policies${one}`, 'i'), policyUpdate],
  ['DELETE', new RegExp(`${iam}/v[12]/policies${one}`, 'i'), policyRemoval],
  ['POST', new RegExp(`${iam}/v1/serviceids${end}`, 'i'), made('ibm_iam_service_id', ['name', 'description'])],
  [
    'DELETE',
    new RegExp(`${iam}/v1/serviceids${one}`, 'i'),
    removal('/serviceids/', deleteIdentity('ibm_iam_service_id')),
  ],
  [
    'POST',
    new RegExp(`${iam}/v1/apikeys${end}`, 'i'),
    made('ibm_iam_service_api_key', ['name', 'expires_at', 'action_when_leaked']),
  ],
  ['DELETE', new RegExp(`${iam}/v1/apikeys${one}`, 'i'), removal('/apikeys/', deleteNamed('ibm_iam_service_api_key'))],
  ['POST', new RegExp(`${iam}/v2/groups/[^/]+/members/delete${end}`, 'i'), membersRemoval],
  ['POST PUT', new RegExp(`${iam}/v2/groups/[^/]+/members${end}`, 'i'), members],
  ['DELETE', new RegExp(`${iam}/v2/groups/[^/]+/members${one}`, 'i'), memberRemoval],
  ['POST', new RegExp(`${iam}/v1/profiles${end}`, 'i'), made('ibm_iam_trusted_profile', ['name', 'description'])],
  [
    'POST',
    new RegExp(`${iam}/v1/profiles/[^/]+/rules${end}`, 'i'),
    trust('ibm_iam_trusted_profile_claim_rule', ['name', 'type', 'realm_name', 'cr_type', 'expiration', 'conditions']),
  ],
  [
    'POST',
    new RegExp(`${iam}/v1/profiles/[^/]+/links${end}`, 'i'),
    trust('ibm_iam_trusted_profile_link', ['name', 'cr_type', 'link']),
  ],
  [
    'DELETE',
    new RegExp(`${iam}/v1/profiles${one}`, 'i'),
    removal('/profiles/', deleteIdentity('ibm_iam_trusted_profile')),
  ],
  ['POST', new RegExp(`${iam}/v2/groups${end}`, 'i'), made('ibm_iam_access_group', ['name', 'description'])],
  ['PATCH', new RegExp(`${iam}/v2/groups/settings${end}`, 'i'), publicAccess],
  ['PATCH', new RegExp(`${iam}/v1/accounts/[^/]+/settings/access_management${end}`, 'i'), externalInteraction],
  ['DELETE', new RegExp(`${iam}/v2/groups${one}`, 'i'), removal('/groups/', deleteIdentity('ibm_iam_access_group'))],
  ['POST', new RegExp(`${cbr}/v1/zones${end}`, 'i'), network('ibm_cbr_zone', '/zones/', false)],
  ['PUT', new RegExp(`${cbr}/v1/zones${one}`, 'i'), network('ibm_cbr_zone', '/zones/', true)],
  ['DELETE', new RegExp(`${cbr}/v1/zones${one}`, 'i'), networkRemoval('ibm_cbr_zone', '/zones/')],
  ['POST', new RegExp(`${cbr}/v1/rules${end}`, 'i'), network('ibm_cbr_rule', '/rules/', false)],
  ['PUT', new RegExp(`${cbr}/v1/rules${one}`, 'i'), network('ibm_cbr_rule', '/rules/', true)],
  ['DELETE', new RegExp(`${cbr}/v1/rules${one}`, 'i'), networkRemoval('ibm_cbr_rule', '/rules/')],
  ['POST PUT PATCH', /\/api\/v1\/config\/iam_credentials(?:\?|$)/, retiredEngine],
  ['POST PUT PATCH', /\/api\/v2\/configurations(?:\?|$)/, engine],
  ['POST', /\/api\/v2\/secrets(?:\?|$)/, secret],
];

/** What a request does; undefined for one that iamlint does not follow. A hole of an address is between two `\0`. */
export const handlerOfRequest = (method: string, address: string): Handler | undefined =>
  endpoints.find(([methods, pattern]) => methods.split(' ').includes(method) && pattern.test(address))?.[2];
