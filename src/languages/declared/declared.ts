/** Declared resources: what every language of this folder gives, in the words of IBM's Terraform provider. */
import type { Unknown } from '../../source/unknown.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { DocumentRef, Origin, Path } from '../../source/place.ts';

/** A value of a declared resource, as far as it is known. Mappings are `Map`s, so that any key is data. */
export type Value = null | boolean | number | string | readonly Value[] | ReadonlyMap<string, Value> | Unknown;

/** An attribute that has a value only once its resource exists. Which attribute of which resource it is, is known. */
export interface Reference extends Unknown {
  readonly reference: {
    /** Type of the resource, such as `ibm_iam_service_id`. */
    readonly type: string;
    /** Address of the resource: equal addresses mean the same resource. */
    readonly address: string;
    readonly attribute: string;
  };
}

/** True for a value that is an attribute of a resource. */
export const isReference = (value: unknown): value is Reference => isUnknown(value) && 'reference' in value;

/** A variable that is not set here: the same unknown value wherever it is used, which may be null. */
export interface VariableValue extends Unknown {
  /** `var.name`, behind the address of its module. */
  readonly variable: string;
}

/** True for the value of a variable that is not set here. */
export const isVariableValue = (value: unknown): value is VariableValue => isUnknown(value) && 'variable' in value;

/** True for a mapping. */
export const isMapping = (value: unknown): value is ReadonlyMap<string, Value> => value instanceof Map;

/**
 * A resource that Terraform, a script or a Kubernetes object declares, in the words of IBM's Terraform provider: a command
 * `service-policy-create` declares an `ibm_iam_service_policy`.
 */
export interface Declared {
  /** `managed`: made by what declares it, so that all its access is declared, too; `data`: it exists already. */
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Unique in a run. */
  readonly address: string;
  readonly values: ReadonlyMap<string, Value>;
  /** The block or command; arguments stand below it by name, and by index for repeated blocks. */
  readonly origin: Origin;
  /** Why it is not known whether, or how many times, the resource exists; undefined where it exists once. */
  readonly uncertainBecause: string | undefined;
  /** Which part of a source it is of, where a source has parts that are nothing together, such as examples of a page. */
  readonly part?: number | undefined;
  /**
   * Where an argument, or the item of a list, is written that its language calls otherwise: a path below the origin, by the path
   * of the argument as a JSON pointer.
   */
  readonly written?: ReadonlyMap<string, Path> | undefined;
  /**
   * It stands in what is made to be filled in before it is used, such as a page for readers or a chart of Helm: a placeholder
   * in it is not one that was forgotten.
   */
  readonly isFilledIn?: boolean | undefined;
  /** The language it is declared in. */
  readonly form: 'hcl' | 'plan' | 'state' | 'script' | 'kubernetes';
}

/** All that is declared in one language, whatever it is: Terraform, a script, Kubernetes objects. */
export interface Declaration {
  /** The source that it is of, where resources may come from others that it reads in; else that of the first resource. */
  readonly document?: DocumentRef | undefined;
  readonly resources: readonly Declared[];
  /** Why more resources may be declared than could be read: an unread module, a syntax error; each once. */
  readonly gaps: readonly DeclarationGap[];
  /**
   * Resources of which there is no instance anywhere (`count` is 0, `for_each` is empty), as far as their blocks say by
   * themselves: what variables are given is unknown in them. They give nobody access.
   */
  readonly dormant?: readonly Declared[] | undefined;
}

export interface DeclarationGap {
  /** The end of "… because". */
  readonly why: string;
  readonly origin: Origin;
  /**
   * Addresses of the resources whose attributes are handed to what was not read (the arguments of a call of an unread
   * module): only these can get more access there. Undefined where any resource may, as after a syntax error.
   */
  readonly reaches?: readonly string[] | undefined;
}
