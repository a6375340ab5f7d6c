import type { Service } from '../catalogue/catalogue.ts';
import { visible } from '../source/visible.ts';
import { sourcesText } from './facts-text.ts';
import type { Terminal } from './terminal.ts';
import type { RoleAbout, ServiceAbout } from './roles-about.ts';
import { table } from '../output/report/table.ts';

const notPublished = 'not published';

const heading = ({ name, title, retired }: ServiceAbout): string =>
  visible(`${title === name ? name : `${title} (${name})`}${retired === undefined ? '' : `, withdrawn on ${retired}`}`);

const ending = (sources: string, more: string, terminal: Terminal): readonly string[] => [
  '',
  ...(more === '' ? [] : [terminal.dim(terminal.prose(more))]),
  ...(sources === '' ? [] : [terminal.dim(terminal.prose(`source: ${sources}`))]),
];

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** All services, a line each. */
export const servicesText = (services: readonly Service[], sources: string, terminal: Terminal): string => {
  const rows = services.map(({ name, title, platformRoles, serviceRoles }) => {
    const count = platformRoles.length + serviceRoles.length;
    return [visible(name), count === 0 ? notPublished : String(count), visible(title)];
  });
  const [head = '', ...lines] = table(['SERVICE', 'ROLES', 'NAME'], rows, [1]).trimEnd().split('\n');
  return textOf([
    terminal.bold(head),
    ...lines,
    ...ending(sources, `${rows.length} services; \`iamlint roles SERVICE\` lists the roles of one`, terminal),
  ]);
};

const tableOfRoles = (roles: readonly RoleAbout[]): readonly string[] =>
  table(
    ['ROLE', 'KIND', 'ACTIONS', 'OF THESE ITS OWN'],
    roles.map(({ name, kind, actions, own }) => [
      visible(name),
      kind,
      ...(actions === undefined ? [notPublished, ''] : [String(actions.length), String(own.length)]),
    ]),
    [2, 3],
  )
    .trimEnd()
    .split('\n');

/** The roles of a service, a line each. */
export const serviceText = (about: ServiceAbout, terminal: Terminal): string => {
  const title = terminal.bold(heading(about));
  const sources = sourcesText([...about.sources, ...about.roles.flatMap((role) => role.sources)]);
  if (about.roles.length === 0) {
    const told = `The roles of this service are ${notPublished}: \`ibmcloud iam roles --service ${about.name}\` lists them.`;
    return textOf([title, '', terminal.prose(told), ...ending(sources, '', terminal)]);
  }
  const [head = '', ...lines] = tableOfRoles(about.roles);
  const more = `what a role allows: \`iamlint roles ${about.name} ROLE\`; its own actions are those that few other services have`;
  return textOf([title, '', terminal.bold(head), ...lines, ...ending(sources, more, terminal)]);
};

const actionsUnder = (title: string, actions: readonly string[], terminal: Terminal): readonly string[] =>
  actions.length === 0
    ? ['', `${terminal.bold(title)}: none`]
    : ['', `${terminal.bold(title)} (${actions.length})`, ...terminal.list(actions)];

/** What a role does on a service. */
export const roleText = (about: ServiceAbout, role: RoleAbout, terminal: Terminal): string => {
  const { name, kind, id, actions, own } = role;
  const top = [
    terminal.bold(`${visible(name)} on ${heading(about)}`),
    `${kind} role${id === undefined ? '; its CRN is not published' : `, ${visible(id)}`}`,
  ];
  const bottom = ending(sourcesText(role.sources), '', terminal);
  if (actions === undefined) {
    return textOf([...top, '', terminal.prose(`The actions of this role here are ${notPublished}.`), ...bottom]);
  }
  return textOf([
    ...top,
    ...actionsUnder(`actions of ${visible(about.name)} itself`, own, terminal),
    ...actionsUnder(
      'actions that most services have',
      actions.filter((action) => !own.includes(action)),
      terminal,
    ),
    ...bottom,
  ]);
};
