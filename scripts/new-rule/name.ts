import { isDiagnostic } from '../../src/finding/diagnostic.ts';
import { categories } from '../../src/rule-api/define.ts';

export interface RuleName {
  readonly category: string;
  readonly id: string;
}

const words = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

/** Reads `category/id`; a text says what is wrong with it. `taken` are the ids of the rules there are. */
export const readName = (given: string | undefined, taken: readonly string[]): RuleName | string => {
  const [category = '', id = '', ...more] = given?.split('/') ?? [];
  if (id === '' || more.length > 0)
    return 'name the rule as `category/id`, such as `policy/account-wide-administrator`';
  if (!categories.some((name) => name === category)) {
    return `there is no category \`${category}\`; there are ${categories.join(', ')}`;
  }
  if (!words.test(id))
    return `\`${id}\` is no name for a rule: two words or more, in lower case, with hyphens between them`;
  if (id.startsWith('no-'))
    return `name the problem, not the cure: \`${id.slice(3)}\` reads well after "ignore", \`${id}\` does not`;
  if (isDiagnostic(id)) return `\`${id}\` is reserved for iamlint's own stages`;
  if (taken.includes(id)) return `there is a rule \`${id}\` already; an id is unique over all categories`;
  return { category, id };
};
