import type { PageRun } from '../data.ts';
import { command } from './command.ts';
import { count, el, prose } from './dom.ts';

/** What was not checked and how to get it, and what was skipped; undefined where that is nothing. */
export const uncheckedOf = ({ missing, skipped, skippedMore }: PageRun): HTMLElement | undefined => {
  if (missing.length + skipped.length === 0) return undefined;
  return el(
    'section',
    { 'aria-labelledby': 'not-checked' },
    el('h2', { id: 'not-checked' }, 'Not checked'),
    ...(missing.length === 0
      ? []
      : [
          el(
            'p',
            {},
            'iamlint looked only where nothing is listed here. Run the commands, and lint again with what they write.',
          ),
        ]),
    ...missing.map(({ rules, reasons, obtain }) =>
      el(
        'article',
        { class: 'missing' },
        ...reasons.map((reason) => el('p', {}, ...prose(reason))),
        ...(obtain === undefined ? [] : [command(obtain, 'command')]),
        ...(rules.length === 0
          ? []
          : [
              el(
                'details',
                { class: 'fold' },
                el('summary', {}, `${count(rules.length, 'rule')} would look then`),
                el('ul', { class: 'names' }, ...rules.map((rule) => el('li', {}, el('code', {}, rule)))),
              ),
            ]),
      ),
    ),
    ...(skipped.length === 0
      ? []
      : [
          el(
            'details',
            { class: 'fold' },
            el(
              'summary',
              {},
              count(skipped.length + skippedMore, 'skipped file or folder', 'skipped files and folders'),
            ),
            el(
              'ul',
              {},
              ...skipped.map(({ file, reason }) => el('li', {}, el('span', { class: 'place' }, file), ` ${reason}`)),
              ...(skippedMore === 0 ? [] : [el('li', {}, `${skippedMore} more`)]),
            ),
          ),
        ]),
  );
};
