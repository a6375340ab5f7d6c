import type { Catalogue } from '../catalogue/catalogue.ts';
import { createAccess, type Access } from '../access/access.ts';
import { withoutDoubt } from '../access/decide/doubt.ts';
import type { Finding, NotChecked, Severity } from '../finding/finding.ts';
import { diagnostic } from '../finding/diagnostic.ts';
import type { Account } from '../account/model/account.ts';
import type { Policy } from '../account/model/policy.ts';
import type { Reported, Rule, RuleInput, RuleSetting } from '../rule-api/define.ts';
import { createMatchPolicies, policyListsOf } from '../rule-api/match-policies.ts';
import { sortIntoShapes, type Shapes } from '../rule-api/sort-into-shapes.ts';
import { oncePerKey, remember } from '../source/once.ts';
import { isOrigin, placeGiven, sourceOf, startOf, type Place } from '../source/place.ts';
import { createCap } from './certainty.ts';
import { objectsOf, type Thing } from './objects.ts';
import { unmeasured, type Stopwatch } from './stopwatch.ts';

export interface CheckRequest {
  /** Those that rules run on. */
  readonly accounts: readonly Account[];
  /** All that are known, where rules run on some of them only. */
  readonly known?: readonly Account[] | undefined;
  /** Policies that are written and not there: rules of how a policy is written are asked of them as well. */
  readonly dormant?: Account | undefined;
  readonly rules: readonly Rule[];
  readonly catalogue: Catalogue;
  /** How a rule is set for findings whose main place is in a file; without a file, for the run. */
  readonly settingOf: (rule: string, file?: string) => RuleSetting;
  /** Whether findings of the rule are wanted in any file. */
  readonly isOn: (rule: string) => boolean;
  /** The clock that conditions on time are held against, in milliseconds since 1970. */
  readonly now: number;
  /** Low confidence keeps its full severity. */
  readonly strict: boolean;
  /** Told what each rule takes, and the sorting of policies that goes before. What else several rules ask for is worked
   * out once, and counts to the first that does. */
  readonly stopwatch?: Stopwatch | undefined;
  /** Called with how many rules have run, for somebody who waits. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** An undecided finding is at most a warning, unless the user wants to hear of it at full severity. */
const severityOf = ({ severity, confidence }: Reported, set: Severity, chosen: boolean, strict: boolean): Severity => {
  const full = chosen ? set : (severity ?? set);
  return confidence === 'low' && !strict && full === 'error' ? 'warning' : full;
};

/** An id of a policy or subject is of one account only; a name may be in several. */
const identityIn = ({ id = '' }: Account, { identity, about }: Thing): readonly string[] =>
  about.policy !== undefined || identity[0] === 'subject' ? identity : [id, ...identity];

/** What is undecided is for people to look at: nothing is edited for it. */
const fixOf = ({ edits = [], confidence }: Reported, { fix }: Rule): Pick<Finding, 'fix'> =>
  edits.length === 0 || fix === undefined || confidence === 'low' ? {} : { fix: { safety: fix.safety, edits } };

const findingOf = (
  reported: Reported,
  rule: Rule,
  severity: Severity,
  account: Account,
  thing: Thing | undefined,
): Finding => ({
  rule: rule.id,
  category: rule.category,
  severity,
  confidence: reported.confidence ?? 'high',
  message: reported.message,
  place: reported.place,
  related: reported.related ?? [],
  help: reported.help,
  repairs: reported.repairs ?? [],
  ...fixOf(reported, rule),
  about: {
    account: account.id,
    ...thing?.about,
    ...(reported.actions === undefined || reported.actions.length === 0 ? {} : { actions: reported.actions }),
  },
  ...(reported.chain === undefined ? {} : { chain: reported.chain }),
  object: thing === undefined ? undefined : identityIn(account, thing),
  likeness: thing?.likeness === undefined ? undefined : [account.id ?? '', ...thing.likeness],
  variant: reported.variant,
});

/**
 * A finding about a value that the caller of a module gives is told there, and one about what a module says itself names
 * who calls it.
 */
const inCaller = (reported: Reported): Reported => {
  const { place, related = [] } = reported;
  if (!isOrigin(place) || place.given === undefined) return reported;
  const given = placeGiven(place);
  const note = given === undefined ? 'the module is called here' : 'the module uses it here';
  return {
    ...reported,
    place: given ?? place,
    related: [...related, { place: given === undefined ? place.given.call : { ...place, given: undefined }, note }],
  };
};

const crashed = (rule: Rule, account: Account, error: unknown): Finding => {
  const why = error instanceof Error ? error.message : String(error);
  const first = account.engines[0]?.origin ?? account.policies[0]?.origin;
  return diagnostic('rule-failed', first ?? startOf(''), `the rule \`${rule.id}\` crashed: ${why}`, {
    help: 'this is a bug in the rule, not in the linted files; the other rules ran',
  });
};

/** What the time is counted to that it takes to sort policies by their shapes, once for all rules. */
const sorting = '(sort policies)';

/** Runs every rule that is on, on every account. A rule that crashes is a finding and stops no other. */
export const check = (request: CheckRequest): Checked => {
  const {
    accounts,
    known: all = accounts,
    dormant,
    rules,
    catalogue,
    settingOf,
    isOn,
    now,
    strict,
    stopwatch = unmeasured,
    progress,
  } = request;
  const byId = new Map(all.map((account) => [account.id, account]));
  const accesses = new Map<Account, Access>();
  const accessOf = (account: Account): Access => {
    const access = accesses.get(account) ?? createAccess(account, catalogue, now);
    accesses.set(account, access);
    return access;
  };
  const sorted = new Map<readonly Policy[], Shapes>();
  const matchPolicies = createMatchPolicies((policies) => remember(sorted, policies, () => sortIntoShapes(policies)));
  const things = new Map<Account, ReturnType<typeof objectsOf>>();
  const thingAt = (account: Account, place: Place): Thing | undefined =>
    remember(things, account, () => objectsOf(account))(place);
  const caps = oncePerKey(createCap);
  const certain = oncePerKey(withoutDoubt);
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const run = (rule: Rule): void => {
    const { options } = settingOf(rule.id);
    const written = dormant !== undefined && rule.category === 'policy' && !rule.compares ? [dormant] : [];
    for (const known of [...accounts, ...written]) {
      const account = rule.compares ? certain(known) : known;
      const input: RuleInput = {
        account,
        accounts,
        catalogue,
        accessOf,
        accountOf: (id) => byId.get(id),
        matchPolicies,
        now,
      };
      try {
        for (const found of rule.run(input, options)) {
          if (found.outcome === 'not checked') {
            notChecked.push({ rule: rule.id, reason: found.reason, obtain: found.obtain });
            continue;
          }
          const outcome = inCaller(rule.asWritten ? found : caps(known)(found));
          const { severity, chosen } = settingOf(rule.id, sourceOf(outcome.place));
          if (severity === 'off') continue;
          const weight = severityOf(outcome, severity, chosen, strict);
          findings.push(findingOf(outcome, rule, weight, account, thingAt(account, found.place)));
        }
      } catch (error) {
        findings.push(crashed(rule, account, error));
      }
    }
  };
  stopwatch.measure(sorting, () => {
    for (const policies of [...accounts, ...(dormant === undefined ? [] : [dormant])].flatMap(policyListsOf))
      sorted.set(policies, sortIntoShapes(policies));
  });
  const on = rules.filter(({ id }) => isOn(id));
  for (const [nth, rule] of on.entries()) {
    progress?.(nth, on.length);
    stopwatch.measure(rule.id, () => run(rule));
  }
  return { findings, notChecked };
};
