import type { Unknown } from '../../source/unknown.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Origin } from '../../source/place.ts';

/** A value of a declared resource, as far as it is known. Mappings are `Map`s, so that any key is data. */
export type Value = null | boolean | number | string | readonly Value[] | ReadonlyMap<string, Value> | Unknown;

/** The attribute of a resource that has its value only once the resource exists: who it is of is known all the same. */
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

/** What a variable without a value is given: the same wherever it is used, and perhaps nothing. */
export interface VariableValue extends Unknown {
  /** `var.name`, behind the address of its module. */
  readonly variable: string;
}

/** True for what a variable without a value is given, alone. */
export const isVariableValue = (value: unknown): value is VariableValue => isUnknown(value) && 'variable' in value;

/** True for a mapping. */
export const isMapping = (value: unknown): value is ReadonlyMap<string, Value> => value instanceof Map;

/**
 * A resource that Terraform, a script or a Kubernetes object declares, in the words of IBM's Terraform provider: a command
 * `service-policy-create` declares an `ibm_iam_service_policy`.
 */
export interface Declared {
  /** `managed`: made by what declares it, so that nobody else gave it anything; `data`: it exists already. */
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Unique in a run. */
  readonly address: string;
  readonly values: ReadonlyMap<string, Value>;
  /** The block or command; arguments stand below it by name, and by index for repeated blocks. */
  readonly origin: Origin;
  /** Why it is not known whether, or how many times, the resource exists; undefined where it exists once. */
  readonly uncertainBecause: string | undefined;
  /** What it was written in. */
  readonly form: 'hcl' | 'plan' | 'state' | 'script' | 'kubernetes';
}

/** What a declared form of setup gives a run. */
export interface Declaration {
  readonly resources: readonly Declared[];
  /** Why more resources may be declared than could be read: an unread module, a syntax error; each once. */
  readonly gaps: readonly DeclarationGap[];
}

export interface DeclarationGap {
  /** The end of "… because". */
  readonly why: string;
  readonly origin: Origin;
  /**
   * Addresses of the resources whose attributes are handed to what was not read (the arguments of a call of an unread
   * module): only these can be given something there. Undefined where any resource may be meant, as in a file with a
   * syntax error.
   */
  readonly reaches?: readonly string[] | undefined;
}
