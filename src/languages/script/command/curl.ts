import { isMapping } from '../../declared/declared.ts';
import type { Argument, Invocation } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import { isHole, literal, type Text } from '../run/text.ts';
import { bodyOf, checkHeader, fileText } from './body.ts';
import { callOf, type Call, type Surroundings } from './call.ts';
import { handlerOfRequest } from './requests.ts';

/** Options of curl with a value, as far as scripts use them; short ones may have it joined on. */
const withValue =
  /^(?:-[XHduoAebmTFEKw]|--(?:request|header|data(?:-raw|-binary|-ascii|-urlencode)?|json|url|output|user|user-agent|cookie|max-time|retry|retry-delay|connect-timeout|cacert|cert|key|write-out|form|config))$/;
const data = /^(?:-d|--data(?:-raw|-binary|-ascii)?|--json)$/;

interface Request {
  readonly method: string | undefined;
  readonly url: Argument | undefined;
  readonly body: Argument | undefined;
  readonly headers: readonly Argument[];
}

const requestOf = (words: readonly Argument[]): Request => {
  let method: string | undefined;
  let url: Argument | undefined;
  let body: Argument | undefined;
  const headers: Argument[] = [];
  const take = (flag: string, value: Argument): void => {
    if (flag === '-X' || flag === '--request') method = literal(value.text);
    else if (flag === '--url') url = value;
    else if (flag === '-H' || flag === '--header') headers.push(value);
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
  return { method, url, body, headers };
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

/** An address with its holes between two `\0`, and without a slash in what tells them apart, such as the path of a script. */
const addressOf = (url: Text): string =>
  url
    .map((part) => (isHole(part) ? `\0${part.tag.replace(/[/?]/g, '_')}\0` : part.text))
    .join('')
    .replace(/\/$/, '');

/** A request that makes, changes or takes away something at IAM's, Secrets Manager's or the network rules' endpoints. */
export const runCurl = (invocation: Invocation, around: Surroundings): Output | undefined => {
  const { method, url, body, headers } = requestOf(invocation.words.slice(1));
  if (url === undefined) return undefined;
  const verb = (method ?? (body === undefined ? 'GET' : 'POST')).toUpperCase();
  const handler = handlerOfRequest(verb, addressOf(url.text));
  if (handler === undefined || (body === undefined && verb !== 'DELETE')) return undefined;
  const call = callOf('curl', invocation, { positional: [], flags: [], maySplit: false, open: undefined }, around);
  for (const header of headers) checkHeader(header.text, call);
  const text = body === undefined ? undefined : bodyText(body, call);
  const parsed = text === undefined ? undefined : bodyOf(text, call);
  return handler({
    body: isMapping(parsed) ? parsed : new Map(),
    isRead: isMapping(parsed),
    range: body?.range ?? url.range,
    call,
    url: url.text,
  });
};
