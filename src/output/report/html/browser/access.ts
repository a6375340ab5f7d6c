import type { PageAccess, PageAccessTable, PageSubject } from '../data.ts';
import { count, el, prose } from './dom.ts';
import { textOf } from './rows.ts';

/** So many rows are made at once. */
const step = 50;

/** So many services have a column of their own; what is on others stands in the last column. */
const mostColumns = 30;

type Text = (index: number | undefined) => string;

const cellParts = (access: PageAccess, text: Text, service: string | undefined): HTMLElement => {
  const list = (indexes: readonly number[] = []): string => indexes.map(text).join(', ');
  const { roles, perhaps = [], scope = [], strong } = access;
  return el(
    'p',
    {},
    ...(service === undefined ? [] : [`${service}: `]),
    ...(roles.length === 0 ? [] : [el('span', strong ? { class: 'strong' } : {}, list(roles))]),
    ...(strong ? [' (can give roles)'] : []),
    ...(perhaps.length === 0 ? [] : [`${roles.length === 0 ? '' : '; '}perhaps ${list(perhaps)}`]),
    ...(scope.length === 0 ? [] : [el('span', { class: 'small' }, ' only ', ...prose(list(scope)))]),
  );
};

const rowOf = ({ name, kind, account, access }: PageSubject, table: PageAccessTable, text: Text, own: number) => {
  const several = table.subjects.some((one) => one.account !== account);
  const inColumn = (nth: number): readonly HTMLElement[] =>
    access.filter(({ service }) => service === nth).map((one) => cellParts(one, text, undefined));
  const others = access.filter(({ service }) => service >= own);
  return el(
    'tr',
    {},
    el(
      'th',
      { scope: 'row' },
      text(name),
      el(
        'p',
        { class: 'small' },
        account === undefined || !several ? text(kind) : `${text(kind)}, account ${text(account)}`,
      ),
    ),
    ...Array.from({ length: own }, (_, nth) => el('td', {}, ...inColumn(nth))),
    ...(table.services.length > own
      ? [el('td', {}, ...others.map((one) => cellParts(one, text, text(table.services[one.service]))))]
      : []),
  );
};

/** All that is looked for: the subject, and what it has where. */
const wordsOf = ({ name, kind, account, access }: PageSubject, { services }: PageAccessTable, text: Text): string =>
  [
    text(name),
    text(kind),
    text(account),
    ...access.flatMap(({ service, roles, perhaps = [], scope = [] }) => [
      text(services[service]),
      ...[...roles, ...perhaps, ...scope].map(text),
    ]),
  ]
    .join('\n')
    .toLowerCase();

/** Who may do what: subjects against services. Rows are made when they are asked for. */
export const accessOf = (table: PageAccessTable, texts: readonly string[]): HTMLElement => {
  const text = textOf(texts);
  const own = Math.min(table.services.length, mostColumns);
  const body = el('tbody');
  const more = el('button', { type: 'button', class: 'more' });
  const told = el('p', { class: 'small', role: 'status' });
  const search = el('input', { type: 'search', id: 'access-search', autocomplete: 'off', spellcheck: 'false' });
  let shown = table.subjects;
  const make = (size: number): void => {
    const done = body.childElementCount;
    body.append(...shown.slice(done, done + size).map((subject) => rowOf(subject, table, text, own)));
    const left = shown.length - body.childElementCount;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(step, left)} more of ${count(left, 'subject')}`;
  };
  const show = (): void => {
    const wanted = search.value.trim().toLowerCase();
    shown = wanted === '' ? table.subjects : table.subjects.filter((one) => wordsOf(one, table, text).includes(wanted));
    body.replaceChildren();
    make(step);
    const outside =
      table.leftOut === 0 ? '' : `; ${count(table.leftOut, 'more subject')} of the input not in the table`;
    told.textContent = `${count(shown.length, 'subject')} with access${outside}`;
  };
  search.addEventListener('input', show);
  more.addEventListener('click', () => {
    const last = body.lastElementChild;
    make(step);
    const next = last?.nextElementSibling;
    if (next instanceof HTMLElement) {
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
  });
  addEventListener('beforeprint', () => make(shown.length));
  show();
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, 'Subject'),
    ...table.services.slice(0, own).map((service) => el('th', { scope: 'col' }, text(service))),
    ...(table.services.length > own ? [el('th', { scope: 'col' }, 'other services')] : []),
  );
  return el(
    'section',
    { 'aria-labelledby': 'access' },
    el('h2', { id: 'access' }, 'Who may do what'),
    el('p', {}, 'The roles that each has on a service, by policies of its own and through access groups.'),
    el('p', { class: 'filter' }, el('label', { for: 'access-search' }, 'Subject, service or role '), search),
    told,
    el(
      'div',
      { class: 'matrix', tabindex: '0', role: 'group', 'aria-labelledby': 'access' },
      el('table', {}, el('thead', {}, head), body),
    ),
    more,
  );
};
