import type { AccessAnswer, AccessRow, Difference, HeldRole } from '../../ask/access-of.ts';
import type { Becomes, Becoming } from '../../ask/becomes.ts';
import type { OpenFact } from '../../ask/facts.ts';
import { listNames } from '../../source/list-names.ts';
import type { Place } from '../../source/place.ts';
import { safe } from '../redact/safe.ts';
import { csvRow } from '../report/csv-row.ts';
import { markdownText } from '../report/markdown-text.ts';
import { placeJson, placeText, snippetLines, statement, type At, type Page } from './page.ts';

/** So many names are told in one sentence. */
const most = 8;

/** Ways to others beyond these are counted. */
const mostWays = 20;

const rowTitle = ({ services, scope }: Pick<AccessRow, 'services' | 'scope'>): string =>
  scope.length === 0 ? services : `${services}, ${scope.join(', ')}`;

/** By what a role is had, and what it is kept to. */
const howText = ({ policy, group, limits, facts }: HeldRole): string =>
  [
    `by ${policy}`,
    ...(group === undefined ? [] : [`as a member of ${group}`]),
    ...limits,
    ...(facts.length === 0 ? [] : ['perhaps']),
  ].join(', ');

const does = ({ actions, grantsRoles }: AccessRow): string => {
  const count = actions === undefined ? [] : [`${actions.length} ${actions.length === 1 ? 'action' : 'actions'}`];
  return [...count, ...(grantsRoles ? ['can give roles, to itself as well'] : [])].join('; ');
};

const factLines = ({ text, place, obtain }: OpenFact, at: At, page: Page, indent: string): readonly string[] => [
  ...statement(text, placeText(place, at), page, indent),
  ...(obtain === undefined ? [] : snippetLines(obtain, `${indent}  `)),
];

const roleLines = (held: HeldRole, at: At, page: Page): readonly string[] => [
  ...statement(`\`${held.role}\` ${howText(held)}`, placeText(held.place, at), page, '  '),
  ...held.facts.flatMap((fact) => factLines(fact, at, page, '    ')),
];

const rowLines = (row: AccessRow, at: At, page: Page): readonly string[] => {
  const told = does(row);
  return [
    '',
    page.bold(page.prose(safe(rowTitle(row)))),
    ...(told === '' ? [] : [page.prose(told, '  ')]),
    ...row.roles.flatMap((held) => roleLines(held, at, page)),
  ];
};

const lackingText = (names: readonly string[]): string =>
  names.length > most ? `${listNames(names.slice(0, most))} and ${names.length - most} more` : listNames(names);

const differenceLines = (title: string, differences: readonly Difference[], page: Page): readonly string[] => [
  '',
  page.bold(page.prose(safe(differences.length === 0 ? `${title}: nothing` : title))),
  ...differences.flatMap(({ lacking, perhaps, ...where }) => [
    page.prose(safe(rowTitle(where)), '  '),
    ...(lacking.length === 0 ? [] : [page.prose(safe(lackingText(lacking)), '    ')]),
    ...(perhaps.length === 0 ? [] : [page.prose(safe(`undecided: ${lackingText(perhaps)}`), '    ')]),
  ]),
];

const wayLines = ({ subjects, steps }: Becoming, at: At, page: Page): readonly string[] => {
  const [first, ...others] = subjects;
  const rest = others.map(({ name }) => name);
  const more =
    rest.length > most ? `${rest.slice(0, most).join(', ')} and ${rest.length - most} more` : rest.join(', ');
  return [
    page.prose(
      safe(`${first?.name ?? ''}${first?.administers === true ? ', which administers the account' : ''}`),
      '  ',
    ),
    ...steps.flatMap(({ text, place }) => statement(text, placeText(place, at), page, '    ')),
    ...(rest.length === 0 ? [] : [page.prose(safe(`and so, too: ${more}`), '    ')]),
  ];
};

