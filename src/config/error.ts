import type { Position } from '../source/position.ts';

/** What is wrong with a config, and where. */
export interface ConfigError {
  readonly message: string;
  /** As people see it: relative to the working directory where it is below, with forward slashes. */
  readonly file: string;
  /** Undefined where the file itself is what is wrong. */
  readonly at: Position | undefined;
}

/** `file:line:column: message`, which terminals and editors make a link of. */
export const wordConfigError = ({ message, file, at }: ConfigError): string =>
  at === undefined ? `${file}: ${message}` : `${file}:${at.line}:${at.column}: ${message}`;
