import { get, isList, isObject, type Json } from '../../src/source/json.ts';

/**
 * Rewritings of documents into such as say less: a value becomes one that is not known, or known of some callers only. And
 * rewritings that say the same in another way. Each changes one value, the `nth` of those it could change.
 */

/** A text and, for Terraform, values that are given to it; undefined where there is nothing to change. */
interface Rewritten {
  readonly text: string;
  readonly vars?: readonly { readonly name: string; readonly text: string }[];
}

/** A way to rewrite files of some names; `nth` counts the values that it may change. */
export interface Rewriting {
  readonly name: string;
  readonly files: RegExp;
  readonly into: (text: string, nth: number) => Rewritten | undefined;
}

/** Where a value stands: `head` and `tail` are what is kept around it. */
interface Site {
  readonly start: number;
  readonly end: number;
  /** Without quotes. */
  readonly value: string;
}

const pick = (sites: readonly Site[], nth: number): Site | undefined => sites[nth % Math.max(1, sites.length)];

const replaced = (text: string, { start, end }: Site, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const sitesOf = (text: string, pattern: RegExp): readonly Site[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const [all, head = '', written = ''] = match;
    const start = match.index + head.length;
    const value = /^(["']).*\1$/.test(written) ? written.slice(1, -1) : written;
    return value === '' || all === '' ? [] : [{ start, end: start + written.length, value }];
  });

/** Keys that say what a document is, or how much of all there is it shows. */
const framing = '(?!apiVersion|kind|version|type|complete|format_version|terraform_version|schema)';

const yamlValue = new RegExp(
  `^([ \\t]*(?:- )?(?:${framing}[A-Za-z_][\\w.-]*: +|- ))("[^"\\n]*"|'[^'\\n]*'|[\\w.@/:*-]+)(?=[ \\t]*(?:#.*)?$)`,
  'gm',
);

/** Of a plan also what says which resource an entry is about, such as the name behind its type: it is no value of one. */
const jsonFraming = `(?<!"mode": "\\w+",\\s*"type": "\\w+",\\s*")${framing.slice(0, -1)}|address|mode|provider_name)`;

/** A text with an expression in it is not known as it is. */
const jsonValue = new RegExp(`("${jsonFraming}[\\w.-]+": *)("(?![^"\\n]*\\$\\{)[^"\\n]*")`, 'g');

const inDocument =
  (values: RegExp, word: string) =>
  (text: string, nth: number): Rewritten | undefined => {
    const site = pick(sitesOf(text, values), nth);
    return site === undefined ? undefined : { text: replaced(text, site, `"${word}"`) };
  };

const hclValue =
  /^([ \t]+(?!source|version|provider|description|default|type)(?:\w+ *= *\[?|"?(?=")))("[^"$\\\n]*")(?=[\],]*[ \t]*(?:#.*|\/\/.*)?$)/gm;

/** Terraform code with one literal replaced by an expression, and what is declared for it. */
const inTerraform =
  (expression: (literal: string) => string, declared: (literal: string) => string, isGiven = false) =>
  (text: string, nth: number): Rewritten | undefined => {
    const site = pick(sitesOf(text, hclValue), nth);
    if (site === undefined) return undefined;
    const literal = `"${site.value}"`;
    return {
      text: `${replaced(text, site, expression(literal))}\n${declared(literal)}\n`,
      ...(isGiven && { vars: [{ name: 'same', text: site.value }] }),
    };
  };

/** What follows a flag of a command of `ibmcloud`, or is its last word. */
const scriptValue =
  /((?:(?<=\s)--?[a-z][\w-]* )|(?<=iam )[a-z-]+-(?:create|update|delete|add|remove) )("[^"$`\\\n]*"|'[^'$`\\\n]*'|[\w.:/@*][\w.,:/@*-]*)(?=[ \t]|$)/gm;

const commandSites = (text: string): readonly Site[] =>
  sitesOf(text, scriptValue).filter(({ start }) => {
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    return /^\s*(?:ibmcloud|ic) [^#;|&]*$/.test(line);
  });

const inScript =
  (word: string, before: (value: string) => string = () => '') =>
  (text: string, nth: number): Rewritten | undefined => {
    const site = pick(commandSites(text), nth);
    if (site === undefined) return undefined;
    const [shebang = ''] = /^#!.*\n/.exec(text) ?? [];
    const rest = replaced(text, site, word.replace('VALUE', site.value)).slice(shebang.length);
    return { text: `${shebang}${before(site.value)}${rest}` };
  };

const uuid = /(ServiceId|AccessGroupId|Profile)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

const everywhere =
  (into: (text: string) => string) =>
  (text: string): Rewritten | undefined => {
    const rewritten = into(text);
    return rewritten === text ? undefined : { text: rewritten };
  };

/** A script whose commands run perhaps; the same text where that cannot be written line by line. */
export const inBranches = (text: string): string =>
  /<<|\\$|^\s*(?:if|for|while|case|function)\b|\(\) *\{|\bexit\b|\breturn\b/m.test(text)
    ? text
    : text
        .split('\n')
        .map((line) =>
          /^(?:ibmcloud|ic) /.test(line) ? `if [ -n "$MAYBE" ]; then ${line.replace(/ #.*$/, '')}; fi` : line,
        )
        .join('\n');

const counted = (text: string): string =>
  /\b(?:count|for_each)\b/.test(text)
    ? text
    : `variable "maybe" {}\n${text.replace(/^(resource "ibm_iam_[a-z_]*policy" "[^"]*" \{)$/gm, '$1\n  count = var.maybe ? 1 : 0')}`;

/** Leaves of a value, as paths. */
const leaves = (value: Json | undefined): readonly (readonly (string | number)[])[] =>
  isList(value)
    ? value.flatMap((item, nth) => leaves(item).map((path) => [nth, ...path]))
    : isObject(value)
      ? Object.keys(value).flatMap((key) => leaves(get(value, key)).map((path) => [key, ...path]))
      : [[]];

const at = (value: Json | undefined, path: readonly (string | number)[], leaf: Json | undefined): Json => {
  const [step, ...rest] = path;
  if (step === undefined) return leaf ?? null;
  if (typeof step === 'number') {
    const list = isList(value) ? value : [];
    return Array.from({ length: Math.max(list.length, step + 1) }, (_, nth) =>
      nth === step ? at(list[nth], rest, leaf) : (list[nth] ?? {}),
    );
  }
  const object = isObject(value) ? value : {};
  if (rest.length === 0 && leaf === undefined) {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
  }
  return { ...object, [step]: at(get(object, step), rest, leaf) };
};

/** A plan of which one value is known only when it has been applied. */
const knownAfterApply = (text: string, nth: number): Rewritten | undefined => {
  if (!text.includes('"resource_changes"')) return undefined;
  const plan: Json = JSON.parse(text);
  const changes = get(plan, 'resource_changes');
  if (!isList(changes) || changes.length === 0) return undefined;
  const which = nth % changes.length;
  const after = get(get(changes[which], 'change'), 'after');
  const paths = leaves(after).filter((path) => path.length > 0 && typeof path.at(-1) === 'string');
  const path = paths[Math.floor(nth / changes.length) % Math.max(1, paths.length)];
  if (path === undefined) return undefined;
  const without = at(plan, ['resource_changes', which, 'change', 'after', ...path], undefined);
  return { text: JSON.stringify(at(without, ['resource_changes', which, 'change', 'after_unknown', ...path], true)) };
};

const anything = 'variable "doubt" {}';

/** What is known less after each. */
export const doubts: readonly Rewriting[] = [
  { name: 'a branch of a script', files: /\.sh$/, into: everywhere(inBranches) },
  { name: 'an instance perhaps', files: /\.tf$/, into: everywhere(counted) },
  {
    name: 'the placeholder of an id',
    files: /\.(?:ya?ml|json|sh|md)$/,
    into: everywhere((text) => text.replace(uuid, '$1-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx')),
  },
  {
    name: 'an unknown word at the end of a command',
    files: /\.(?:sh|md)$/,
    into: everywhere((text) => text.replace(/^(ibmcloud iam [a-z-]*policy-create [^\n#\\<]*)$/m, '$1 $EXTRA')),
  },
  { name: 'a placeholder in YAML', files: /\.ya?ml$/, into: inDocument(yamlValue, '<value>') },
  { name: 'a variable in YAML', files: /\.ya?ml$/, into: inDocument(yamlValue, '${VALUE}') },
  { name: 'a placeholder in JSON', files: /\.json$/, into: inDocument(jsonValue, '<value>') },
  { name: 'known after apply', files: /\.json$/, into: knownAfterApply },
  {
    name: 'a variable of a module',
    files: /\.tf$/,
    into: inTerraform(
      () => 'var.doubt',
      () => anything,
    ),
  },
  {
    name: 'a default of a module',
    files: /\.tf$/,
    into: inTerraform(
      () => 'var.doubt',
      (literal) => `variable "doubt" {\n  default = ${literal}\n}`,
    ),
  },
  {
    name: 'one of two values',
    files: /\.tf$/,
    into: inTerraform(
      (literal) => `var.doubt ? ${literal} : var.other`,
      () => `${anything}\nvariable "other" {}`,
    ),
  },
  { name: 'a variable of the environment', files: /\.(?:sh|md)$/, into: inScript('"$DOUBT"') },
  { name: 'a default of the environment', files: /\.(?:sh|md)$/, into: inScript('"${DOUBT:-VALUE}"') },
  { name: 'a placeholder of a page', files: /\.(?:sh|md)$/, into: inScript('<value>') },
  {
    name: 'a value that a branch changes',
    files: /\.sh$/,
    into: inScript('"$DOUBT"', (value) => `DOUBT="${value}"\nif [ -n "$OTHER" ]; then DOUBT="$OTHER"; fi\n`),
  },
];

/** What is known as before after each. */
export const sameValues: readonly Rewriting[] = [
  {
    name: 'a local value',
    files: /\.tf$/,
    into: inTerraform(
      () => 'local.same',
      (literal) => `locals {\n  same = ${literal}\n}`,
    ),
  },
  {
    name: 'a variable that is given',
    files: /\.tf$/,
    into: inTerraform(
      () => 'var.same',
      () => 'variable "same" {}',
      true,
    ),
  },
  { name: 'an assigned variable', files: /\.sh$/, into: inScript('"$SAME"', (value) => `SAME="${value}"\n`) },
  {
    name: 'a default of what was assigned',
    files: /\.sh$/,
    into: inScript('"${SAME:-other}"', (value) => `SAME="${value}"\n`),
  },
];
