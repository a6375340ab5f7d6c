import { isDiagnostic, diagnostics } from '../../src/finding/diagnostic.ts';
import type { Rule } from '../../src/rule-api/define.ts';
import { get, isObject, type Json, type JsonObject } from '../../src/source/json.ts';

const severity = { $ref: '#/$defs/severity' };

/** A severity; with options, where the rule has some, also a list of both. */
const setting = ({ summary, optionsSchema }: Rule): JsonObject => ({
  description: summary,
  ...(optionsSchema === undefined
    ? severity
    : {
        if: { type: 'array' },
        then: {
          prefixItems: [severity, optionsSchema],
          minItems: 1,
          maxItems: 2,
          'x-message': 'a rule is set by a severity, or by a list of a severity and options',
        },
        else: severity,
      }),
});

/** The findings of iamlint's own stages that can be turned off. */
const ownSettings = Object.fromEntries(
  Object.keys(diagnostics)
    .filter(isDiagnostic)
    .filter((id) => !diagnostics[id].stops)
    .map((id) => [id, { description: diagnostics[id].summary, ...severity }]),
);

const withProperties = (definition: Json | undefined, properties: JsonObject): JsonObject => {
  if (!isObject(definition))
    throw new Error('schemas/config.base.json: a definition for the settings of rules is missing');
  return { ...definition, properties };
};

/** The schema of the config: what is written by hand, with a setting for each rule. */
export const configSchema = (base: Json, rules: readonly Rule[]): JsonObject => {
  const definitions = get(base, '$defs');
  if (!isObject(base) || !isObject(definitions)) throw new Error('schemas/config.base.json: `$defs` is missing');
  const settings = Object.fromEntries(rules.map((rule) => [rule.id, setting(rule)]));
  const severities = Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, ...severity }]));
  return {
    $comment: 'Made by `npm run generate` from config.base.json and the rules.',
    ...base,
    $defs: {
      ...definitions,
      ruleSettings: withProperties(definitions['ruleSettings'], { ...settings, ...ownSettings }),
      ruleSeverities: withProperties(definitions['ruleSeverities'], { ...severities, ...ownSettings }),
    },
  };
};
