import type { Finding } from '../../finding/finding.ts';
import type { Item, KindName, Recognised } from '../recognise/recognised.ts';
import type { JsonObject } from '../../source/json.ts';
import type { Fits } from './validator.ts';
import { extraFaults } from './extra-checks.ts';

/** What of a listing fits its schema, and what is wrong with the rest. */
export interface Validated {
  readonly recognised: Recognised;
  readonly problems: readonly Finding[];
}

/** The validator of each kind, loaded when a document of the kind is met. */
const byKind: Readonly<Record<KindName, () => Promise<{ readonly fits: Fits }>>> = {
  policies: () => import('./fits/policy.generated.js'),
  'access-groups': () => import('./fits/accessGroup.generated.js'),
  members: () => import('./fits/member.generated.js'),
  'dynamic-rules': () => import('./fits/dynamicRule.generated.js'),
  'service-ids': () => import('./fits/serviceId.generated.js'),
  'api-keys': () => import('./fits/apiKey.generated.js'),
  'trusted-profiles': () => import('./fits/trustedProfile.generated.js'),
  users: () => import('./fits/user.generated.js'),
  roles: () => import('./fits/role.generated.js'),
  'account-settings': () => import('./fits/accountSettings.generated.js'),
  zones: () => import('./fits/zone.generated.js'),
  'network-rules': () => import('./fits/networkRule.generated.js'),
  configurations: () => import('./fits/configuration.generated.js'),
  secrets: () => import('./fits/secret.generated.js'),
  'policy-templates': () => import('./fits/policyTemplate.generated.js'),
  'policy-assignments': () => import('./fits/policyAssignment.generated.js'),
  'external-interaction': () => import('./fits/externalInteraction.generated.js'),
  'public-access': () => import('./fits/publicAccess.generated.js'),
  'action-control-templates': () => import('./fits/actionControlTemplate.generated.js'),
  'action-control-assignments': () => import('./fits/actionControlAssignment.generated.js'),
  'engine-setup': () => import('./fits/engineSetup.generated.js'),
  'access-test': () => import('./fits/accessTest.generated.js'),
};

const partialBy = (count: number, { partial }: Recognised['listing']): string => {
  const lost = count === 1 ? 'an item could not be read' : `${count} items could not be read`;
  return partial === undefined ? lost : `${partial}, and ${lost}`;
};

/** Tells whether an item fits the schema of a kind. */
export const fitsKind = async (kind: KindName): Promise<(value: JsonObject) => boolean> => {
  const { fits } = await byKind[kind]();
  return (value) => fits(value) && extraFaults(kind, value).length === 0;
};

/**
 * Holds the items of a listing against the schema of their kind. Those that do not fit are left out, which makes the
 * listing partial. What says why is loaded only when there is something to say.
 */
export const validate = async (recognised: Recognised): Promise<Validated> => {
  const { kind, items } = recognised;
  const fits = await fitsKind(kind);
  const wrong = items.filter(({ value }) => !fits(value));
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
