import { cliReference, from as fromCli, type CommandGroup } from './data/cli-reference.ts';
import { engineActions, from as fromEngine } from './data/engine-actions.ts';
import type { DatedSource } from './data/fact-sources.ts';
import { from as fromNamed, namedRoles } from './data/named-roles.ts';
import { from as fromOther, otherNames } from './data/other-names.ts';
import { from as fromPublished } from './data/published-services.ts';
import { from as fromQuotas, quotas } from './data/quotas.ts';
import { from as fromRetired, retiredServices } from './data/retired-services.ts';
import { from as fromRanges, secretsManagerRanges } from './data/secrets-manager-ranges.ts';
import { documentedCover, from as fromScopes } from './data/service-scopes.ts';
import { from as fromRoleless, servicesWithoutRoles } from './data/services-without-roles.ts';
import { from as fromShared, sharedActions } from './data/shared-actions.ts';
import { from as fromTime, servicesThatIgnoreTime } from './data/time-conditions.ts';
import { publishedService, publishedServiceNames } from './published-service.ts';

/** Facts of one kind that the catalogue holds: how many, and where they were read. */
export interface FactTable {
  readonly holds: string;
  readonly count: number;
  readonly from: readonly DatedSource[];
}

const size = (record: object): number => Object.keys(record).length;

const commands = (groups: Readonly<Record<string, CommandGroup>>): number =>
  Object.values(groups).reduce((sum, group) => sum + size(group.commands), 0);

const sharedCount = new Set(sharedActions.flatMap(([, actions]) => actions)).size;

/** The services of one source. */
const servicesFrom = (source: DatedSource): FactTable => ({
  holds: 'services with their roles',
  count: publishedServiceNames().filter((name) => publishedService(name)?.from === source).length,
  from: [source],
});

/** All tables of the built-in catalogue. */
export const factTables = (): readonly FactTable[] => [
  ...fromPublished.map(servicesFrom),
  { holds: 'actions that all services share', count: sharedCount, from: fromShared },
  { holds: 'roles by CRN', count: namedRoles.length, from: fromNamed },
  { holds: 'services by the selectors that cover them', count: size(documentedCover), from: fromScopes },
  { holds: 'services without time conditions', count: servicesThatIgnoreTime.size, from: fromTime },
  { holds: 'services that only act for others', count: servicesWithoutRoles.size, from: fromRoleless },
  { holds: 'other names of services', count: otherNames.size, from: fromOther },
  { holds: 'withdrawn services', count: size(retiredServices), from: fromRetired },
  {
    holds: 'actions of the IAM credentials engine',
    count: Object.values(engineActions).flat().length,
    from: fromEngine,
  },
  { holds: 'limits of an account', count: size(quotas), from: fromQuotas },
  { holds: 'regions with addresses of Secrets Manager', count: size(secretsManagerRanges.public), from: fromRanges },
  { holds: 'commands of the CLI', count: commands(cliReference), from: fromCli },
];
