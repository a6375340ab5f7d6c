import type { Filter, Grouping } from './filter.ts';
import { admits, severities } from './filter.ts';
import { count, el } from './dom.ts';
import { findingElement } from './finding.ts';
import type { Row } from './rows.ts';

/** So much is made at once: a browser lays out ten thousand findings in seconds, and nobody reads them. */
const step = 50;

/** So many are made for paper. */
const mostOnPaper = 2000;

/** Puts parts into an element, some at a time, with a button for more. */
const inSteps = (into: HTMLElement, many: number, what: string, make: (nth: number) => Node, first = step): void => {
  let done = 0;
  const button = el('button', { type: 'button', class: 'more' });
  const more = (size: number): void => {
    const until = Math.min(done + size, many);
    const made = [];
    for (; done < until; done += 1) made.push(make(done));
    button.before(...made);
    const left = many - done;
    if (left === 0) button.remove();
    else button.textContent = `Show ${Math.min(step, left)} more of ${count(left, what)}`;
  };
  button.addEventListener('click', () => {
    const before = button.previousElementSibling;
    more(step);
    const next = before?.nextElementSibling;
    if (next instanceof HTMLElement) {
      if (next.tabIndex < 0) next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
  });
  into.append(button);
  more(first);
};

const keyOf: Readonly<Record<Grouping, (row: Row) => string>> = {
  rule: ({ rule }) => rule.id,
  subject: ({ subject }) => subject,
  file: ({ file }) => file,
};

const nameless: Readonly<Record<Grouping, string>> = {
  rule: 'no rule',
  subject: 'about no single subject',
  file: 'no file',
};

const grouped = (rows: readonly Row[], by: Grouping): readonly (readonly [string, readonly Row[]])[] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf[by](row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups];
};

const counts = (rows: readonly Row[]): readonly HTMLElement[] =>
  severities.flatMap((severity) => {
    const many = rows.filter(({ found }) => found.severity === severity).length;
    return many === 0 ? [] : [el('span', { class: `tag ${severity}` }, count(many, severity))];
  });

interface Opened {
  readonly group: HTMLDetailsElement;
  /** Makes what is inside, once. */
  readonly fill: (first?: number) => void;
}

const groupElement = (name: string, rows: readonly Row[], by: Grouping, texts: readonly string[]): Opened => {
  const inside = el('div', { class: 'inside' });
  const summary = by === 'rule' ? rows[0]?.rule.summary : undefined;
  const page = by === 'rule' ? rows[0]?.rule.page : undefined;
  const group = el(
    'details',
    { class: 'group' },
    el(
      'summary',
      {},
      el('h3', {}, name === '' ? nameless[by] : name),
      el('span', { class: 'counts' }, ...counts(rows)),
    ),
    inside,
  );
  let isFilled = false;
  const fill = (first?: number): void => {
    if (isFilled) return;
    isFilled = true;
    if (summary !== undefined || page !== undefined) {
      inside.append(
        el(
          'p',
          { class: 'about' },
          ...(summary === undefined ? [] : [`${summary}. `]),
          ...(page === undefined ? [] : [el('a', { href: page, rel: 'noreferrer' }, `About ${name}`)]),
        ),
      );
    }
    const make = (nth: number): Node => {
      const row = rows[nth];
      return row === undefined ? document.createTextNode('') : findingElement(row, texts);
    };
    inSteps(inside, rows.length, 'finding', make, first);
  };
  group.addEventListener('toggle', () => {
    if (group.open) fill();
  });
  return { group, fill };
};

export interface FindingList {
  readonly element: HTMLElement;
  /** Shows what a filter lets through; gives how many that are. */
  readonly show: (filter: Filter) => number;
}

/** The findings in groups, each made when it is opened. */
export const findingList = (rows: readonly Row[], texts: readonly string[]): FindingList => {
  const element = el('div', { class: 'groups' });
  let groups: readonly (() => Opened)[] = [];
  const show = (filter: Filter): number => {
    const shown = rows.filter((row) => admits(filter, row));
    groups = grouped(shown, filter.group).map(([name, members]) => {
      let made: Opened | undefined;
      return () => (made ??= groupElement(name, members, filter.group, texts));
    });
    element.replaceChildren();
    inSteps(element, groups.length, 'group', (nth) => groups[nth]?.().group ?? document.createTextNode(''));
    const isShort = shown.length <= step;
    groups.slice(0, isShort ? step : 1).forEach((group) => {
      group().group.open = true;
    });
    return shown.length;
  };
  addEventListener('beforeprint', () => {
    let room = mostOnPaper;
    for (const group of groups) {
      if (room <= 0) break;
      const { group: made, fill } = group();
      if (!made.isConnected) element.append(made);
      fill(room);
      made.open = true;
      for (const folded of made.querySelectorAll('details')) folded.open = true;
      room -= made.querySelectorAll('article').length;
    }
  });
  return { element, show };
};
