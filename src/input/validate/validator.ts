import type { Json } from '../../source/json.ts';

/** What an error of a compiled validator says; which of the parameters are there depends on the keyword. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer to the value that is wrong. */
  readonly instancePath: string;
  readonly schemaPath: string;
  /** The schema's own words (`x-message`), for the keywords that have them; else empty, or ajv's words. */
  readonly message?: string;
  readonly params: {
    /** `required` */
    readonly missing?: string;
    /** `additionalProperties` */
    readonly extra?: string;
    /** The names of the fields that belong there. */
    readonly fields?: readonly string[];
    /** `enum`, `const` */
    readonly allowed?: readonly Json[];
    /** `type` */
    readonly type?: string | readonly string[];
  };
}

/** A compiled schema that says why a value does not fit. */
export interface Validator {
  (value: Json): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** A compiled schema that only says whether a value fits. */
export type Fits = (value: Json) => boolean;
