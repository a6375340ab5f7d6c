import type { Account } from '../account/model/account.ts';
import { withPlaces } from '../account/model/unresolved.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Access } from '../access/access.ts';
import type { ChainStep, Confidence, Related, Repair, Severity } from '../finding/finding.ts';
import type { Edit, Safety } from '../finding/fix.ts';
import type { Prose, Snippet } from '../snippet/snippet.ts';
import type { Uncertain } from '../account/model/certainty.ts';
import type { Origin, Place } from '../source/place.ts';
import type { Json, JsonObject } from '../source/json.ts';
import type { MatchPolicies } from './match-policies.ts';
import { actionsIn, variantOf } from './variant.ts';

/** From the smallest; each preset holds those before it. */
export const presets = ['recommended', 'strict', 'all'] as const;

/** The smallest preset a rule belongs to. */
export type Preset = (typeof presets)[number];

/** How a rule is run, and how its findings weigh. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** True where a config names the severity; false where it is the rule's own, which a finding may differ from. */
  readonly chosen: boolean;
  readonly options: Json | undefined;
}

/** What rules are about; the folders of `rules/`. */
export const categories = [
  'engine',
  'secret',
  'policy',
  'access',
  'escalation',
  'authorization',
  'account',
  'network',
  'trust',
] as const;

export type Category = (typeof categories)[number];

/** The names in braces of a message: `'{role} on {service}'` asks for `role` and `service`. */
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Values<Text extends string> = { readonly [Name in Placeholder<Text>]: string | number };

/** What a finding may carry besides its message and place. */
export interface Details {
  /** Default `high`. `low` says that the decision was unknown; such a finding is at most a warning. */
  readonly confidence?: Confidence;
  /** Where one rule's findings differ in severity; default: the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** What the finding is about besides what stands at its place: where one of these is perhaps not there, it is undecided. */
  readonly hangsOn?: readonly (Uncertain & { readonly origin: Origin })[];
  readonly help?: Prose;
  readonly repairs?: readonly Repair[];
  /** What `--fix` changes, all of it or nothing; only where the rule says by `fix` how safe that is. */
  readonly edits?: readonly Edit[];
  /** The actions that it is about, where no placeholder of the message (`action`, `lacking`, `surplus`) lists them. */
  readonly actions?: readonly string[];
  /** The steps that lead to administration of the account. */
  readonly chain?: readonly ChainStep[];
}

/** A finding as a rule yields it; the rule's id, category and severity are added when it is run. */
export interface Reported extends Details {
  readonly outcome: 'finding';
  readonly message: string;
  readonly place: Place;
  /** What tells it from other findings of the rule about the same object. */
  readonly variant: readonly string[];
}

/** What a rule yields instead of a finding when it lacks its input. */
export interface Skipped {
  readonly outcome: 'not checked';
  readonly reason: string;
  readonly obtain: Snippet | undefined;
}

export interface RuleContext<Messages extends Readonly<Record<string, string>>, Options> {
  /** The account the rule is run on; a rule is run once for each. */
  readonly account: Account;
  readonly catalogue: Catalogue;
  /** All accounts of the run. */
  readonly accounts: readonly Account[];
  /** The account with this id, where the run knows it. */
  readonly accountOf: (id: string | undefined) => Account | undefined;
  /** Answers who may do what in an account. */
  readonly accessOf: (account: Account) => Access;
  /** The policies of an account whose shape matches: the quick way to look at many. */
  readonly matchPolicies: MatchPolicies;
  /** The clock of the run, in milliseconds since 1970. */
  readonly now: number;
  readonly options: Options;
  /** A finding at `place`; values fill the placeholders of the message. */
  readonly report: <Id extends keyof Messages & string>(
    message: Id,
    place: Place,
    values: Values<Messages[Id]>,
    details?: Details,
  ) => Reported;
  /** Says that the rule could not look, why, and the command that gets what it lacks. */
  readonly skip: (reason: string, obtain?: Snippet) => Skipped;
}

export interface RuleOptions<Options> {
  /** JSON Schema of the options; its descriptions and defaults go into `schemas/config.schema.json`. */
  readonly schema: JsonObject;
  /** The options from a config that fits the schema; from undefined, the defaults. */
  readonly read: (value: Json | undefined) => Options;
}

/** How safe the edits of a rule are, and why: a sentence of its page. */
export interface RuleFix {
  readonly safety: Safety;
  /** What the edit does, and why that is safe or not. Goes on after "`--fix` ", in plain English without a full stop. */
  readonly because: string;
}

