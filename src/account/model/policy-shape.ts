import type { Unknown } from '../../source/unknown.ts';
import type { Attribute, AttributeShape, Condition, Notes, Policy, Role, TargetShape, Varying } from './policy.ts';
import type { SubjectKind } from './subject.ts';

/** Whom of a kind a policy gives access: an id is shown where it is out of the ordinary, such as that of everybody. */
export interface SubjectShape {
  readonly kind: SubjectKind;
  readonly id: string | Varying;
}

/** A role without what an export lists for it. */
export type RoleShape = Omit<Role, 'actions'>;

/** What is seldom said of a policy; of when it was last used, whether that is known. */
export interface NotesShape extends Omit<Notes, 'lastPermitAt'> {
  readonly used: boolean;
}

/**
 * All that many policies have in common, and nothing of what they differ in: their ids and descriptions, who of a kind
 * gets access, what plain ids, names and patterns stand for in their targets, when they were last used, what an export
 * lists for a role, and where they stand. Whatever is out of the ordinary, such as a list, a tag or a placeholder, is part
 * of the shape, and shown.
 */
export interface PolicyShape {
  readonly type: Policy['type'];
  /** True where IAM has the policies: they have ids. */
  readonly exists: boolean;
  /** The version of IAM's API they are written for; undefined in forms of others. */
  readonly version: 1 | 2 | undefined;
  /** True for one that Terraform code declares. */
  readonly declared: boolean;
  /** Undefined for authorizations. */
  readonly subject: SubjectShape | Unknown | undefined;
  /** Undefined for all but authorizations. */
  readonly source: TargetShape | Unknown | undefined;
  readonly roles: readonly (RoleShape | Unknown)[] | Unknown;
  readonly target: TargetShape | Unknown;
  readonly condition: Condition | Unknown | undefined;
  readonly notes: NotesShape;
}

/** True for a value in which policies of one shape differ. */
export const isVarying = (value: unknown): value is Varying =>
  typeof value === 'object' && value !== null && 'varies' in value;

/** True for an attribute on whose value all policies of a shape agree. */
export const isLiteral = (attribute: AttributeShape): attribute is Attribute => !isVarying(attribute.value);
