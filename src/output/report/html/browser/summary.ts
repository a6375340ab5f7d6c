import type { PageRun } from '../data.ts';
import { count, el } from './dom.ts';
import { severities } from './filter.ts';
import type { Row } from './rows.ts';

/** So many rules are told in the summary. */
const mostTold = 5;

const meaning = {
  error: 'does not work, or is refused',
  warning: 'wider, weaker or other than intended',
  info: 'worth knowing',
} as const;

const number = (rows: readonly Row[], severity: keyof typeof meaning): number =>
  rows.filter(({ found }) => found.severity === severity).length;

/** The words in which many of each severity are told. */
const inWords = (rows: readonly Row[]): string => {
  const parts = severities.flatMap((severity) => {
    const many = number(rows, severity);
    return many === 0 ? [] : [count(many, severity)];
  });
  const undecided = rows.filter(({ found }) => found.undecided === true).length;
  const all = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  if (all === '') return 'No problems were found';
  return `${all} ${rows.length === 1 ? 'was' : 'were'} found${undecided === 0 ? '' : `, ${undecided.toLocaleString('en')} of them undecided from what was given`}`;
};

const notLooked = ({
  rulesOn,
  rulesOf,
  missing,
  skipped,
  skippedMore,
  suppressed,
  leftOut,
  stale,
}: PageRun): readonly string[] => {
  const waiting = new Set(missing.flatMap(({ rules }) => rules)).size;
  const files = skipped.filter(({ file }) => !file.endsWith('/')).length + skippedMore;
  return [
    ...(rulesOn < rulesOf
      ? [
          `${count(rulesOf - rulesOn, 'rule')} of ${rulesOf} did not run, since the preset or the config leaves them out.`,
        ]
      : []),
    ...(waiting > 0
      ? [`${count(waiting, 'rule')} could not look at everything: input is missing. See “Not checked” below.`]
      : []),
    ...(waiting === 0 && missing.length > 0
      ? ['Some of what was read was given to no rule. See “Not checked” below.']
      : []),
    ...(files > 0 ? [`${count(files, 'file')} resembled nothing that iamlint reads.`] : []),
    ...(leftOut === undefined ? [] : [`Left out: ${leftOut}.`]),
    ...(suppressed > 0
      ? [
          `${count(suppressed, 'finding')} ${suppressed === 1 ? 'is' : 'are'} suppressed by a comment, the config or a baseline.`,
        ]
      : []),
    ...(stale > 0
      ? [`${count(stale, 'entry', 'entries')} of the baseline ${stale === 1 ? 'is' : 'are'} no longer found.`]
      : []),
  ];
};

const facts = (run: PageRun): HTMLElement => {
  const entries: readonly (readonly [string, string])[] = [
    [
      run.accounts.length === 1 ? 'Account' : 'Accounts',
      run.accounts.length === 0 ? 'not named in the input' : run.accounts.join(', '),
    ],
    ['Looked at', run.lookedAt],
    ['Time', `${run.time.slice(0, 16).replace('T', ' ')} UTC`],
    ['Rules', `${run.rulesOn} of ${run.rulesOf}${run.preset === undefined ? '' : ` (preset ${run.preset})`}`],
    ['Catalogue of services', run.catalogueDate],
    ['iamlint', run.version],
  ];
  return el(
    'dl',
    { class: 'run' },
    ...entries.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
  );
};

/** The rules whose findings weigh most, each with how often it found something. */
const heaviest = (rows: readonly Row[], choose: (rule: string) => void): HTMLElement => {
  // rows come with the heaviest first
  const told = [...new Set(rows.map(({ rule }) => rule.id))].slice(0, mostTold);
  return el(
    'ol',
    { class: 'heaviest' },
    ...told.map((id) => {
      const those = rows.filter(({ rule }) => rule.id === id);
      const [first] = those;
      const button = el('button', { type: 'button', class: 'link' }, count(those.length, 'finding'));
      button.setAttribute('aria-label', `Show ${count(those.length, 'finding')} of ${id}`);
      button.addEventListener('click', () => choose(id));
      return el(
        'li',
        {},
        el('span', { class: `tag ${first?.found.severity ?? 'info'}` }, first?.found.severity ?? 'info'),
        ' ',
        first?.rule.summary ?? first?.message ?? id,
        ' ',
        button,
      );
    }),
  );
};

/** What somebody who reads nothing else has to know. */
export const summaryOf = (run: PageRun, rows: readonly Row[], choose: (rule: string) => void): HTMLElement => {
  const unseen = notLooked(run);
  return el(
    'section',
    { class: 'summary', 'aria-labelledby': 'summary' },
    el('h2', { id: 'summary' }, 'Summary'),
    el('p', { class: 'lead' }, `${inWords(rows)} in ${run.lookedAt}.`),
    el(
      'ul',
      { class: 'tiles' },
      ...severities.map((severity) => {
        const many = number(rows, severity);
        return el(
          'li',
          { class: many === 0 ? 'tile none' : `tile ${severity}` },
          el('b', {}, many.toLocaleString('en')),
          el('span', {}, many === 1 ? severity : `${severity}s`),
          el('small', {}, meaning[severity]),
        );
      }),
    ),
    ...(rows.length === 0 ? [] : [el('h3', {}, 'What matters most'), heaviest(rows, choose)]),
    ...(unseen.length === 0
      ? []
      : [el('h3', {}, 'What was not looked at'), el('ul', {}, ...unseen.map((text) => el('li', {}, text)))]),
    facts(run),
  );
};
