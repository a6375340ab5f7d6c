import type { Change, DiffAnswer } from '../../ask/diff.ts';
import { safe } from '../redact/safe.ts';
import { markdownText } from '../report/markdown-text.ts';
import { placeJson, placeText, statement, type At, type Page } from './page.ts';

/** Says where the places of each side are. */
export interface BothAt {
  readonly before: At;
  readonly after: At;
}

/** So many actions are told by name. */
const most = 5;

const actionsText = (actions: readonly string[]): string => {
  const names = actions.map((action) => `\`${action}\``);
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
};

const whereText = ({ services, scope }: Change): string => [services, ...scope].join(', ');

const sections = (
  { gained, lost, perhapsGained, perhapsLost }: DiffAnswer,
  { before, after }: BothAt,
): readonly {
  readonly title: string;
  readonly key: string;
  readonly changes: readonly Change[];
  readonly at: At;
}[] => [
  { title: 'gained', key: 'gained', changes: gained, at: after },
  { title: 'lost', key: 'lost', changes: lost, at: before },
  { title: 'perhaps gained', key: 'perhaps_gained', changes: perhapsGained, at: after },
  { title: 'perhaps lost', key: 'perhaps_lost', changes: perhapsLost, at: before },
];

const exampleText = ({ subject, example }: Change): string =>
  `for example ${subject.name}: \`${example.action}\` on ${example.target}`;

const changeLines = (change: Change, at: At, page: Page): readonly string[] => [
  page.prose(safe(`${change.subject.name} on ${whereText(change)}: ${actionsText(change.actions)}`), '  '),
  page.prose(safe(exampleText(change)), '    '),
  ...change.cause.flatMap(({ text, place }) => statement(text, placeText(place, at), page, '    ')),
  ...change.facts.map(({ text }) => page.prose(safe(`it hangs on this: ${text}`), '    ')),
];

/** What changed, for people. */
export const diffText = (answer: DiffAnswer, both: BothAt, page: Page): string => {
  const told = sections(answer, both).filter(({ changes }) => changes.length > 0);
  const open = answer.notCompared.map((text) => page.prose(safe(text), '  '));
  const lines = [
    ...(told.length === 0 ? ['nobody gained or lost anything that is known', ''] : []),
    ...told.flatMap(({ title, changes, at }) => [
      page.bold(title),
      ...changes.flatMap((change) => changeLines(change, at, page)),
      '',
    ]),
    ...(answer.newAdmins.length === 0
      ? []
      : [page.bold('new administrators'), ...answer.newAdmins.map(({ name }) => page.prose(safe(name), '  ')), '']),
    ...(open.length === 0 ? [] : [page.bold('not compared'), ...open, '']),
  ];
  return lines.join('\n');
};

const changeJson = (change: Change, at: At): object => ({
  subject: { id: safe(change.subject.id), name: safe(change.subject.name) },
  services: safe(change.services),
  scope: change.scope.map(safe),
  actions: change.actions.map(safe),
  example: { action: safe(change.example.action), target: safe(change.example.target) },
  cause: change.cause.map(({ kind, text, place }) => ({ kind, text: safe(text), place: placeJson(place, at) })),
  missing: change.facts.map(({ text }) => safe(text)),
});

/** The same for programs. */
export const diffJson = (answer: DiffAnswer, both: BothAt): object => ({
  ...Object.fromEntries(
    sections(answer, both).map(({ key, changes, at }) => [key, changes.map((change) => changeJson(change, at))]),
  ),
  new_administrators: answer.newAdmins.map(({ id, name }) => ({ id: safe(id), name: safe(name) })),
  not_compared: answer.notCompared.map(safe),
});

/** The same for a pull request. */
export const diffMarkdown = (answer: DiffAnswer, both: BothAt): string => {
  const told = sections(answer, both).filter(({ changes }) => changes.length > 0);
  const lines = [
    '## Changes of access',
    '',
    ...(told.length === 0 ? ['Nobody gained or lost anything that is known.', ''] : []),
    ...told.flatMap(({ title, changes, at }) => [
      `### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      '',
      ...changes.flatMap((change) => [
        `- ${markdownText(`${change.subject.name} on ${whereText(change)}: ${actionsText(change.actions)}`)}`,
        `  - ${markdownText(exampleText(change))}`,
        ...change.cause.map(({ text, place }) => {
          const where = placeText(place, at);
          return `  - ${markdownText(where === undefined ? text : `${text} (${where})`)}`;
        }),
        ...change.facts.map(({ text }) => `  - ${markdownText(`it hangs on this: ${text}`)}`),
      ]),
      '',
    ]),
    ...(answer.newAdmins.length === 0
      ? []
      : ['### New administrators', '', ...answer.newAdmins.map(({ name }) => `- ${markdownText(name)}`), '']),
    ...(answer.notCompared.length === 0
      ? []
      : ['### Not compared', '', ...answer.notCompared.map((text) => `- ${markdownText(text)}`), '']),
  ];
  return lines.join('\n');
};
