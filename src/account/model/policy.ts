import type { Origin, Path } from '../../source/place.ts';
import type { Uncertain } from './certainty.ts';
import type { Subject } from './subject.ts';
import type { Unknown } from '../../source/unknown.ts';

/** One requirement of a target: the attribute `name` of a resource, held against a value. */
export interface Attribute {
  readonly name: string;
  /**
   * `stringEquals`, `stringMatch`, `stringExists`, `stringEqualsAnyOf` or `stringMatchAnyOf` in what IAM accepts; anything
   * else is undecidable.
   */
  readonly operator: string;
  readonly value: string | boolean | readonly string[] | Unknown;
}

/** The resources a policy speaks of: those that meet every attribute and carry every tag. */
export interface Target {
  readonly attributes: readonly Attribute[];
  readonly tags: readonly Attribute[];
}

/** What policies of one shape differ in: each has a plain name or id of its own there, or a pattern of its own. */
export interface Varying {
  readonly varies: 'plain' | 'pattern';
}

/** An attribute as the shape of a policy has it: its value is shown where policies of that shape agree on it. */
export interface AttributeShape {
  readonly name: string;
  readonly operator: string;
  readonly value: Attribute['value'] | Varying;
}

/** A target as the shape of a policy has it. */
export interface TargetShape {
  readonly attributes: readonly AttributeShape[];
  readonly tags: readonly Attribute[];
}

/** A role as a policy names it. */
export interface Role {
  /** The role's CRN. */
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The actions the export itself lists for the role (`format=display`). */
  readonly actions: readonly string[] | undefined;
  /** The name counts only if it is spelt exactly so, as Terraform has it; absent: spellings that differ in case do. */
  readonly exact?: boolean | undefined;
}

/** When a policy holds: a test of one key, or several tests joined. */
export type Condition =
  | { readonly join: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly key: string; readonly operator: string; readonly value: string | boolean | readonly string[] | Unknown };

/** Where the parts of a policy stand below its origin; one layout serves every policy of the same written form. */
export interface Layout {
  readonly subject: Path;
  readonly roles: Path;
  readonly attributes: Path;
  readonly condition: Path;
  /** The version of IAM's API it is written for; absent in forms of others, such as setups and Terraform. */
  readonly version?: 1 | 2 | undefined;
  /** Where each attribute and tag of the target stands, in forms that do not write them in one list. */
  readonly each?:
    | {
        readonly attributes: readonly Path[];
        readonly tags: readonly Path[];
        /** … and each attribute of the source of an authorization. */
        readonly source?: readonly Path[] | undefined;
      }
    | undefined;
}

/** What is seldom said of a policy. */
export interface Notes {
  /** The pattern that names the kind of condition, as written; unknown where an expression gives it. */
  readonly pattern: string | Unknown | undefined;
  /** When the policy last allowed something, in exports that ask for it. */
  readonly lastPermitAt: string | undefined;
  /** Made by an enterprise template: only the enterprise's root account can change it. */
  readonly fromTemplate: boolean;
  /** How many subjects and resources it was written with; IAM takes one of each. */
  readonly subjects: number;
  readonly resources: number;
  /** What names the subject, where that is not one id in IAM's spelling under the attribute it belongs to. */
  readonly subject?: readonly Attribute[] | undefined;
  /** What names the target, where an attribute occurs twice, so that it is not known what is meant. */
  readonly target?: readonly Attribute[] | undefined;
}

interface Grant extends Uncertain {
  readonly id: string | undefined;
  readonly description: string | undefined;
  /** Single roles may be unknown where the others are not. */
  readonly roles: readonly (Role | Unknown)[] | Unknown;
  readonly target: Target | Unknown;
  readonly condition: Condition | Unknown | undefined;
  readonly deleted: boolean;
  /** Why IAM refuses it, whatever else it says, so that it grants nothing. */
  readonly refusedBecause?: string | undefined;
  readonly notes?: Notes | undefined;
  /** It stands in what is made to be filled in before it is used, as a page for readers is. */
  readonly isFilledIn?: boolean | undefined;
  /** Address of the Terraform resource that declares it. */
  readonly address?: string | undefined;
  readonly origin: Origin;
  readonly layout: Layout;
}

/** Gives a subject roles on a target. There is no denying policy. */
export interface AccessPolicy extends Grant {
  readonly type: 'access';
  readonly subject: Subject | Unknown;
}

/** Gives the instances of one service roles on a target in the account that holds the authorization. */
export interface Authorization extends Grant {
  readonly type: 'authorization';
  /** The service instances that may act, described by attributes as a target is. */
  readonly source: Target | Unknown;
}

export type Policy = AccessPolicy | Authorization;

/** Where an attribute of the target stands below the policy's origin; in forms that do not keep them apart, all of them. */
export const attributePath = ({ version, each, attributes }: Layout, index: number): Path =>
  each?.attributes[index] ?? (version === undefined ? attributes : [...attributes, index]);

/** True for a policy IAM has already: whatever it refuses, it did not refuse this. */
export const exists = ({ id }: Policy): boolean => id !== undefined;

/** Attributes that say which resources a policy is about, and have few values: policies of one shape agree on them. */
export const selectiveAttributes = [
  'serviceName',
  'serviceType',
  'service_group_id',
  'resourceType',
  'region',
] as const;

export type SelectiveAttribute = (typeof selectiveAttributes)[number];

/** The value of a target's attribute where it is given plainly: one text under `stringEquals`. */
export function plainAttribute(target: TargetShape | Unknown, name: SelectiveAttribute): string | undefined;
export function plainAttribute(target: Target | Unknown, name: string): string | undefined;
export function plainAttribute(target: TargetShape | Unknown, name: string): string | undefined {
  if ('unknown' in target) return undefined;
  // Asked of each of a hundred thousand policies: a loop takes half the time of `find`.
  for (const { name: its, operator, value } of target.attributes) {
    if (its === name && operator === 'stringEquals') return typeof value === 'string' ? value : undefined;
  }
  return undefined;
}
