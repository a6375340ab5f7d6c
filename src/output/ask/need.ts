import type { Choice, Forms, NeedAnswer, NeedPart } from '../../ask/need.ts';
import { resourceText } from '../../ask/target.ts';
import { listNames } from '../../source/list-names.ts';
import { safe } from '../redact/safe.ts';
import { snippetLines, type Page } from './page.ts';

/** So many actions are told in one sentence. */
const most = 8;

const actionsText = (actions: readonly string[]): string =>
  actions.length > most ? `${listNames(actions.slice(0, most))} and ${actions.length - most} more` : listNames(actions);

const beyondText = ({ beyond }: Choice): string =>
  beyond.length === 0
    ? 'nothing beyond'
    : `${beyond.length} ${beyond.length === 1 ? 'action' : 'actions'} beyond: ${actionsText(beyond)}`;

/** The command and the code, or the code alone where no command says it. */
const formLines = ({ command, terraform }: Forms): readonly string[] => [
  ...(command === undefined ? [] : [...snippetLines(command, '  '), '']),
  ...snippetLines(terraform, '  '),
];

const jsonLines = ({ json }: Forms): readonly string[] => (json === undefined ? [] : ['', ...snippetLines(json, '  ')]);

const partText = (part: NeedPart, page: Page): readonly string[] => {
  const { actions, resource, choices, isUnpublished, custom } = part;
  const [best, ...others] = choices;
  const what = `${actionsText(actions)} on \`${resourceText(resource)}\``;
  return [
    page.bold(page.prose(safe(what))),
    ...(best === undefined
      ? [
          page.prose(
            isUnpublished
              ? 'it is not published which roles include these actions'
              : 'no roles that there are grant all of it',
            '  ',
          ),
        ]
      : [
          page.prose(safe(`${listNames(best.roles)}, with ${beyondText(best)}`), '  '),
          '',
          page.bold('policy'),
          ...formLines(best.policy),
        ]),
    ...(others.length === 0
      ? []
      : [
          '',
          page.bold('next best'),
          ...others.map((one) => page.prose(safe(`${listNames(one.roles)}, with ${beyondText(one)}`), '  ')),
        ]),
    ...(custom === undefined
      ? []
      : [
          '',
          page.bold('a custom role with these actions and no others'),
          ...formLines(custom.forms),
          ...jsonLines(custom.forms),
        ]),
    '',
  ];
};

/** An answer for people. */
export const needText = ({ parts }: NeedAnswer, page: Page): string =>
  parts.flatMap((part, nth) => [...(nth === 0 ? [] : ['']), ...partText(part, page)]).join('\n');

const formsJson = ({ command, terraform, json }: Forms): object => ({
  command: command?.text ?? null,
  terraform: terraform.text,
  json: json === undefined ? null : JSON.parse(json.text),
});

/** The same for programs. */
export const needJson = ({ parts }: NeedAnswer): object => ({
  policies: parts.map(({ service, actions, resource, choices, isUnpublished, custom }) => ({
    service: safe(service),
    actions: actions.map(safe),
    target: safe(resourceText(resource)),
    not_published: isUnpublished,
    choices: choices.map(({ roles, beyond, policy }) => ({
      roles: roles.map(safe),
      beyond: beyond.map(safe),
      policy: formsJson(policy),
    })),
    custom_role: custom === undefined ? null : formsJson(custom.forms),
  })),
});
