import packageJson from '../../package.json' with { type: 'json' };
import type { Catalogue } from '../catalogue/catalogue.ts';
import { overlayOf, type AboutService, type ExportedRole, type Overlay } from '../catalogue/overlay.ts';
import type { PageService, RolePage } from '../catalogue/role-page.ts';
import type { ConfigError } from '../config/error.ts';
import { isPage, rolePages } from '../role-pages.ts';
import { safe } from '../output/redact/safe.ts';
import type { Json, JsonObject } from '../source/json.ts';
import { differencesText, named } from './differences-text.ts';
import { valueOf } from './parsed-flags.ts';
import type { Command } from './command.ts';
import { usageError } from './usage.ts';
import { writeText } from './write-text.ts';
import { yamlOf } from './yaml.ts';

const command = 'catalogue';

/** The overlay as a config has it. */
const configOf = ({ extension }: Overlay, asOf: string | undefined): JsonObject => ({
  catalogue: {
    ...(asOf !== undefined && { as_of: asOf }),
    services: Object.fromEntries(
      Object.entries(extension.services).map(([service, { title, from, roles = {} }]): [string, Json] => [
        service,
        {
          ...(title !== undefined && { title }),
          ...(from && { from: { source: from.source, date: from.date } }),
          roles: Object.fromEntries(
            Object.entries(roles).map(([role, { platform, id, actions }]): [string, Json] => [
              role,
              { ...(platform && { platform }), ...(id !== undefined && { id }), ...(actions && { actions }) },
            ]),
          ),
        },
      ]),
    ),
  },
});

const faultAt = (message: string): ConfigError => ({ message, file: 'catalogue', at: undefined });

/** A config that is not one is a defect of this command: nobody is to find it out by the next run of `lint`. */
const checkSchema = async (config: JsonObject): Promise<void> => {
  const { checkConfig } = await import('../config/check.ts');
  const [fault] = await checkConfig({ value: config, errorAt: faultAt }, []);
  if (fault !== undefined) throw new Error(`the catalogue does not fit the schema: ${fault.message}`);
};

const header = (files: readonly string[], today: string): string =>
  [
    `# Roles that the catalogue of iamlint ${packageJson.version} lacks, or that differ from it.`,
    `# Written on ${today} by \`iamlint catalogue update\` from ${files.map(safe).join(', ')}.`,
    '# Use it in a config: `extends: [recommended, ./catalogue.yaml]`',
    '',
  ].join('\n');

/** What all files say together. */
interface Gathered {
  readonly roles: readonly ExportedRole[];
  readonly about: ReadonlyMap<string, AboutService>;
  /** ISO date of a page that lists all services; undefined where only some were given. */
  readonly asOf: string | undefined;
  readonly notes: readonly string[];
}

/** The services of pages; those that the catalogue knows from a later page stay as they are. */
const gatherPages = (pages: readonly RolePage[], catalogue: Catalogue): Gathered => {
  const about = new Map<string, AboutService>();
  const roles: ExportedRole[] = [];
  const notes: string[] = [];
  let asOf: string | undefined;
  for (const { date, services } of pages) {
    const isLater = ({ service }: PageService): boolean =>
      catalogue.sourcesOf(service).some((known) => known.date !== undefined && known.date > date);
    const later = services.filter(isLater).map(({ service }) => service);
    if (later.length > 0)
      notes.push(`left out, because the catalogue has them from a later page than ${date}: ${named(later)}`);
    for (const one of services.filter((service) => !isLater(service))) {
      about.set(one.service, { title: one.title, from: { source: 'IAM roles and actions', date } });
      roles.push(...one.roles);
    }
    const listed = new Set(services.map(({ service }) => service));
    const missing = catalogue.serviceNames().filter((name) => !listed.has(name));
    // A part of the page says nothing of the services it leaves out.
    if (missing.length > catalogue.serviceNames().length / 10) continue;
    asOf = date;
    if (missing.length > 0) notes.push(`in the catalogue but not on the page of ${date}: ${named(missing)}`);
  }
  return { roles, about, asOf, notes };
};

export const catalogueUpdate: Command = async ({ operands, given }, io, parts) => {
  const [, ...files] = operands;
  if (files.length === 0)
    return usageError("`catalogue update` needs files: exports of roles, or IBM's page", { command });
  // A config may extend what is made here: held against itself, it would come out empty.
  const catalogue = await parts.catalogue();
  const service = valueOf(given, 'service');
  const stdin = files.includes('-') ? io.stdin() : undefined;
  const { pages, problems: pageProblems } = await rolePages(files.filter(isPage), io.cwd);
  const paths = files.filter((file) => !isPage(file));
  const exported =
    paths.length === 0
      ? { roles: [], problems: [], inputs: [] }
      : await parts.exportedRoles({ paths, cwd: io.cwd, stdin, service, catalogue });
  const problems = [...pageProblems, ...exported.problems];
  if (problems.length > 0) {
    for (const { file, line, column, message } of problems) {
      await io.err(`${safe(`${file}:${line}:${column}: ${message}`)}\n`);
    }
    await io.err('iamlint: no catalogue was written: the input could not be read completely\n');
    return 2;
  }
  const today = io.now().toISOString().slice(0, 10);
  const { roles, about, asOf, notes } = gatherPages(pages, catalogue);
  if (roles.length + exported.roles.length + about.size === 0) {
    await io.err('iamlint: no catalogue was written: the input contains no roles\n');
    return 2;
  }

  // What an account shows today counts more than a page.
  const ofExports = new Map(
    exported.roles.map((role) => [
      role.service,
      { ...about.get(role.service), from: { source: 'export of roles', date: today } },
    ]),
  );
  const overlay = overlayOf([...roles, ...exported.roles], catalogue, new Map([...about, ...ofExports]));
  const config = configOf(overlay, asOf);
  await checkSchema(config);
  const text = header(files, today) + yamlOf(config);
  const output = valueOf(given, 'output');
  const inputs = [...files, ...exported.inputs];
  const failure = output === undefined ? await io.out(text) : await writeText(output, io.cwd, text, 'write', inputs);
  const told = [
    ...differencesText(overlay.differences),
    ...notes,
    ...(typeof failure === 'string' ? [`iamlint: ${failure}`] : output === undefined ? [] : [`wrote \`${output}\``]),
  ];
  await io.err(told.map((line) => `${safe(line)}\n`).join(''));
  return typeof failure === 'string' ? 2 : 0;
};
