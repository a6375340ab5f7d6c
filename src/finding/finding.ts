import type { Prose, Snippet } from '../snippet/snippet.ts';
import type { Place } from '../source/place.ts';
import type { Effect } from './effect.ts';
import type { Fix } from './fix.ts';

export type Severity = 'error' | 'warning' | 'info';
/** `low`: the decision behind the finding was unknown, and the finding says which fact would settle it. */
export type Confidence = 'high' | 'low';

/**
 * How to mend a finding: a command to type, Terraform code, or an edit of the file. Commands are typed in the account; beside
 * a script, after it has run. An edit, and code, is one of these, the first that fits:
 * - below a comment with a place (`in place of policies[1]`, `in setup.sh, line 3`, the address of a resource): for that
 *   place, where keys, arguments, blocks or flags of these names are replaced;
 * - a whole `resource` block, or a section of a setup: to be added;
 * - a key or argument with its value: for the mapping or block around the finding that has it, else for the one that holds
 *   what the finding is about;
 * - an entry for the list at the finding, or one in the place of the entry that has the key at the finding;
 * - a value, to be written over the one at the finding.
 */
export interface Repair {
  readonly kind: 'cli' | 'terraform' | 'edit';
  /** Exactly what to type or write; may hold several lines. */
  readonly text: Snippet;
  /** What takes it back, typed in the same place. */
  readonly undo?: Snippet | undefined;
  /** What a command does, where others of the same run may do something to the same. */
  readonly effect?: Effect | undefined;
  /** What has to be done or decided before somebody types it: no script runs it unread. */
  readonly first?: string | undefined;
  /** What is said in its place, where its literal would replace an expression of the code: then it is not offered. */
  readonly instead?: string | undefined;
}

/** A second place that explains a finding. */
export interface Related {
  readonly place: Place;
  readonly note: string;
}

/** One step by which somebody gets the access of somebody else. */
export interface ChainStep {
  /** Names, or ids where there is no name. */
  readonly from: string;
  readonly to: string;
  /** What the first does to it, as between the two: `joins`. */
  readonly way: string;
}

/** What a finding is about, as data: what a program would otherwise have to read out of the message. */
export interface About {
  /** The account's id. */
  readonly account?: string | undefined;
  /** Id of the subject, in the spelling of `subjectOf`. */
  readonly subject?: string | undefined;
  /** The policy's id, or the address of the Terraform resource that declares it. */
  readonly policy?: string | undefined;
  /** The actions that it is about: those that are lacking, or that somebody has too many of. */
  readonly actions?: readonly string[] | undefined;
}

export interface Finding {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly help: Prose | undefined;
  readonly repairs: readonly Repair[];
  /** What iamlint can change in the files itself. */
  readonly fix?: Fix | undefined;
  readonly about?: About | undefined;
  /** The steps that lead to administration of the account, from the first to whoever administers it. */
  readonly chain?: readonly ChainStep[] | undefined;
  /**
   * Names and ids of the object that it is about: with the rule and the variant, what makes it the same finding in the next
   * run. Where it is absent, what stands at the place does that.
   */
  readonly object?: readonly string[] | undefined;
  /** What that object says, by which it is known when it has another id: of policies, who gets access to what. */
  readonly likeness?: readonly string[] | undefined;
  /** What the test is called of which it is the failure; absent for all that is no expectation. */
  readonly test?: string | undefined;
  /** What tells it from other findings of the rule about that object. No prose: a rewording keeps it. */
  readonly variant?: readonly string[] | undefined;
}

/** What was not looked at, by a rule that lacked its input or by any: silence would be mistaken for "found nothing". */
export interface NotChecked {
  /** Undefined where it was read and given to no rule. */
  readonly rule: string | undefined;
  readonly reason: string;
  /** The command that gets what is missing. */
  readonly obtain: Snippet | undefined;
}
