import packageJson from '../../package.json' with { type: 'json' };
import { ageInDays, howToUpdate, isOld } from '../catalogue/age.ts';
import type { CatalogueExtension } from '../catalogue/extension.ts';
import { factTables, type FactTable } from '../catalogue/tables.ts';
import { visible } from '../source/visible.ts';
import type { Command } from './command.ts';
import { sourcesJson, sourcesText } from './facts-text.ts';
import { findConfig, readConfigChoice } from './find-config.ts';
import { valueOf } from './parsed-flags.ts';
import { table } from '../output/report/table.ts';
import { usageError } from './usage.ts';

const command = 'catalogue';

/** What a config adds: the services of each source it names. */
const configTables = ({ services = {} }: CatalogueExtension): readonly Omit<FactTable, 'from'>[] => {
  const counts = new Map<string, number>();
  for (const { from } of Object.values(services)) {
    const source = from === undefined ? 'no source given' : sourcesText([from]);
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts].map(([source, count]) => ({ holds: source, count }));
};

/** `iamlint catalogue status`: how old the catalogue is, and where each of its tables was read. */
export const catalogueStatus: Command = async ({ operands, given }, io, parts) => {
  const [, extra] = operands;
  if (extra !== undefined) return usageError(`\`catalogue status\` takes no argument \`${extra}\``, { command });
  const choice = readConfigChoice(given, command);
  if (typeof choice === 'object' && 'kind' in choice) return choice;
  const config = await findConfig(choice, await parts.rules(), io, parts);
  if (config === undefined) return 2;
  const { date } = await parts.catalogue(config.catalogue);
  const now = io.now();
  const age = ageInDays(date, now);
  const tables = factTables();
  const added = configTables(config.catalogue ?? {});

  if (valueOf(given, 'format') === 'json') {
    const told = {
      date,
      age_in_days: age,
      old: isOld(date, now),
      version: packageJson.version,
      tables: tables.map(({ holds, count, from }) => ({ holds, count, known_from: sourcesJson(from) })),
      config: added.map(({ holds, count }) => ({ known_from: holds, services: count })),
    };
    await io.out(`${JSON.stringify(told, undefined, 2)}\n`);
    return 0;
  }
  const old = isOld(date, now) ? `; ${howToUpdate}` : '';
  const rows = tables.flatMap(({ holds, count, from }) =>
    from.map((source, nth) =>
      nth === 0 ? [holds, String(count), sourcesText([source])] : ['', '', sourcesText([source])],
    ),
  );
  const fromConfig = added.map(({ holds, count }) => ['services in the config', String(count), visible(holds)]);
  await io.out(
    `catalogue of ${date}, ${age} ${age === 1 ? 'day' : 'days'} old${old}\n\n` +
      table(['FACTS', 'COUNT', 'FROM'], [...rows, ...fromConfig], [1]),
  );
  return 0;
};
