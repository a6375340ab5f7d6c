interface Limit {
  /** What holds without a config, and the least that one may say. */
  readonly atMost: number;
  readonly what: string;
  readonly why: string;
}

/**
 * The limits that a config may raise, up to a hundred times and never below what stands here: for each what it counts, and
 * why it is where it is. Limits that keep Node's stack and memory from running out stand where they are used, and cannot be
 * changed. `docs/limits.md` and the schema of configs say the same, and a test holds them to it.
 */
export const limitTable = {
  accounts: {
    atMost: 1000,
    what: 'accounts in a run, parts of a page and root modules with policies of their own among them',
    why: 'every rule runs on each; enterprises have a few hundred',
  },
  yaml_bytes: {
    atMost: 16_000_000,
    what: 'bytes of a YAML file',
    why: 'its parser takes about a second and 50 MB of memory a megabyte',
  },
  yaml_documents: {
    atMost: 10_000,
    what: 'documents in a YAML file',
    why: 'exports of large accounts have a few hundred',
  },
  ndjson_lines: { atMost: 1_000_000, what: 'lines of an NDJSON file', why: 'each is a document' },
  script_characters: {
    atMost: 5_000_000,
    what: 'characters of a script, a Makefile or Markdown',
    why: 'longer ones are generated, and take seconds',
  },
  script_words: {
    atMost: 100_000,
    what: 'words of the commands in a script; signs such as `$`, `;` and quotes count, too',
    why: 'each takes memory and time when it is parsed; the longest scripts of people have a few tens of thousands',
  },
  script_steps: {
    atMost: 1_000_000,
    what: 'steps of one script, besides one for each character',
    why: 'a second or so; scripts of people take a few thousand',
  },
  terraform_steps: {
    atMost: 1_000_000,
    what: 'steps of all expressions of Terraform code, besides one for each character',
    why: 'about a second; code of people takes a step for a few characters',
  },
  terraform_instances: {
    atMost: 10_000,
    what: 'instances of resources and modules of a root module',
    why: '`count` can name any number',
  },
} as const satisfies Readonly<Record<string, Limit>>;

/** How many times its default a limit may be at most: a config may come with what is linted. */
export const mostRaised = 100;

export type LimitName = keyof typeof limitTable;

/** How much of each may be read and followed in a run. */
export type Limits = Readonly<Record<LimitName, number>>;

/** The limits of a run where `wanted` says of each the number that a config gives, if it gives one: it can only raise them. */
export const limitsOf = (wanted: (name: LimitName) => number | undefined): Limits => {
  const at = (name: LimitName): number => Math.max(limitTable[name].atMost, wanted(name) ?? 0);
  return {
    accounts: at('accounts'),
    yaml_bytes: at('yaml_bytes'),
    yaml_documents: at('yaml_documents'),
    ndjson_lines: at('ndjson_lines'),
    script_characters: at('script_characters'),
    script_words: at('script_words'),
    script_steps: at('script_steps'),
    terraform_steps: at('terraform_steps'),
    terraform_instances: at('terraform_instances'),
  };
};

/** The limits without a config. */
export const defaultLimits: Limits = limitsOf(() => undefined);
