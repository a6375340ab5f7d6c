import type { AttributeState, Resource } from '../access/decide/question.ts';
import type { Account } from '../account/model/account.ts';
import { isUuid } from '../account/model/id-form.ts';
import { partsOfCrn } from '../account/model/crn.ts';
import { subjectOf } from '../account/model/subject.ts';
import { suggestedAttribute } from '../catalogue/attribute-names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { suggestedService } from '../catalogue/near-service.ts';
import { hasNoInstances } from '../catalogue/without-instances.ts';
import { nearest } from '../source/nearest.ts';
import { isProblem, misspelled, problem, type Problem } from './problem.ts';

type States = Readonly<Record<string, AttributeState>>;

/** What a question says of the thing it is about. */
export interface TargetWords {
  /** Undefined where the action has to say it. */
  readonly service: string | undefined;
  /** What is said of its attributes; of others nothing is known. */
  readonly attributes: States;
  /** The account it lies in, where a CRN says. */
  readonly account: string | undefined;
}

/** The attributes that nearly all policies use. */
const usual = ['serviceName', 'serviceInstance', 'resourceType', 'resource', 'resourceGroupId', 'region', 'accountId'];

/** `*` asks about all there are, nothing about a thing that has no such attribute. */
const stateOf = (text: string): AttributeState => (text === '*' ? 'every' : text === '' ? 'none' : { is: text });

/** The parts that are said, under their attributes: what is empty is not said. */
const said = (parts: readonly (readonly [name: string, text: string | undefined])[]): States =>
  Object.fromEntries(
    parts.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [[name, stateOf(text)]])),
  );

const serviceNamed = (name: string, catalogue: Catalogue): string | Problem =>
  catalogue.service(name) === undefined
    ? misspelled(`there is no service \`${name}\``, suggestedService(name, catalogue)?.service)
    : name;

/** True for a service of the account itself, and for others of which nobody has instances. */
const isWithoutInstances = (service: string, catalogue: Catalogue): boolean =>
  catalogue.service(service)?.attributes.resourceGroupId === 'no' || hasNoInstances(service);

const isId = (text: string): boolean => isUuid(text) || subjectOf(text).kind !== 'user';

/** `SERVICE/INSTANCE/TYPE/ID`; of a service without instances `SERVICE/TYPE/ID` or `SERVICE/ID`. */
const byPath = (text: string, catalogue: Catalogue): TargetWords | Problem => {
  const [name = '', ...rest] = text.split('/');
  const service = serviceNamed(name, catalogue);
  if (typeof service !== 'string') return service;
  const words = (parts: Parameters<typeof said>[0]): TargetWords => ({
    service,
    attributes: said(parts),
    account: undefined,
  });
  if (isWithoutInstances(service, catalogue)) {
    const [first = '', ...more] = rest[0] === '' ? rest.slice(1) : rest;
    return more.length === 0 && isId(first)
      ? words([['resource', first]])
      : words([
          ['resourceType', first],
          ['resource', more.join('/')],
        ]);
  }
  const [instance, type, ...id] = rest;
  return words([
    ['serviceInstance', instance],
    ['resourceType', type],
    ['resource', id.join('/')],
  ]);
};

/** A secret lies in a secret group, which policies name, and its CRN does not. */
const liesInside = new Set(['secret']);

const byCrn = (text: string, catalogue: Catalogue): TargetWords | Problem => {
  const crn = partsOfCrn(text);
  if (crn?.service === undefined) return problem(`\`${text}\` has not the parts of a CRN`);
  const service = serviceNamed(crn.service, catalogue);
  if (typeof service !== 'string') return service;
  const type = text.split(':')[8] ?? '';
  const object =
    type === '' || liesInside.has(type) ? [] : [['resourceType', type] as const, ['resource', crn.id] as const];
  const region = crn.region === 'global' ? undefined : crn.region;
  return {
    service,
    attributes: said([['serviceInstance', crn.instance], ['region', region], ...object]),
    account: crn.account,
  };
};

