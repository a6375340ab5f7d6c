import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createCatalogue } from '../../src/catalogue/create.ts';
import type { Dependencies } from '../../src/cli/dependencies.ts';
import { run } from '../../src/cli/run.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { exportedRoles } from '../../src/exported-roles.ts';
import type { LintRequest } from '../../src/lint.ts';
import { loadAccounts } from '../../src/load-accounts.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import type { Report } from '../../src/output/report/report.ts';
import { defineRule, defineRuleWithOptions, type Rule } from '../../src/rule-api/define.ts';

const about = { category: 'engine', messages: {}, check: () => [] } as const;

/** What the clock shows where a test does not say. */
export const clock = '2026-06-01T12:00:00Z';

/** Three rules, one of each preset. */
export const fakeRules: readonly Rule[] = [
  defineRuleWithOptions({
    ...about,
    id: 'engine-cannot-create-service-ids',
    preset: 'recommended',
    severity: 'error',
    summary: 'an engine may not make service IDs',
    options: {
      schema: { type: 'object', additionalProperties: false, properties: { when: { enum: ['always', 'restricted'] } } },
      read: () => undefined,
    },
  }),
  defineRule({
    ...about,
    id: 'idle-key',
    preset: 'strict',
    severity: 'warning',
    summary: 'a key was not used for long',
  }),
  defineRule({
    ...about,
    id: 'unnamed-group',
    preset: 'all',
    severity: 'info',
    summary: 'a group has no description',
  }),
];

/** A finding in which only what the command looks at is set. */
export const finding = (rule: string, more: Partial<LocatedFinding> = {}): LocatedFinding => ({
  rule,
  category: 'engine',
  severity: 'error',
  confidence: 'high',
  message: `${rule} speaks`,
  location: {
    file: 'setup.yaml',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    pointer: '',
    excerpt: undefined,
  },
  related: [],
  help: undefined,
  repairs: [],
  ...more,
});

export const reportOf = (...findings: readonly LocatedFinding[]): Report => ({
  findings,
  notChecked: [{ rule: 'idle-key', reason: 'no keys were given', obtain: undefined }],
  skipped: [],
  summary: {
    files: 1,
    documents: 1,
    skipped: 0,
    errors: 0,
    warnings: 0,
    infos: 0,
    suppressed: 0,
    stale: 0,
    accounts: 1,
    policies: 1,
  },
  run: {
    time: '2026-01-31T00:00:00.000Z',
    preset: 'recommended',
    rules: { on: 54, of: 112 },
    catalogueDate: '2026-04-03',
    accounts: ['791f5fb10986423e97aa8512f18b7e65'],
  },
});

export interface Situation {
  /** Files of the working directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: { readonly columns: number };
  /** The clock, as an ISO time. */
  readonly now?: string;
  /** Whether standard error is a terminal. */
  readonly watched?: boolean;
  /** What linting gives. */
  readonly report?: Report;
  readonly stopped?: boolean;
  readonly parts?: Partial<Dependencies>;
  /** Called in the working directory when the command has ended. */
  readonly after?: (folder: string) => Promise<void>;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What linting was asked for; `cwd` is left out, being another one each time. */
  readonly asked: LintRequest | undefined;
}

/** Calls `use` with a new directory that holds some files, and removes it. */
export const inFolder = async <Result>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  // Of the temporary directory itself there may be two spellings.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'iamlint-test-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const noInput: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

/** Runs a command line on fakes: rules, formats and linting are those of this file. */
export const command = (argv: readonly string[], situation: Situation = {}): Promise<Ended> =>
  inFolder(situation.files ?? {}, async (folder) => {
    let [out, err] = ['', ''];
    let asked: LintRequest | undefined;
    const io = {
      out: async (text: string) => void (out += text),
      err: async (text: string) => void (err += text),
      stdin: () => noInput,
      env: situation.env ?? {},
      cwd: folder,
      terminal: situation.terminal,
      now: () => new Date(situation.now ?? clock),
      watched: () => situation.watched ?? false,
    };
    const code = await run(argv, io, {
      rules: async () => fakeRules,
      loadConfig: async ({ rules }) => ({ config: defaultConfig(rules) }),
      defaultConfig: async (rules) => defaultConfig(rules),
      lint: async (request) => {
        asked = request;
        return { report: situation.report ?? reportOf(), stopped: situation.stopped ?? false };
      },
      loadAccounts,
      catalogue: async (extension) => createCatalogue(extension),
      exportedRoles,
      formats: async () => ({
        pretty: async () => (report, options) =>
          `${report.findings.map(({ rule }) => rule).join(' ')} / ${report.notChecked.map(({ rule }) => rule).join(' ')} / ${JSON.stringify(options)}\n`,
        json: async () => (report) => `${JSON.stringify(report.findings.map(({ rule }) => rule))}\n`,
      }),
      ...situation.parts,
    });
    await situation.after?.(folder);
    return { code, out, err, asked };
  });
