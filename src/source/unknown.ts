/** A value that the input does not settle, and why: never treated as absent, never as present. */
export interface Unknown {
  readonly unknown: string;
}

export const unknown = (why: string): Unknown => ({ unknown: why });

/** True for a value the input does not settle. */
export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && 'unknown' in value;

/** True for a value the input settles. */
export const isKnown = <Value>(value: Value): value is Exclude<Value, Unknown> => !isUnknown(value);