const becomesLines = ({ administers, ways }: Becomes, at: At, page: Page): readonly string[] => [
  '',
  page.bold(ways.length + (administers === undefined ? 0 : 1) === 0 ? 'it can become nobody else' : 'it can become'),
  ...(administers === undefined ? [] : statement(administers.text, placeText(administers.place, at), page, '  ')),
  ...ways.slice(0, mostWays).flatMap((way) => wayLines(way, at, page)),
  ...(ways.length > mostWays ? [page.dim(`  and ${ways.length - mostWays} more ways`)] : []),
];

const titled = (title: string, lines: readonly string[], page: Page): readonly string[] =>
  lines.length === 0 ? [] : ['', page.bold(title), ...lines];

/** An answer for people. */
export const accessText = (answer: AccessAnswer, at: At, page: Page): string => {
  const { name, rows, idle, perhaps, becomes, missing, compared } = answer;
  return [
    page.prose(
      safe(
        rows.length === 0 ? `nothing in the input gives ${name} access` : `what ${name} can do, the strongest first`,
      ),
    ),
    ...rows.flatMap((row) => rowLines(row, at, page)),
    ...titled(
      'policies that give nothing',
      idle.flatMap(({ text, place }) => statement(text, placeText(place, at), page, '  ')),
      page,
    ),
    ...titled(
      'perhaps, as a member of a group',
      [
        ...perhaps.slice(0, most).flatMap((fact) => factLines(fact, at, page, '  ')),
        ...(perhaps.length > most ? [page.dim(`  and ${perhaps.length - most} more groups`)] : []),
      ],
      page,
    ),
    ...titled(
      'there may be more',
      missing.flatMap((fact) => factLines(fact, at, page, '  ')),
      page,
    ),
    ...(becomes === undefined ? [] : becomesLines(becomes, at, page)),
    ...(compared === undefined
      ? []
      : [
          ...differenceLines(`only ${name}, and not ${compared.name}`, compared.onlyFirst, page),
          ...differenceLines(`only ${compared.name}, and not ${name}`, compared.onlySecond, page),
        ]),
    '',
  ].join('\n');
};

const differenceJson = ({ services, scope, lacking, perhaps }: Difference): object => ({
  services: safe(services),
  scope: scope.map(safe),
  lacking: lacking.map(safe),
  undecided: perhaps.map(safe),
});

/** The same for programs. */
export const accessJson = (answer: AccessAnswer, at: At): object => {
  const { who, name, rows, idle, perhaps, becomes, missing, compared } = answer;
  const located = ({ text, place }: { readonly text: string; readonly place: Place | undefined }): object => ({
    text: safe(text),
    place: placeJson(place, at),
  });
  const fact = (one: OpenFact): object => ({ ...located(one), obtain: one.obtain?.text ?? null });
  return {
    account: who.account.id ?? null,
    subject: { id: who.subject === undefined ? null : safe(who.subject.id), name: safe(name) },
    access: rows.map(({ services, isSelector, scope, roles, actions, grantsRoles }) => ({
      services: safe(services),
      one_service: !isSelector,
      scope: scope.map(safe),
      grants_roles: grantsRoles,
      actions: actions?.map(safe) ?? null,
      roles: roles.map(({ role, policy, group, place, limits, facts }) => ({
        role: safe(role),
        policy: safe(policy),
        group: group === undefined ? null : safe(group),
        place: placeJson(place, at),
        limits: limits.map(safe),
        missing: facts.map(fact),
      })),
    })),
    gives_nothing: idle.map(located),
    perhaps: perhaps.map(fact),
    missing: missing.map(fact),
    becomes:
      becomes === undefined
        ? null
        : {
            administers: becomes.administers === undefined ? null : located(becomes.administers),
            ways: becomes.ways.map(({ subjects, steps }) => ({
              subjects: subjects.map(({ id, name: called, administers }) => ({
                id: safe(id),
                name: safe(called),
                administers,
              })),
              steps: steps.map(located),
            })),
          },
    compared:
      compared === undefined
        ? null
        : {
            with: safe(compared.name),
            only_first: compared.onlyFirst.map(differenceJson),
            only_second: compared.onlySecond.map(differenceJson),
          },
  };
};

