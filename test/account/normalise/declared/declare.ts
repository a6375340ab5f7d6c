import { rules } from '../../../../rules/index.ts';
import { createCatalogue } from '../../../../src/catalogue/create.ts';
import { check } from '../../../../src/check/check.ts';
import { defaultConfig } from '../../../../src/config/config.ts';
import type {
  Declaration,
  Declared,
  Reference,
  Value,
  VariableValue,
} from '../../../../src/languages/declared/declared.ts';
import type { Finding } from '../../../../src/finding/finding.ts';
import type { Account } from '../../../../src/account/model/account.ts';
import { isUnknown, unknown, type Unknown } from '../../../../src/source/unknown.ts';
import { normalise } from '../../../../src/account/normalise/normalise.ts';
import { testNow } from '../../../lint-texts.ts';

/** A value as tests write it: plain objects are mappings. */
export type SourceReference =
  null | boolean | number | string | Unknown | readonly SourceReference[] | { readonly [key: string]: SourceReference };

const isWrittenList = (value: SourceReference): value is readonly SourceReference[] => Array.isArray(value);

const valueOf = (value: SourceReference): Value => {
  if (value === null || typeof value !== 'object' || isUnknown(value)) return value;
  if (isWrittenList(value)) return value.map(valueOf);
  return new Map(Object.entries(value).map(([key, item]) => [key, valueOf(item)]));
};

/** An attribute of a resource, by its address: `ibm_iam_service_id.engine.iam_id`. */
export const ref = (text: string): Reference => {
  const [, address = '', type = '', attribute = ''] = /^((?:data\.)?(ibm_\w+)\.[\w-]+)\.(.*)$/.exec(text) ?? [];
  return { unknown: 'known after apply', reference: { type, address, attribute } };
};

/** A variable without a value. */
export const variable = (name: string): VariableValue => ({
  unknown: `\`var.${name}\` has no value`,
  variable: `var.${name}`,
});

export const nobodyKnows = unknown('nobody knows');

type More = Partial<Pick<Declared, 'uncertainBecause' | 'form' | 'mode'>>;

/** `type.name`, behind `data.` for a data source, with its arguments. */
export const resource = (
  address: string,
  values: Readonly<Record<string, SourceReference>>,
  more: More = {},
): Declared => {
  const parts = address
    .replace(/^.*\bdata\./, '')
    .replace(/^(?:.*\/\/)?(?:module\.[^.]+\.)*/, '')
    .split('.');
  return {
    mode: /(?:^|\.|\/)data\./.test(address) ? 'data' : 'managed',
    type: parts[0] ?? '',
    address,
    values: new Map(Object.entries(values).map(([key, value]) => [key, valueOf(value)])),
    origin: { document: { source: 'main.tf', index: 0 }, path: ['resource', ...parts] },
    uncertainBecause: undefined,
    form: 'hcl',
    ...more,
  };
};

export const declaration = (resources: readonly Declared[], gaps: Declaration['gaps'] = []): Declaration => ({
  resources,
  gaps,
});

/** A gap in what could be read. */
export const gap = (why: string, reaches?: readonly string[]): Declaration['gaps'][number] => ({
  why,
  origin: { document: { source: 'main.tf', index: 0 }, path: ['module', 'x'] },
  reaches,
});

const accountsOf = (...declarations: readonly Declaration[]): readonly Account[] =>
  normalise([], [], declarations).accounts;

const catalogue = createCatalogue({});

/** What the rules of the engine say of declarations: rule and confidence, and what was not looked at. */
export const findingsOf = (...declarations: readonly Declaration[]) => {
  const config = defaultConfig(rules);
  const { findings, notChecked } = check({
    accounts: accountsOf(...declarations),
    rules: rules.filter(({ category }) => category === 'engine'),
    catalogue,
    settingOf: config.rules,
    isOn: config.isOn,
    now: testNow.getTime(),
    strict: false,
  });
  return { findings, notChecked };
};

export const brief = ({ rule, confidence }: Finding): string => `${rule}${confidence === 'low' ? ' low' : ''}`;

/** An engine with a key of a service ID, all of it made here. */
export const engine: readonly Declared[] = [
  resource('ibm_iam_service_id.engine', { name: 'engine' }),
  resource('ibm_iam_service_api_key.engine', { name: 'key', iam_service_id: ref('ibm_iam_service_id.engine.iam_id') }),
  resource('ibm_resource_instance.sm', { name: 'sm', service: 'secrets-manager', location: 'us-south' }),
  resource('ibm_sm_iam_credentials_configuration.engine', {
    name: 'iam-engine',
    instance_id: ref('ibm_resource_instance.sm.guid'),
    region: 'us-south',
    api_key: ref('ibm_iam_service_api_key.engine.apikey'),
  }),
];

/** A policy of the engine's service ID on a service. */
export const grant = (
  service: string,
  roles: SourceReference,
  more: Readonly<Record<string, SourceReference>> = {},
  options: More = {},
) =>
  resource(
    `ibm_iam_service_policy.${service.replaceAll('-', '_')}`,
    { iam_id: ref('ibm_iam_service_id.engine.iam_id'), roles, resources: [{ service }], ...more },
    options,
  );

export const groupsGrant = grant('iam-groups', ['Editor']);
export const identityGrant = grant('iam-identity', ['Operator']);
