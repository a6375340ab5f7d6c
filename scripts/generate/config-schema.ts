import { isDiagnostic, diagnostics } from '../../src/finding/diagnostic.ts';
import type { Rule } from '../../src/rule-api/define.ts';
import { limitTable, mostRaised } from '../../src/source/limits.ts';
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

/** The limits that can be raised: never below what holds without a config, and no further than a machine can bear. */
const limits: JsonObject = {
  title: 'Limits',
  description:
    'How much is read and followed, where the default is too little. A limit can be raised, and not lowered.',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(limitTable).map(([name, { atMost, what, why }]) => [
      name,
      {
        title: name,
        description: `At most so many ${what}: ${why}.`,
        type: 'integer',
        minimum: atMost,
        maximum: atMost * mostRaised,
        default: atMost,
        'x-message': `a limit can be raised, and not lowered: this one is between ${atMost} and ${atMost * mostRaised}`,
      },
    ]),
  ),
};

const withProperties = (definition: Json | undefined, properties: JsonObject): JsonObject => {
  if (!isObject(definition))
    throw new Error('schemas/config.base.json: a definition for the settings of rules is missing');
  return { ...definition, properties };
};

/** The schema of the config: what is written by hand, with the limits and a setting for each rule. */
export const configSchema = (base: Json, rules: readonly Rule[]): JsonObject => {
  const definitions = get(base, '$defs');
  if (!isObject(base) || !isObject(definitions)) throw new Error('schemas/config.base.json: `$defs` is missing');
  const properties = get(base, 'properties');
  if (!isObject(properties)) throw new Error('schemas/config.base.json: `properties` is missing');
  const settings = Object.fromEntries(rules.map((rule) => [rule.id, setting(rule)]));
  const severities = Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, ...severity }]));
  return {
    $comment: 'Made by `npm run generate` from config.base.json and the rules.',
    ...base,
    properties: { ...properties, limits },
    $defs: {
      ...definitions,
      suppressible: {
        type: 'string',
        enum: [...rules.map(({ id }) => id), ...Object.keys(ownSettings)],
      },
      ruleSettings: withProperties(definitions['ruleSettings'], { ...settings, ...ownSettings }),
      ruleSeverities: withProperties(definitions['ruleSeverities'], { ...severities, ...ownSettings }),
    },
  };
};
