import type { ActionControl, Membership } from '../../account/model/account.ts';
import type { Extent, Gap } from '../../account/model/knowledge.ts';
import type { Policy, Role } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import type { ActionOrRole } from './question.ts';

/** Why a policy that came close does not grant what was asked. */
export type Reason =
  | {
      readonly kind: 'lacks';
      readonly roles: readonly string[];
      readonly actions: readonly ActionOrRole[];
      /** A name that is no role's as it is spelt, and the role it would be in another case. */
      readonly misspelled?: { readonly written: string; readonly meant: string } | undefined;
    }
  | { readonly kind: 'selector'; readonly selector: string; readonly service: string }
  | { readonly kind: 'no resource group'; readonly resourceGroup: string; readonly service: string }
  | { readonly kind: 'other value'; readonly attribute: string; readonly value: string; readonly wanted: string }
  | { readonly kind: 'narrower'; readonly attribute: string; readonly value: string }
  | { readonly kind: 'not assignable'; readonly role: string; readonly selector: string }
  | { readonly kind: 'expired'; readonly at: string }
  /** The time it is for ends before it begins. */
  | { readonly kind: 'never' }
  /** IAM refuses it, so that there is no such policy. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'other source'; readonly attribute: string; readonly value: string; readonly wanted: string }
  | { readonly kind: 'not a member'; readonly group: string };

/** A fact that no input settles, and on which the answer hangs. */
export type MissingFact =
  /** A value of the policy is not known. */
  | { readonly kind: 'value'; readonly policy: Policy; readonly why: string }
  /** What a role does is not known: not in the catalogue, not published, or a custom role without its actions. */
  | { readonly kind: 'role'; readonly policy: Policy; readonly role: string; readonly custom: boolean }
  /** The policy holds only at certain times. */
  | { readonly kind: 'time'; readonly policy: Policy; readonly when: string }
  /** An enterprise controls the action in the account, whatever policies grant. */
  | { readonly kind: 'action control'; readonly control: ActionControl; readonly action: string }
  /** The policy is for resources that carry a tag. */
  | { readonly kind: 'tags'; readonly policy: Policy }
  /** Something the policy uses is not documented; `what` begins with `what` or `whether`. */
  | { readonly kind: 'undocumented'; readonly policy: Policy; readonly what: string }
  /** An attribute of the resource asked about is not known. */
  | { readonly kind: 'resource'; readonly policy: Policy; readonly attribute: string; readonly value: string }
  /** Whether the subject is a member of the group that holds the policy is not known. */
  | { readonly kind: 'membership'; readonly group: string; readonly subject: Subject; readonly dynamic: boolean }
  /** An export shows that something is missing from it. */
  | { readonly kind: 'gap'; readonly gap: Gap }
  /** Nothing was given that lists this. */
  | { readonly kind: 'not given'; readonly extent: Extent; readonly of: string | undefined };

/** A policy that grants what was asked. */
export interface Granted {
  readonly policy: Policy;
  readonly role: Role;
  /** The membership it goes through; undefined where it is the principal's own or everybody's. */
  readonly through: Membership | undefined;
}

export interface FailedPolicy {
  readonly policy: Policy;
  readonly because: Reason;
}

/** The answer to one question, with its reasons. */
export type Decision =
  | { readonly outcome: 'granted'; readonly by: readonly Granted[] }
  | { readonly outcome: 'denied'; readonly closest: readonly FailedPolicy[] }
  | { readonly outcome: 'unknown'; readonly facts: readonly MissingFact[]; readonly closest: readonly FailedPolicy[] };
