import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import type { Repair } from '../../src/finding/finding.ts';

/** A repair whose rehearsal does not end well, and why that is right. */
interface Exception {
  readonly rule: string;
  /** Default: every kind. */
  readonly kind?: Repair['kind'];
  /** What the rehearsal says. */
  readonly outcome: RegExp;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  ...['creation-unrestricted', 'mfa-off'].map((rule) => ({
    rule,
    outcome: /^new: loosens-account-settings: /,
    reason: 'a setting that is on can be turned off: by whom is worth a finding from then on',
  })),
  {
    rule: 'mfa-off',
    outcome: /^new: user-exempt-from-mfa: /,
    reason: 'an exemption matters as soon as the rest needs a second factor',
  },
  {
    rule: 'engine-cannot-manage-groups',
    kind: 'cli',
    outcome: /undecided .* may be `guide\.md:\d+`$/,
    reason: 'the document does not name the service ID: the command has a stand-in',
  },
  {
    rule: 'network-rule-blocks-engine',
    kind: 'cli',
    outcome: /^still found: /,
    reason: 'IBM Cloud gives the zone its id, which the rule has to name: the help says so',
  },
  {
    rule: 'id-in-wrong-form',
    outcome: /^new: authorization-across-accounts: /,
    reason: 'what was written is the id of another account, and nobody could have told before',
  },
  {
    rule: 'engine-disabled',
    outcome: /^new: engine-/,
    reason: 'the engine that is on again is looked at by other rules',
  },
  {
    rule: 'retired-engine-api',
    outcome: /^new: (?:joins-any-access-group|mints-keys-for-any-service-id|engine-)/,
    reason: 'the engine that works now is looked at by other rules',
  },
];

/** Rules of which one repair changes what is written down and another what IBM Cloud has: it takes both. */
export const together: ReadonlySet<string> = new Set(['engine-cross-account-needs-authorization']);

/** The entry that a repair's outcome is listed under; undefined for one that is not. */
export const exceptionFor = (
  { rule }: LocatedFinding,
  { kind }: Repair,
  outcome: string,
): { readonly reason: string } | undefined =>
  exceptions.find((one) => one.rule === rule && (one.kind ?? kind) === kind && one.outcome.test(outcome));

/** Every entry: one that no repair needs any longer is taken out. */
export const allExceptions: readonly { readonly rule: string; readonly reason: string }[] = exceptions;
