import { account, instance } from '../account-text.ts';

type Attribute = readonly [name: string, value: string];

const attributes = (list: readonly Attribute[]) => ({ attributes: list.map(([name, value]) => ({ name, value })) });

export const zone = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';

/** An enforced network rule with one context, by default that of the zone, on the resources of a service. */
export const networkRule = ({
  context = [['networkZoneId', zone]],
  on = [['serviceName', 'kms']],
}: {
  readonly context?: readonly Attribute[];
  readonly on?: readonly Attribute[];
} = {}) => ({
  description: 'keys from the workload',
  enforcement_mode: 'enabled',
  contexts: [attributes(context)],
  resources: [attributes([['accountId', account], ...on])],
});

/** What a rule on one secret group names. */
export const secretGroup: readonly Attribute[] = [
  ['serviceName', 'secrets-manager'],
  ['serviceInstance', instance],
  ['resourceType', 'secret-group'],
  ['resource', '0b5571f7-21e6-42b7-91c5-3f5ac9793a46'],
];
