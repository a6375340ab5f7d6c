/** The key of an instance of a resource or module with `for_each` or `count`. */
export type Key = string | number;

/** A part of an address or a reference: a name, or a key in brackets. */
export type Token = { readonly name: string } | { readonly key: Key };

const part = /\.?(?:([^.[\]"]+)|\[(?:"((?:[^"\\]|\\.)*)"|(\d+))\])/y;

/** Takes an address or a reference of Terraform apart; undefined where it is none. */
export const tokensOf = (text: string): readonly Token[] | undefined => {
  const tokens: Token[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const [, name, quoted, number] = part.exec(text) ?? [];
    if (name !== undefined) tokens.push({ name });
    else if (quoted !== undefined) tokens.push({ key: quoted.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ key: Number(number) });
    else return undefined;
  }
  return tokens;
};

/** One module on the way from the root to a resource. */
export interface Step {
  readonly name: string;
  readonly key: Key | undefined;
  /** Which of the module's instances it is cannot be decided. */
  readonly any?: true;
}

/** The modules that a module's address (`module.a["k"].module.b`) leads through; undefined where it is no address. */
export const stepsOf = (address: string): readonly Step[] | undefined => {
  const tokens = tokensOf(address);
  if (tokens === undefined) return undefined;
  const steps: Step[] = [];
  for (let at = 0; at < tokens.length;) {
    const [word, name, key] = tokens.slice(at, at + 3);
    if (word === undefined || !('name' in word) || word.name !== 'module') return undefined;
    if (name === undefined || !('name' in name)) return undefined;
    const hasKey = key !== undefined && 'key' in key;
    steps.push({ name: name.name, key: hasKey ? key.key : undefined });
    at += hasKey ? 3 : 2;
  }
  return steps;
};

const index = (key: Key | undefined): string => (key === undefined ? '' : `[${JSON.stringify(key)}]`);

/** The address of the module that steps lead to; undefined where one of them can be any instance. */
export const moduleAt = (steps: readonly Step[]): string | undefined =>
  steps.some(({ any }) => any) ? undefined : steps.map(({ name, key }) => `module.${name}${index(key)}`).join('.');

/** The address of an instance, as Terraform writes it. */
export const addressOf = (
  module: string,
  mode: 'managed' | 'data',
  type: string,
  name: string,
  key: Key | undefined,
): string => `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}${index(key)}`;
