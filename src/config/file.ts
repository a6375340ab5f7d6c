import { readFileSync } from 'node:fs';
import { basename, isAbsolute, relative, sep } from 'node:path';
import { parse } from '../input/parse/parse.ts';
import type { Parsed } from '../input/parse/parsed.ts';
import { get, isObject, type Json, type JsonObject } from '../source/json.ts';
import { firstPosition, positionsOf } from '../source/position.ts';
import { isOrigin, type Path } from '../source/place.ts';
import type { ConfigError } from './error.ts';

/** A config as it was read: a mapping, not yet checked. */
export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly value: JsonObject;
  /** Where it was read from, and the path of the mapping in there: `iamlint` of a `package.json`. */
  readonly source: Parsed;
  readonly root: Path;
  /** An error at the value, or at the key, under a path. */
  readonly errorAt: (message: string, path: Path, at?: 'key' | 'value') => ConfigError;
}

/** A config, or why it is none. */
export type ReadConfig = { readonly file: ConfigFile } | { readonly errors: readonly ConfigError[] };

/** A path as people see it. */
export const nameOf = (path: string, cwd: string): string => {
  const name = relative(cwd, path);
  return (isAbsolute(name) ? path : name).split(sep).join('/');
};

/** True for a text of nothing but comments: a config with all its lines commented out sets nothing, and is not wrong. */
const saysNothing = (text: string): boolean =>
  text.split('\n').every((line) => /^(?:#|(?:---|\.\.\.)?$)/.test(line.trim()));

/** Whether a value is a config at all; an empty file is one that sets nothing. */
const toMapping = (value: Json | undefined): JsonObject | undefined =>
  value === undefined || value === null ? {} : isObject(value) ? value : undefined;

const parseConfig = async (path: string, name: string, bytes: Uint8Array): Promise<ReadConfig | undefined> => {
  const source = await parse({ file: { name, path, given: 'named' }, bytes });
  const { text, documents, problems, locate } = source;
  const offsetOf = (where: Path, at: 'key' | 'value'): number => locate([{ index: 0, path: where, at }])[0]?.start ?? 0;
  const errorAtOffset = (message: string, offset: number): ConfigError => ({
    message,
    file: name,
    at: positionsOf(text, [offset]).get(offset) ?? firstPosition,
  });
  if (problems.length > 0 && !saysNothing(text)) {
    return {
      errors: problems.map(({ message, place }) =>
        errorAtOffset(message, isOrigin(place) ? offsetOf(place.path, 'value') : place.range.start),
      ),
    };
  }
  if (documents.length > 1)
    return { errors: [errorAtOffset('a config is one YAML document, but this file has several', 0)] };

  const root = basename(path) === 'package.json' ? ['iamlint'] : [];
  const whole = documents[0]?.value;
  const own = root.length === 0 ? whole : get(whole, 'iamlint');
  if (own === undefined && root.length > 0) return undefined;
  const value = toMapping(own);
  if (value === undefined) {
    return { errors: [errorAtOffset('a config is a mapping, such as `extends: strict`', offsetOf(root, 'value'))] };
  }
  return {
    file: {
      path,
      value,
      source,
      root,
      errorAt: (message, where, at = 'value') => errorAtOffset(message, offsetOf([...root, ...where], at)),
    },
  };
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
};

/** Reads a config file. Gives undefined for a `package.json` without the property `iamlint`. */
export const readConfigFile = async (path: string, cwd: string): Promise<ReadConfig | undefined> => {
  const name = nameOf(path, cwd);
  try {
    return await parseConfig(path, name, readFileSync(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    const code = String(error.code);
    return { errors: [{ message: `cannot be read: ${reasons[code] ?? code}`, file: name, at: undefined }] };
  }
};
