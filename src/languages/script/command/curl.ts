import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Argument, Invocation } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import { isHole, keyOf, literal, textOf, type Text } from '../run/text.ts';
import { apiPolicy } from './api-policy.ts';
import { bodyOf, fileText } from './body.ts';
import { callOf, type Call, type Surroundings } from './call.ts';
import type { Field } from './declarations.ts';
import { declareEngine, instanceIn } from './engine.ts';
import { answerOf } from './answer.ts';
import { declareSecret } from './secrets.ts';

/** Options of curl with a value, as far as scripts use them; short ones may have it joined on. */
const withValue =
  /^(?:-[XHduoAebmTFEKw]|--(?:request|header|data(?:-raw|-binary|-ascii|-urlencode)?|json|url|output|user|user-agent|cookie|max-time|retry|retry-delay|connect-timeout|cacert|cert|key|write-out|form|config))$/;
const data = /^(?:-d|--data(?:-raw|-binary|-ascii)?|--json)$/;

interface Request {
  readonly method: string | undefined;
  readonly url: Argument | undefined;
  readonly body: Argument | undefined;
}

const requestOf = (words: readonly Argument[]): Request => {
  let method: string | undefined;
  let url: Argument | undefined;
  let body: Argument | undefined;
  const take = (flag: string, value: Argument): void => {
    if (flag === '-X' || flag === '--request') method = literal(value.text);
    else if (flag === '--url') url = value;
    else if (data.test(flag)) body = value;
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined) break;
    const [first, ...rest] = word.text;
    const text = first === undefined || isHole(first) ? '' : first.text;
    const [, name, value] = /^(--[\w-]+)=([^]*)$/.exec(text) ?? /^(-[Xd])(.+)$/s.exec(text) ?? [];
    if (name !== undefined) take(name, { ...word, text: [{ text: value ?? '', range: word.range }, ...rest] });
    else if (withValue.test(text) || /^-[sSkLfiv]+[XHdo]$/.test(text)) {
      if (next !== undefined) take(text.startsWith('--') ? text : `-${text.slice(-1)}`, next);
      at += 1;
    } else if (!text.startsWith('-')) url ??= word;
  }
  return { method, url, body };
};

const bodyText = ({ text }: Argument, call: Call): Text | undefined => {
  const [first] = text;
  const isFile = first !== undefined && !isHole(first) && first.text.startsWith('@');
  if (!isFile) return text;
  if (literal(text) === '@-' || literal(text) === '@/dev/stdin') {
    return call.invocation.stdin?.is === 'text' ? call.invocation.stdin.text : undefined;
  }
  return fileText(text, call);
};

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

type Handler = (body: ReadonlyMap<string, Value>, range: Range, call: Call, url: Text) => Output | undefined;

const policy: Handler = (body, range, call) => {
  const { subject, ...values } = apiPolicy(body, call);
  const isAuthorization = body.get('type') === 'authorization';
  const [type, argument] = isAuthorization ? ['ibm_iam_authorization_policy', 'subject'] : subjectArguments(subject);
  const who = isAuthorization ? {} : { [argument]: subject ?? unknown('the subject of the policy is not known') };
  call.declarations.declare({
    type,
    fields: placed({ ...who, ...values }, range),
    uncertainBecause: call.invocation.uncertainBecause,
    range: call.invocation.range,
    key: undefined,
  });
  return undefined;
};

const made =
  (type: string, fields: readonly string[]): Handler =>
  (body, range, call) => {
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

const members: Handler = (body, range, call, url) => {
  const address = keyOf(url);
  const group = /\/v2\/groups\/([^/?]+)\/members/.exec(address)?.[1];
  const hole = url.find((part) => isHole(part) && address.includes(`/groups/\0${part.tag}\0/`));
  const list = body.get('members');
  const ids = Array.isArray(list)
    ? list.map((member: Value) =>
        isMapping(member) ? (member.get('iam_id') ?? unknown('it has no `iam_id`')) : unknown('it is not a member'),
      )
    : unknown('the members are not known');
  call.declarations.declare({
    type: 'ibm_iam_access_group_members',
    fields: placed(
      {
        access_group_id: hole !== undefined && isHole(hole) ? hole.hole : (group ?? unknown('the group is not known')),
        iam_service_ids: ids,
      },
      range,
    ),
    uncertainBecause: call.invocation.uncertainBecause,
    range: call.invocation.range,
    key: undefined,
  });
  return undefined;
};

const engine: Handler = (body, range, call, url) => {
  const type = body.get('config_type');
  if (type !== undefined && type !== 'iam_credentials_configuration') return undefined;
  declareEngine(body, range, instanceIn(url, range), call);
  return undefined;
};

const retiredPath = '/api/v1/config/iam_credentials';
const retiredEngine: Handler = (body, range, call, url) => {
  declareEngine(body, range, instanceIn(url, range), call, retiredPath);
  return undefined;
};

const secret: Handler = (body, range, call, url) => {
  declareSecret(body, range, instanceIn(url, range), call);
  return undefined;
};

/** What is posted to which address; a hole of an address is `\0`. */
const endpoints: readonly (readonly [address: RegExp, handler: Handler])[] = [
  [/iam\.[^/]*cloud\.ibm\.com\/v[12]\/policies(?:\/|\?|$)|^\0[^\0]*IAM[^\0]*\0\/v[12]\/policies(?:\/|\?|$)/i, policy],
  [
    /iam\.[^/]*cloud\.ibm\.com\/v1\/serviceids(?:\?|$)|^\0[^\0]*IAM[^\0]*\0\/v1\/serviceids(?:\?|$)/i,
    made('ibm_iam_service_id', ['name', 'description']),
  ],
  [
    /iam\.[^/]*cloud\.ibm\.com\/v1\/apikeys(?:\?|$)|^\0[^\0]*IAM[^\0]*\0\/v1\/apikeys(?:\?|$)/i,
    made('ibm_iam_service_api_key', ['name']),
  ],
  [/iam\.[^/]*cloud\.ibm\.com\/v2\/groups\/[^/]+\/members/i, members],
  [
    /iam\.[^/]*cloud\.ibm\.com\/v2\/groups(?:\?|$)|^\0[^\0]*IAM[^\0]*\0\/v2\/groups(?:\?|$)/i,
    made('ibm_iam_access_group', ['name', 'description']),
  ],
  [/\/api\/v1\/config\/iam_credentials(?:\?|$)/, retiredEngine],
  [/\/api\/v2\/configurations(?:\?|$)/, engine],
  [/\/api\/v2\/secrets(?:\?|$)/, secret],
];

/** A request that creates or changes something at IAM's or Secrets Manager's endpoints. */
export const runCurl = (invocation: Invocation, around: Surroundings): Output | undefined => {
  const { method, url, body } = requestOf(invocation.words.slice(1));
  const address = url === undefined ? '' : keyOf(url.text).replace(/\/$/, '');
  const handler = endpoints.find(([pattern]) => pattern.test(address))?.[1];
  const changes = body !== undefined && /^(?:POST|PUT|PATCH)$/i.test(method ?? 'POST');
  if (handler === undefined || url === undefined || !changes) return undefined;
  const call = callOf('curl', invocation, { positional: [], flags: [], maySplit: false, open: undefined }, around);
  const text = bodyText(body, call);
  const parsed = text === undefined ? undefined : bodyOf(text, call);
  return handler(isMapping(parsed) ? parsed : new Map(), body.range, call, url.text);
};
