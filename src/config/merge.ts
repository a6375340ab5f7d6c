import { isObject, type Json, type JsonObject } from '../source/json.ts';
import type { Layer } from './layer.ts';
import type { RuleSetting } from '../rule-api/define.ts';

/** `above` laid over `below`: mappings are merged key by key, anything else is replaced. */
const mergeObjects = (below: JsonObject, above: JsonObject): JsonObject => {
  const merged = new Map<string, Json>(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const under = merged.get(key);
    merged.set(key, isObject(under) && isObject(value) ? mergeObjects(under, value) : value);
  }
  return Object.fromEntries(merged);
};

/** A severity without options keeps the options an earlier layer gave. */
const mergeRules = (
  below: ReadonlyMap<string, RuleSetting>,
  above: ReadonlyMap<string, RuleSetting>,
): ReadonlyMap<string, RuleSetting> => {
  const merged = new Map(below);
  for (const [id, setting] of above) {
    merged.set(id, { ...setting, options: setting.options ?? below.get(id)?.options });
  }
  return merged;
};

/**
 * Two layers as one: `above` wins. What is ignored and overridden adds up, the later overrides after the earlier; what is
 * included is replaced.
 */
export const mergeLayers = (below: Layer, above: Layer): Layer => ({
  from: above.from,
  rules: mergeRules(below.rules, above.rules),
  include: above.include ?? below.include,
  ignore: [...below.ignore, ...above.ignore],
  overrides: [...below.overrides, ...above.overrides],
  catalogue: mergeObjects(below.catalogue, above.catalogue),
  limits: mergeObjects(below.limits, above.limits),
});
