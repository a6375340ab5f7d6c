import type { RoleDifference, ServiceDifference } from '../catalogue/overlay.ts';

/** Of more services than these, those without differences are counted. */
const manyServices = 10;

/** More names would hide the rest: the overlay itself has them all. */
const most = 5;

/** Names in backticks, the first few of many. */
export const named = (names: readonly string[]): string => {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
};

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const change = ({ role, more, fewer, crn }: RoleDifference): string => {
  const parts = [
    ...(more.length === 0 ? [] : [`now also ${named(more)}`]),
    ...(fewer.length === 0 ? [] : [`no longer ${named(fewer)}`]),
    ...(crn ? ['its CRN'] : []),
  ];
  return `  \`${role}\`: ${parts.length === 0 ? 'its actions' : parts.join('; ')}`;
};

/** How the roles of one service differ. */
const linesOf = ({ service, isNew, roles, same, lacking, hidden }: ServiceDifference): readonly string[] => {
  const added = roles.filter((role) => role.isNew).map(({ role }) => role);
  const changed = roles.filter((role) => !role.isNew);
  const counts = [
    ...(added.length === 0 ? [] : [count(added.length, 'new role', 'new roles')]),
    ...(changed.length === 0 ? [] : [count(changed.length, 'role that differs', 'roles that differ')]),
    ...(same === 0 ? [] : [`${same} as in the catalogue`]),
  ];
  return [
    `${service}${isNew ? ' (not in the catalogue)' : ''}: ${counts.join(', ') || 'no differences'}`,
    ...(added.length === 0 ? [] : [`  new: ${named(added)}`]),
    ...changed.map(change),
    ...(lacking.length === 0 ? [] : [`  in the catalogue but not in the input: ${named(lacking)}`]),
    ...(hidden.length === 0
      ? []
      : [`  left out, because these custom roles have the name of a role of the service: ${named(hidden)}`]),
  ];
};

const isSame = ({ isNew, roles, lacking, hidden }: ServiceDifference): boolean =>
  !isNew && roles.length + lacking.length + hidden.length === 0;

/** How roles that were read differ from the built-in catalogue: some lines for each service. */
export const differencesText = (differences: readonly ServiceDifference[]): readonly string[] => {
  const same = differences.length > manyServices ? differences.filter(isSame) : [];
  return [
    ...differences.filter((one) => !same.includes(one)).flatMap(linesOf),
    ...(same.length === 0 ? [] : [`${count(same.length, 'service is', 'services are')} as in the catalogue`]),
  ];
};
