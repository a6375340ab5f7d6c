import packageJson from '../../package.json' with { type: 'json' };
import { overlayOf, type Overlay } from '../catalogue/overlay.ts';
import type { ConfigError } from '../config/error.ts';
import { safe } from '../output/redact/safe.ts';
import type { Json, JsonObject } from '../source/json.ts';
import { differencesText } from './differences-text.ts';
import { valueOf } from './parsed-flags.ts';
import type { Command } from './command.ts';
import { usageError } from './usage.ts';
import { writeText } from './write-text.ts';
import { yamlOf } from './yaml.ts';

const command = 'catalogue';

/** The overlay as a config has it. */
const configOf = ({ extension }: Overlay): JsonObject => ({
  catalogue: {
    services: Object.fromEntries(
      Object.entries(extension.services).map(([service, { roles = {} }]): [string, Json] => [
        service,
        {
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
  const [fault] = await checkConfig({ path: '', value: config, errorAt: faultAt }, []);
  if (fault !== undefined) throw new Error(`the catalogue does not fit the schema: ${fault.message}`);
};

const header = (files: readonly string[], now: Date): string =>
  [
    `# Roles that the catalogue of iamlint ${packageJson.version} lacks, or that differ from it, from exports of \`GET /v2/roles\`.`,
    `# Written on ${now.toISOString().slice(0, 10)} by \`iamlint catalogue update\` from ${files.map(safe).join(', ')}.`,
    '# Use it in a config: `extends: [recommended, ./catalogue.yaml]`',
    '',
  ].join('\n');

export const catalogueCommand: Command = async ({ operands, given }, io, parts) => {
  const [verb = '', ...files] = operands;
  if (verb !== 'update') {
    return usageError(`\`catalogue\` has no \`${verb}\``, { meant: { word: verb, candidates: ['update'] }, command });
  }
  // A config may extend what is made here: held against itself, it would come out empty.
  const catalogue = await parts.catalogue();
  const service = valueOf(given, 'service');
  const stdin = files.includes('-') ? io.stdin() : undefined;
  const { roles, problems } = await parts.exportedRoles({ paths: files, cwd: io.cwd, stdin, service, catalogue });
  if (problems.length > 0) {
    for (const { location, message } of problems) {
      await io.err(`${safe(`${location.file}:${location.line}:${location.column}: ${message}`)}\n`);
    }
    await io.err('iamlint: no catalogue was written: the exports could not be read completely\n');
    return 2;
  }
  if (roles.length === 0) {
    await io.err('iamlint: no catalogue was written: the input contains no roles\n');
    return 2;
  }

  const overlay = overlayOf(roles, catalogue);
  const config = configOf(overlay);
  await checkSchema(config);
  const text = header(files, new Date()) + yamlOf(config);
  const output = valueOf(given, 'output');
  const failure = output === undefined ? await io.out(text) : await writeText(output, io.cwd, text);
  const told = [
    ...differencesText(overlay.differences),
    ...(typeof failure === 'string' ? [`iamlint: ${failure}`] : output === undefined ? [] : [`wrote \`${output}\``]),
  ];
  await io.err(told.map((line) => `${safe(line)}\n`).join(''));
  return typeof failure === 'string' ? 2 : 0;
};
