import type { RoleDifference, ServiceDifference } from '../catalogue/overlay.ts';

/** More names would hide the rest: the overlay itself has them all. */
const most = 5;

const named = (names: readonly string[]): string => {
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

/** How exported roles differ from the built-in catalogue: some lines for each service. */
export const differencesText = (differences: readonly ServiceDifference[]): readonly string[] =>
  differences.flatMap(({ service, isNew, roles, same, lacking, hidden }) => {
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
      ...(lacking.length === 0 ? [] : [`  in the catalogue but not exported: ${named(lacking)}`]),
      ...(hidden.length === 0
        ? []
        : [`  left out, because these custom roles have the name of a role of the service: ${named(hidden)}`]),
    ];
  });
