import type { PagePlace } from '../data.ts';
import { command } from './command.ts';
import { count, el, prose } from './dom.ts';
import { textOf, type Row } from './rows.ts';

const kinds = { cli: 'command', terraform: 'Terraform code', edit: 'edit' } as const;

const fold = (title: string, ...inside: readonly (Node | string)[]): HTMLElement =>
  el('details', { class: 'fold' }, el('summary', {}, title), ...inside);

/** One finding: what is wrong and where; what explains it and what repairs it is folded. */
export const findingElement = ({ found, rule, message, file, subject }: Row, texts: readonly string[]): HTMLElement => {
  const at = textOf(texts);
  const place = ({ file: where, line, column }: PagePlace): HTMLElement =>
    el('span', { class: 'place' }, `${at(where)}:${line}:${column}`);
  const { related = [], repairs = [], actions = [], help, policy } = found;
  const facts: readonly (readonly [string, string])[] = [
    ['subject', subject],
    ['policy', at(policy)],
    ['actions', actions.map(at).join(', ')],
  ];
  return el(
    'article',
    { class: `finding ${found.severity}`, 'data-file': file },
    el(
      'p',
      { class: 'message' },
      el('span', { class: `tag ${found.severity}` }, found.severity),
      ...(found.undecided === true ? [' ', el('span', { class: 'tag undecided' }, 'undecided')] : []),
      ' ',
      ...prose(message),
    ),
    el(
      'p',
      { class: 'facts' },
      place(found.at),
      el('span', {}, rule.id),
      ...facts.flatMap(([name, value]) => (value === '' ? [] : [el('span', {}, `${name} `, el('b', {}, value))])),
    ),
    ...(help === undefined ? [] : [el('p', { class: 'help' }, ...prose(at(help)))]),
    ...(related.length === 0
      ? []
      : [
          fold(
            `Evidence (${related.length})`,
            el('ul', {}, ...related.map((one) => el('li', {}, ...prose(at(one.note)), ' ', place(one)))),
          ),
        ]),
    ...(repairs.length === 0
      ? []
      : [
          fold(
            repairs.length === 1 ? 'Repair' : count(repairs.length, 'repair'),
            ...repairs.flatMap(({ kind, text, undo }) => [
              command(at(text), kinds[kind]),
              ...(undo === undefined
                ? []
                : [el('p', { class: 'small' }, 'Takes it back:'), command(at(undo), 'undo command')]),
            ]),
          ),
        ]),
  );
};
