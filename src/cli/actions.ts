import { actionHolders, servicesWithoutActions, type ActionHolders } from '../catalogue/action-holders.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactSource } from '../catalogue/fact-sources.ts';
import { serviceInAction } from '../catalogue/service-in-action.ts';
import { suggestedService } from '../catalogue/near-service.ts';
import { matchesPattern } from '../access/decide/wildcard.ts';
import { nearest } from '../source/nearest.ts';
import { actionsText } from './actions-text.ts';
import { sourcesJson, sourcesText } from './facts-text.ts';
import { valueOf } from './parsed-flags.ts';
import { openCatalogue } from './open-catalogue.ts';
import { terminalFor } from './terminal.ts';
import type { Command } from './command.ts';
import { usageError, type UsageError } from './usage.ts';

const command = 'actions';

const noAction = (pattern: string, catalogue: Catalogue): UsageError => {
  const missing = `the catalogue has no action \`${pattern}\``;
  if (/[*?]/.test(pattern)) return usageError(missing, { command });
  const all = actionHolders(catalogue, () => true).map(({ action }) => action);
  const [first = ''] = pattern.split('.');
  const service = catalogue.service(first) === undefined ? suggestedService(first, catalogue)?.service : undefined;
  const renamed = service === undefined ? undefined : `${service}${pattern.slice(first.length)}`;
  const meant = all.find((action) => action === renamed) ?? nearest(pattern, all);
  if (meant !== undefined) return usageError(`${missing}; did you mean \`${meant}\`?`, { command });
  const wanted = pattern.toLowerCase();
  return all.some((action) => action.toLowerCase().includes(wanted))
    ? usageError(`${missing}; try \`iamlint actions '*${pattern}*'\``, { command })
    : usageError(missing, { command });
};

/** Where it is known from that these roles hold these actions. */
const sourcesFor = (found: readonly ActionHolders[], catalogue: Catalogue): readonly FactSource[] => {
  const rolesBy = new Map<string, Set<string>>();
  for (const { roles } of found) {
    for (const [service, names] of roles) rolesBy.set(service, new Set([...(rolesBy.get(service) ?? []), ...names]));
  }
  return [...rolesBy].flatMap(([service, names]) => [...names].flatMap((name) => catalogue.sourcesOf(service, name)));
};

const actionJson = ({ action, roles }: ActionHolders): unknown => ({
  action,
  holders: Array.from(roles, ([service, names]) => ({ service, roles: names })),
});

/** `iamlint actions`: who holds an action, or all that meet a pattern. */
export const actionsCommand: Command = async ({ operands, given }, io, parts) => {
  const [pattern = ''] = operands;
  const catalogue = await openCatalogue(given, command, io, parts);
  if (catalogue === undefined) return 2;
  if ('kind' in catalogue) return catalogue;
  const wanted = pattern.toLowerCase();
  const found = actionHolders(catalogue, (action) => matchesPattern(wanted, action.toLowerCase()));
  const unpublished = servicesWithoutActions(catalogue);
  const service = serviceInAction(pattern, catalogue);
  const isOpen = service !== undefined && unpublished.includes(service);
  if (found.length === 0 && !isOpen) return noAction(pattern, catalogue);

  const sources = isOpen ? catalogue.sourcesOf(service) : sourcesFor(found, catalogue);
  if (valueOf(given, 'format') === 'json') {
    const answer = { actions: found.map(actionJson), not_published: unpublished, known_from: sourcesJson(sources) };
    await io.out(`${JSON.stringify(answer, undefined, 2)}\n`);
    return 0;
  }
  const terminal = terminalFor(valueOf(given, 'color'), io);
  if (found.length === 0) {
    const told = `The actions of the roles of \`${service}\` are not published, so it is not known which of them include \`${pattern}\`.`;
    await io.out(`${terminal.prose(told)}\n`);
    return 0;
  }
  const published = catalogue.serviceNames().length - unpublished.length;
  await io.out(actionsText(found, { sources: sourcesText(sources), published, unpublished }, terminal));
  return 0;
};
