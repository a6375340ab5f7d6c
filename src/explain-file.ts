import { resolve } from 'node:path';
import type { Account } from './account/model/account.ts';
import type { NotChecked } from './finding/finding.ts';
import { whyIgnored } from './input/discover/why-ignored.ts';
import { whyRecognised } from './input/recognise/why-recognised.ts';
import type { Parsed } from './input/parse/parsed.ts';
import { load, type Loaded } from './load/load.ts';
import { accountsOf, filesOf, type LintRequest } from './lint.ts';
import { locate, type LocatedFinding } from './output/locate/locate.ts';

/** What a file is to iamlint. */
export interface ExplainedFile {
  /** Why it is not linted where its directory is, or not at all; undefined where it is. */
  readonly ignored: { readonly why: string; readonly evenNamed: boolean } | undefined;
  /** What its form was told by. */
  readonly form: string | undefined;
  readonly parts: readonly ExplainedPart[];
  /** How many there are of each thing, as `3 policies`, in the accounts that come of it. */
  readonly read: readonly string[];
  /** Other files that were read for it. */
  readonly others: readonly string[];
  /** What could not be read. */
  readonly problems: readonly LocatedFinding[];
  /** What was met and passed over, or is missing, and why. */
  readonly gaps: readonly string[];
  readonly notChecked: readonly Pick<NotChecked, 'reason' | 'obtain'>[];
}

/** A part of a file: a document, or a section of one. */
export interface ExplainedPart {
  /** Counts from 1. */
  readonly document: number;
  readonly what: string;
  readonly holds: string;
  /** Why it does not show everything; undefined where it does. */
  readonly partial: string | undefined;
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const ofDocuments = ({ recognised }: Loaded, name: string, source: Parsed | undefined): readonly ExplainedPart[] =>
  recognised
    .filter(({ listing }) => listing.origin.document.source === name)
    .map((each) => {
      const { index } = each.listing.origin.document;
      const value = source?.documents.find(({ ref }) => ref.index === index)?.value ?? null;
      return {
        document: index + 1,
        what: whyRecognised(each, value),
        holds: count(each.items.length, 'item'),
        partial: each.listing.partial,
      };
    });

const languages = {
  hcl: 'Terraform code',
  plan: 'a plan of Terraform, by `format_version` and what it plans',
  state: 'a state of Terraform, by its version and its resources',
  script: 'commands',
  kubernetes: "an object of IBM's operator, by `apiVersion` and `kind`",
} as const;

/** `2 ibm_iam_policy, 1 ibm_iam_access_group` */
const byType = ({ resources }: Loaded['declarations'][number]): string => {
  const types = new Map<string, number>();
  for (const { type } of resources) types.set(type, (types.get(type) ?? 0) + 1);
  return types.size === 0 ? 'nothing of IAM' : [...types].map(([type, number]) => `${number} \`${type}\``).join(', ');
};

const ofDeclarations = ({ declarations }: Loaded): readonly ExplainedPart[] =>
  declarations.map((each) => {
    const [first] = each.resources;
    return {
      document: ((each.document ?? first?.origin.document)?.index ?? 0) + 1,
      what: first === undefined ? 'a declaration' : languages[first.form],
      holds: byType(each),
      partial: undefined,
    };
  });

const named = [
  ['policies', 'policy', 'policies'],
  ['authorizations', 'authorization', 'authorizations'],
  ['groups', 'access group', 'access groups'],
  ['memberships', 'membership', 'memberships'],
  ['dynamicRules', 'dynamic rule', 'dynamic rules'],
  ['serviceIds', 'service ID', 'service IDs'],
  ['apiKeys', 'API key', 'API keys'],
  ['profiles', 'trusted profile', 'trusted profiles'],
  ['users', 'user', 'users'],
  ['roles', 'custom role', 'custom roles'],
  ['zones', 'network zone', 'network zones'],
  ['networkRules', 'network rule', 'network rules'],
  ['engines', 'engine', 'engines'],
  ['storedSecrets', 'secret', 'secrets'],
] as const satisfies readonly (readonly [keyof Account, string, string])[];

const readInto = (accounts: readonly Account[]): readonly string[] =>
  named.flatMap(([key, one, many]) => {
    const sum = accounts.reduce((before, account) => before + account[key].length, 0);
    return sum === 0 ? [] : [count(sum, one, many)];
  });

/** By what the form of a file is told. */
const formOf = ({ format, file, text }: Parsed): string => {
  if (format === 'hcl') return 'Terraform, by its name';
  if (format !== 'script')
    return `${format === 'ndjson' ? 'NDJSON' : format.toUpperCase()}, whose content says what it is`;
  const [line = ''] = text.slice(0, 80).split('\n');
  return line.startsWith('#!')
    ? `a script, by its first line \`${line}\``
    : `text with commands, by its name or its steps (\`${file.name}\`)`;
};

/** What a file was taken for and why, what was read from it, and what was not. */
export const explainFile = async (request: LintRequest, path: string): Promise<ExplainedFile> => {
  const { cwd, config } = request;
  const discovered = await filesOf(request);
  const loaded = await load(discovered, { ...request, limits: config.limits });
  const { accounts, problems, leftOut } = accountsOf(loaded, config);
  const name = discovered.files[0]?.name;
  const source = name === undefined ? undefined : loaded.parsed.get(name);
  const gaps = loaded.declarations.flatMap((declaration) => declaration.gaps.map(({ why }) => why));
  return {
    ignored: path === '-' ? undefined : await whyIgnored(resolve(cwd, path), cwd, config.ignore),
    form: source === undefined ? undefined : formOf(source),
    parts: [...ofDocuments(loaded, name ?? '', source), ...ofDeclarations(loaded)],
    read: readInto(accounts),
    others: [...loaded.parsed.keys()].filter((each) => each !== name).toSorted(),
    problems: locate([...loaded.problems, ...problems, ...leftOut.findings], loaded.parsed),
    gaps: [...new Set([...loaded.skipped.map(({ file, reason }) => `\`${file}\` is passed over: ${reason}`), ...gaps])],
    notChecked: [...loaded.notChecked, ...leftOut.notChecked].map(({ reason, obtain }) => ({ reason, obtain })),
  };
};
