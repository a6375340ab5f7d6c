import type { ActionHolders } from '../catalogue/action-holders.ts';
import { visible } from '../source/visible.ts';
import type { Terminal } from './terminal.ts';

/** More services than these are counted and not named. */
const most = 12;

/** Services by the roles that hold an action there: most services have the same. */
const byRoles = ({ roles }: ActionHolders): readonly (readonly [roles: string, services: readonly string[]])[] => {
  const groups = new Map<string, string[]>();
  for (const [service, held] of roles) {
    const key = held.join(', ');
    const services = groups.get(key) ?? [];
    groups.set(key, services);
    services.push(service);
  }
  return [...groups];
};

const servicesText = (services: readonly string[], published: number): string => {
  if (services.length <= most) return services.join(', ');
  if (services.length === published) return `each of the ${published} services whose roles are published`;
  return `${services.slice(0, most).join(', ')} and ${services.length - most} more services`;
};

const block = (holders: ActionHolders, published: number, terminal: Terminal): readonly string[] => [
  terminal.bold(visible(holders.action)),
  ...byRoles(holders).map(([roles, services]) =>
    terminal.prose(`${roles} on ${servicesText(services, published)}`, '  '),
  ),
];

/** What the ending says besides the actions. */
export interface ActionsEnding {
  readonly sources: string;
  /** How many services there are whose actions are published. */
  readonly published: number;
  /** Services whose actions are not published. */
  readonly unpublished: readonly string[];
}

/** Each action with the roles that hold it, and what is not known. */
export const actionsText = (
  found: readonly ActionHolders[],
  { sources, published, unpublished }: ActionsEnding,
  terminal: Terminal,
): string => {
  const count = found.length === 1 ? '' : `${found.length} actions; `;
  const gap = unpublished.length === 1 ? '1 service' : `${unpublished.length} services`;
  const note = `${count}the actions of the roles of ${gap} are not published`;
  return [
    ...found.flatMap((holders) => block(holders, published, terminal)),
    '',
    ...(unpublished.length === 0 ? [] : [terminal.dim(terminal.prose(note))]),
    terminal.dim(terminal.prose(`source: ${sources}`)),
    '',
  ].join('\n');
};
