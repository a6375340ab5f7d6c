import type { Finding } from '../../finding/finding.ts';
import type { Item, KindName, Recognised } from '../recognise/recognised.ts';
import type { JsonObject } from '../../source/json.ts';
import type { Fits } from './validator.ts';
import { extraFaults } from './extra-checks.ts';
import * as fits from './fits.generated.js';

/** What of a listing fits its schema, and what is wrong with the rest. */
export interface Validated {
  readonly recognised: Recognised;
  readonly problems: readonly Finding[];
}

const byKind: Readonly<Record<KindName, Fits>> = {
  policies: fits.policy,
  'access-groups': fits.accessGroup,
  members: fits.member,
  'dynamic-rules': fits.dynamicRule,
  'service-ids': fits.serviceId,
  'api-keys': fits.apiKey,
  'trusted-profiles': fits.trustedProfile,
  users: fits.user,
  roles: fits.role,
  'account-settings': fits.accountSettings,
  zones: fits.zone,
  'network-rules': fits.networkRule,
  configurations: fits.configuration,
  secrets: fits.secret,
  'policy-templates': fits.policyTemplate,
  'policy-assignments': fits.policyAssignment,
  'engine-setup': fits.engineSetup,
};

const partialBy = (count: number, { partial }: Recognised['listing']): string => {
  const lost = count === 1 ? 'an item could not be read' : `${count} items could not be read`;
  return partial === undefined ? lost : `${partial}, and ${lost}`;
};

/** Whether an item fits the schema of its kind. */
export const isValid = (kind: KindName, value: JsonObject): boolean =>
  byKind[kind](value) && extraFaults(kind, value).length === 0;

/**
 * Holds the items of a listing against the schema of their kind. Those that do not fit are left out, which makes the
 * listing partial. What says why is loaded only when there is something to say.
 */
export const validate = (recognised: Recognised): Validated | Promise<Validated> => {
  const { kind, items } = recognised;
  const wrong = items.filter(({ value }) => !isValid(kind, value));
  return wrong.length === 0 ? { recognised, problems: [] } : withoutWrong(recognised, wrong);
};

const withoutWrong = async (recognised: Recognised, wrong: readonly Item[]): Promise<Validated> => {
  const { explain } = await import('./explain.ts');
  const { kind, items, listing } = recognised;
  const left = new Set(wrong);
  return {
    recognised: {
      ...recognised,
      items: items.filter((item) => !left.has(item)),
      listing: { ...listing, partial: partialBy(wrong.length, listing) },
    },
    problems: explain(kind, wrong),
  };
};
