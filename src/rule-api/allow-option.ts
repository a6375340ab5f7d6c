import { textsAt } from '../source/json.ts';
import type { RuleOptions } from './define.ts';

/** The option of rules on who can do what: those who are meant to. */
export interface Allow {
  readonly allow: readonly string[];
}

/** The option `allow`, a list of ids or names of subjects. */
export const allowOption = (description: string): RuleOptions<Allow> => ({
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      allow: { description, type: 'array', items: { type: 'string' }, default: [] },
    },
  },
  read: (value) => ({ allow: textsAt(value, 'allow') }),
});
