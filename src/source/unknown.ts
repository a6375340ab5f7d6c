/** A value that the input does not settle, and why: never treated as absent, never as present. */
export interface Unknown {
  readonly unknown: string;
}

/** A value that is to be filled in, of which the words in its place are known: `<instance_guid>`, `{{ .Values.group }}`. */
export interface PlaceholderValue extends Unknown {
  /** As it is written. */
  readonly placeholder: string;
}

export const placeholderValue = (placeholder: string, is = 'is a placeholder'): PlaceholderValue => ({
  unknown: `\`${placeholder}\` ${is}`,
  placeholder,
});

/** True for a value that is to be filled in, and has a name. */
export const isPlaceholderValue = (value: unknown): value is PlaceholderValue =>
  isUnknown(value) && 'placeholder' in value;

export const unknown = (why: string): Unknown => ({ unknown: why });

/** True for a value the input does not settle. */
export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && 'unknown' in value;

/** True for a value the input settles. */
export const isKnown = <Value>(value: Value): value is Exclude<Value, Unknown> => !isUnknown(value);