const byAttribute = (text: string, catalogue: Catalogue): TargetWords | Problem => {
  const at = text.indexOf('=');
  const written = text.slice(0, at);
  const value = text.slice(at + 1);
  const name = suggestedAttribute(written) ?? written;
  const meant = usual.includes(name) ? undefined : nearest(name, usual);
  if (meant !== undefined) return misspelled(`no policy has an attribute \`${written}\``, meant);
  if (name === 'serviceType' || name === 'service_group_id')
    return problem(`\`${text}\` stands for many services: ask about one, \`on SERVICE\``);
  if (name === 'serviceName') {
    const service = serviceNamed(value, catalogue);
    return typeof service === 'string' ? { service, attributes: {}, account: undefined } : service;
  }
  if (name === 'accountId') return { service: undefined, attributes: {}, account: value };
  return { service: undefined, attributes: { [name]: stateOf(value) }, account: undefined };
};

const readWord = (word: string, catalogue: Catalogue): TargetWords | Problem => {
  if (word.startsWith('crn:')) return byCrn(word, catalogue);
  return /^[\w.-]+=/.test(word) ? byAttribute(word, catalogue) : byPath(word, catalogue);
};

const nothingSaid: TargetWords = { service: undefined, attributes: {}, account: undefined };

/**
 * What the words behind `on` say: a path `SERVICE/INSTANCE/TYPE/ID`, a CRN, or attributes `name=value`, of which there may
 * be several.
 */
export const readTarget = (words: readonly string[], catalogue: Catalogue): TargetWords | Problem => {
  let all = nothingSaid;
  for (const word of words) {
    const next = readWord(word, catalogue);
    if (isProblem(next)) return next;
    const twice = Object.keys(next.attributes).find((name) => Object.hasOwn(all.attributes, name));
    if (twice !== undefined) return problem(`\`${twice}\` is said twice of the target`);
    if (all.service !== undefined && next.service !== undefined)
      return problem(`the target names two services, \`${all.service}\` and \`${next.service}\``);
    all = {
      service: all.service ?? next.service,
      attributes: { ...all.attributes, ...next.attributes },
      account: all.account ?? next.account,
    };
  }
  return all;
};

/** An instance by the name of its engine, or by what the model calls it. */
const instanceNamed = (state: AttributeState | undefined, { engines }: Account): AttributeState | undefined => {
  if (typeof state !== 'object') return state;
  const named = engines.filter(({ name }) => name === state.is).flatMap(({ instance }) => instance.guid ?? []);
  const [guid, another] = new Set(named);
  return { is: guid === undefined || another !== undefined ? state.is.replace(/^(ibm_[\w.-]+)\.guid$/, '$1') : guid };
};

/** What the input tells of an instance besides its id. */
const factsOf = (instance: AttributeState | undefined, { engines }: Account): States => {
  const guid = typeof instance === 'object' ? instance.is : undefined;
  const found = guid === undefined ? undefined : engines.find((engine) => engine.instance.guid === guid)?.instance;
  return said([
    ['region', found?.region],
    ['resourceGroupId', found?.resourceGroup],
  ]);
};

/** The thing a question is about, in an account: what neither words nor input say of it stays unknown. */
export const resourceOf = (words: TargetWords, service: string, account: Account, catalogue: Catalogue): Resource => {
  const instance = instanceNamed(words.attributes['serviceInstance'], account);
  return {
    service,
    attributes: {
      ...said([['accountId', account.id]]),
      ...(catalogue.service(service)?.attributes.resourceGroupId === 'no' ? { resourceGroupId: 'none' as const } : {}),
      ...(service === 'secrets-manager' ? factsOf(instance, account) : {}),
      ...words.attributes,
      ...(instance === undefined ? {} : { serviceInstance: instance }),
    },
  };
};

/** A resource in words: its service, and what is said of it. */
export const resourceText = ({ service, attributes }: Resource): string => {
  const told = usual.flatMap((name) => {
    const state = name === 'accountId' || !Object.hasOwn(attributes, name) ? undefined : attributes[name];
    if (state === 'every') return [`every ${name}`];
    return typeof state === 'object' ? [`${name}=${state.is}`] : [];
  });
  const others = Object.entries(attributes).flatMap(([name, state]) =>
    usual.includes(name) || typeof state !== 'object' ? [] : [`${name}=${state.is}`],
  );
  return [service, ...told, ...others].join(', ');
};