export interface RuleDefinition<Messages extends Readonly<Record<string, string>>, Options> {
  /** Equal to the file's name; names the problem, and reads well after "ignore". */
  readonly id: string;
  readonly category: Category;
  readonly preset: Preset;
  readonly severity: Severity;
  /** One line for tables: what the rule finds. */
  readonly summary: string;
  /**
   * The rule holds policies against each other, and sees those that are there for sure. One that does not, in the category
   * `policy`, is asked of policies that are written and not there, too.
   */
  readonly compares?: boolean | undefined;
  /**
   * The rule finds what is wrong with how a thing is written, which is wrong whether or not the thing is there: its
   * findings on what is perhaps there are as sure as the others. Default: true in the category `policy`, where the rule
   * does not compare.
   */
  readonly asWritten?: boolean | undefined;
  /** Set where findings of the rule carry edits. */
  readonly fix?: RuleFix | undefined;
  readonly messages: Messages;
  readonly options: RuleOptions<Options>;
  readonly check: (context: RuleContext<Messages, Options>) => Iterable<Reported | Skipped>;
}

/** What a rule is run on. */
export type RuleInput = Pick<
  RuleContext<{}, undefined>,
  'account' | 'accounts' | 'catalogue' | 'accountOf' | 'accessOf' | 'matchPolicies' | 'now'
>;

/** A rule as the engine runs it: the types of its messages and options are its own affair. */
export interface Rule {
  readonly id: string;
  readonly category: Category;
  readonly preset: Preset;
  readonly severity: Severity;
  readonly summary: string;
  readonly compares: boolean;
  readonly asWritten: boolean;
  readonly fix: RuleFix | undefined;
  readonly optionsSchema: JsonObject | undefined;
  /** Runs the rule on one account, with options that fit `optionsSchema`. */
  readonly run: (input: RuleInput, options: Json | undefined) => Iterable<Reported | Skipped>;
}

const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

type Template = Readonly<Record<string, string>>;

const proseWithPlaces = (text: Prose): Prose =>
  typeof text === 'string'
    ? withPlaces(text)
    : text.map((part) => (typeof part === 'string' ? withPlaces(part) : part));

/** What a finding says, without iamlint's own names of what has none of IBM's yet. */
const detailsWithPlaces = ({ related, help, ...others }: Details): Details => ({
  ...others,
  ...(related === undefined ? {} : { related: related.map(({ place, note }) => ({ place, note: withPlaces(note) })) }),
  ...(help === undefined ? {} : { help: proseWithPlaces(help) }),
});

const joined = (help: Prose | undefined, more: string): Prose => {
  if (help === undefined) return more;
  return typeof help === 'string' ? `${help}; ${more}` : [...help, `; ${more}`];
};

/** Without the repairs that are not offered, of which the help says what to do. */
const offered = (details: Details): Details => {
  const { repairs = [], help } = details;
  const [first, ...others] = new Set(repairs.flatMap((repair) => repair.instead ?? []));
  if (first === undefined) return details;
  return {
    ...details,
    repairs: repairs.filter((repair) => repair.instead === undefined),
    help: others.reduce(joined, joined(help, first)),
  };
};

/** Field by field: to spread what is left of a definition would take longer than all else at the start. */
const ruleOf = <Messages extends Template, Options>(
  {
    id,
    category,
    preset,
    severity,
    summary,
    compares = false,
    asWritten = category === 'policy' && !compares,
    fix,
    messages,
    check,
  }: Omit<RuleDefinition<Messages, Options>, 'options'>,
  read: RuleOptions<Options>['read'],
  optionsSchema: JsonObject | undefined,
): Rule => ({
  id,
  category,
  preset,
  severity,
  summary,
  compares,
  asWritten,
  fix,
  optionsSchema,
  // Field by field here, too: it is done for each rule on each account, and a spread takes longer than most rules.
  run: ({ account, accounts, catalogue, accountOf, accessOf, matchPolicies, now }, given) =>
    check({
      account,
      accounts,
      catalogue,
      accountOf,
      accessOf,
      matchPolicies,
      now,
      options: read(given),
      report: (message, place, values, details = {}) => ({
        outcome: 'finding',
        message: withPlaces(fill(String(messages[message]), values)),
        place,
        variant: variantOf(message, values),
        actions: actionsIn(values),
        ...detailsWithPlaces(offered(details)),
      }),
      skip: (reason, obtain) => ({ outcome: 'not checked', reason: withPlaces(reason), obtain }),
    }),
});

/** A rule without options reads nothing: nothing can be set. */
const readNothing = (): undefined => undefined;

/**
 * Makes a rule. `messages` are templates; `report` in `check` takes one by its id, with a value for each placeholder,
 * and does not compile with a wrong id or name.
 */
export const defineRule = <const Messages extends Template>(
  definition: Omit<RuleDefinition<Messages, undefined>, 'options'>,
): Rule => ruleOf(definition, readNothing, undefined);

/** Makes a rule that config can give options to. */
export const defineRuleWithOptions = <const Messages extends Template, Options>(
  definition: RuleDefinition<Messages, Options>,
): Rule => ruleOf(definition, definition.options.read, definition.options.schema);
