import type { ActionHolders } from '../catalogue/action-holders.ts';
import { visible } from '../redact/visible.ts';
import type { Paper } from './paper.ts';

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

const servicesText = (services: readonly string[]): string =>
  services.length > most
    ? `${services.slice(0, most).join(', ')} and ${services.length - most} more services`
    : services.join(', ');

const block = (holders: ActionHolders, paper: Paper): string =>
  [
    paper.bold(visible(holders.action)),
    ...byRoles(holders).map(([roles, services]) => paper.prose(`${roles} on ${servicesText(services)}`, '  ')),
  ].join('\n');

/** What the ending says besides the actions. */
export interface ActionsEnding {
  readonly sources: string;
  /** Services whose actions are not published. */
  readonly unpublished: readonly string[];
}

/** Each action with the roles that hold it, and what is not known. */
export const actionsText = (
  found: readonly ActionHolders[],
  { sources, unpublished }: ActionsEnding,
  paper: Paper,
): string => {
  const count = found.length === 1 ? '' : `${found.length} actions; `;
  const gap = unpublished.length === 1 ? '1 service' : `${unpublished.length} services`;
  const note = `${count}what the roles of ${gap} do is not published`;
  return [
    ...found.map((holders) => `${block(holders, paper)}\n`),
    [
      ...(unpublished.length === 0 ? [] : [paper.dim(paper.prose(note))]),
      paper.dim(paper.prose(`known from: ${sources}`)),
      '',
    ].join('\n'),
  ].join('\n');
};
