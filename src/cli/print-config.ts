import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { describeConfig } from '../config/describe.ts';
import { nameOf } from '../input/discover/name.ts';
import { safe } from '../output/redact/safe.ts';
import { isList, isObject, type Json } from '../source/json.ts';
import type { Io } from './io.ts';
import type { LintSettings } from './lint-settings.ts';

/** What a config says comes from strangers as much as the input does. */
const safeJson = (value: Json): Json => {
  if (typeof value === 'string') return safe(value);
  if (isList(value)) return value.map(safeJson);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [safe(key), safeJson(item)]))
    : value;
};

/** `lint --print-config`: the config as it applies, as JSON; with a path, for that file. */
export const printConfig = async (config: Config, { paths, onlyRules }: LintSettings, io: Io): Promise<number> => {
  const [path] = paths;
  const file = path === undefined ? undefined : path === '-' ? path : nameOf(resolve(io.cwd, path), io.cwd);
  const described = describeConfig({ config, cwd: io.cwd, file, asked: onlyRules ?? [] });
  await io.out(`${JSON.stringify(safeJson(JSON.parse(JSON.stringify(described))), undefined, 2)}\n`);
  return 0;
};
