import type { Service } from '../catalogue/catalogue.ts';
import { visible } from '../output/redact/visible.ts';
import { sourcesText } from './facts-text.ts';
import type { Paper } from './terminal.ts';
import type { RoleAbout, ServiceAbout } from './roles-about.ts';
import { table } from './table.ts';

const notPublished = 'not published';

const heading = ({ name, title, retired }: ServiceAbout): string =>
  visible(
    `${title === name ? name : `${title} (${name})`}${retired === undefined ? '' : `, out of service since ${retired}`}`,
  );

const ending = (sources: string, more: string, paper: Paper): readonly string[] => [
  '',
  ...(more === '' ? [] : [paper.dim(paper.prose(more))]),
  ...(sources === '' ? [] : [paper.dim(paper.prose(`known from: ${sources}`))]),
];

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** All services, a line each. */
export const servicesText = (services: readonly Service[], sources: string, paper: Paper): string => {
  const rows = services.map(({ name, title, platformRoles, serviceRoles }) => {
    const count = platformRoles.length + serviceRoles.length;
    return [visible(name), count === 0 ? notPublished : String(count), visible(title)];
  });
  const [head = '', ...lines] = table(['SERVICE', 'ROLES', 'NAME'], rows, [1]).trimEnd().split('\n');
  return textOf([
    paper.bold(head),
    ...lines,
    ...ending(sources, `${rows.length} services; \`iamlint roles SERVICE\` lists the roles of one`, paper),
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
export const serviceText = (about: ServiceAbout, paper: Paper): string => {
  const title = paper.bold(heading(about));
  const sources = sourcesText([...about.sources, ...about.roles.flatMap((role) => role.sources)]);
  if (about.roles.length === 0) {
    const told = `The roles of this service are ${notPublished}: \`ibmcloud iam roles --service ${about.name}\` lists them.`;
    return textOf([title, '', paper.prose(told), ...ending(sources, '', paper)]);
  }
  const [head = '', ...lines] = tableOfRoles(about.roles);
  const more = `what a role does: \`iamlint roles ${about.name} ROLE\`; its own actions are those that few other services have`;
  return textOf([title, '', paper.bold(head), ...lines, ...ending(sources, more, paper)]);
};

const actionsUnder = (title: string, actions: readonly string[], paper: Paper): readonly string[] =>
  actions.length === 0
    ? ['', `${paper.bold(title)}: none`]
    : ['', `${paper.bold(title)} (${actions.length})`, ...paper.list(actions)];

/** What a role does on a service. */
export const roleText = (about: ServiceAbout, role: RoleAbout, paper: Paper): string => {
  const { name, kind, id, actions, own } = role;
  const top = [
    paper.bold(`${visible(name)} on ${heading(about)}`),
    `${kind} role${id === undefined ? '; its CRN is not published' : `, ${visible(id)}`}`,
  ];
  const bottom = ending(sourcesText(role.sources), '', paper);
  if (actions === undefined) {
    return textOf([...top, '', paper.prose(`What this role does here is ${notPublished}.`), ...bottom]);
  }
  return textOf([
    ...top,
    ...actionsUnder(`actions of ${visible(about.name)} itself`, own, paper),
    ...actionsUnder(
      'actions that most services have',
      actions.filter((action) => !own.includes(action)),
      paper,
    ),
    ...bottom,
  ]);
};