/** A text in a cell of a table of Markdown, where a bar would begin the next one. */
const markdownCell = (text: string): string => markdownText(text).replace(/(?<!\\)\|/g, '\\|');

const markdownTable = (heading: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${heading.join(' | ')} |`,
  `|${heading.map(() => ' --- |').join('')}`,
  ...rows.map((cells) => `| ${cells.map(markdownCell).join(' | ')} |`),
];

const differenceTable = (title: string, differences: readonly Difference[]): readonly string[] => [
  '',
  `### ${markdownText(title)}`,
  '',
  ...(differences.length === 0
    ? ['Nothing.']
    : markdownTable(
        ['Services', 'Scope', 'Actions or roles', 'Undecided'],
        differences.map(({ services, scope, lacking, perhaps }) => [
          services,
          scope.join(', '),
          lackingText(lacking),
          lackingText(perhaps),
        ]),
      )),
];

/** A page of Markdown. */
export const accessMarkdown = (answer: AccessAnswer, at: At): string => {
  const { name, rows, idle, perhaps, becomes, missing, compared } = answer;
  return [
    `## ${markdownText(`What ${name} can do`)}`,
    '',
    ...(rows.length === 0
      ? ['Nothing in the input gives it access.']
      : markdownTable(
          ['Services', 'Scope', 'Role', 'By', 'What', 'Place'],
          rows.flatMap((row) =>
            row.roles.map((held) => [
              row.services,
              row.scope.length === 0 ? 'everything' : row.scope.join(', '),
              `\`${held.role}\``,
              howText(held),
              does(row),
              `\`${placeText(held.place, at) ?? ''}\``,
            ]),
          ),
        )),
    ...(idle.length === 0
      ? []
      : ['', '### Policies that give nothing', '', ...idle.map(({ text }) => `- ${markdownText(text)}`)]),
    ...(perhaps.length === 0
      ? []
      : ['', '### Perhaps, as a member of a group', '', ...perhaps.map(({ text }) => `- ${markdownText(text)}`)]),
    ...(missing.length === 0
      ? []
      : ['', '### There may be more', '', ...missing.map(({ text }) => `- ${markdownText(text)}`)]),
    ...(becomes === undefined
      ? []
      : [
          '',
          '### What it can become',
          '',
          ...(becomes.administers === undefined ? [] : [`- ${markdownText(becomes.administers.text)}`]),
          ...becomes.ways.map(
            ({ subjects, steps }) =>
              `- ${markdownText(subjects.map((one) => one.name).join(', '))}: ${steps.map(({ text }) => markdownText(text)).join('; ')}`,
          ),
          ...(becomes.ways.length === 0 && becomes.administers === undefined ? ['Nobody else.'] : []),
        ]),
    ...(compared === undefined
      ? []
      : [
          ...differenceTable(`Only ${name}, and not ${compared.name}`, compared.onlyFirst),
          ...differenceTable(`Only ${compared.name}, and not ${name}`, compared.onlySecond),
        ]),
    '',
  ].join('\n');
};

/** A text without the marks of names: in a cell, a name stands by itself. */
const bare = (text: string): string => text.replaceAll('`', '');

/** A row for each role that is had somewhere, for spreadsheets. */
export const accessCsv = ({ who, rows }: AccessAnswer, at: At): string =>
  [
    csvRow([
      'subject',
      'services',
      'scope',
      'role',
      'policy',
      'group',
      'limits',
      'sure',
      'grants_roles',
      'actions',
      'file',
      'line',
    ]),
    ...rows.flatMap(({ services, scope, roles, actions, grantsRoles }) =>
      roles.map(({ role, policy, group, place, limits, facts }) => {
        const { file, line } = at(place);
        return csvRow([
          who.subject?.id,
          services,
          bare(scope.join(', ')),
          role,
          bare(policy),
          group === undefined ? undefined : bare(group),
          limits.join(', '),
          facts.length === 0 ? 'yes' : 'perhaps',
          grantsRoles ? 'yes' : 'no',
          actions?.join(' '),
          file,
          line,
        ]);
      }),
    ),
  ].join('');
