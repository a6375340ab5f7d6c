import type { PageData } from '../data.ts';
import { accessOf } from './access.ts';
import { chainsOf } from './chains.ts';
import { createControls } from './controls.ts';
import { el } from './dom.ts';
import { everything, filterOf, hashOf, type Filter } from './filter.ts';
import { findingList } from './list.ts';
import { rowsOf } from './rows.ts';
import { summaryOf } from './summary.ts';
import { uncheckedOf } from './unchecked.ts';

/** Shows a page: the summary, the findings with their filter, and what was not checked. */
const show = (page: HTMLElement, data: PageData): void => {
  const rows = rowsOf(data);
  const list = findingList(rows, data.texts);
  const apply = (filter: Filter): void => controls.tell(list.show(filter));
  const controls = createControls(rows, (filter) => {
    const hash = hashOf(filter);
    history.replaceState(undefined, '', hash === '' ? location.pathname + location.search : `#${hash}`);
    apply(filter);
  });
  const fromAddress = (): void => {
    const filter = filterOf(location.hash);
    controls.set(filter);
    apply(filter);
  };
  const title = el('h2', { id: 'findings', tabindex: '-1' }, 'Findings');
  const choose = (rule: string): void => {
    location.hash = hashOf({ ...everything, rule });
    title.focus();
    title.scrollIntoView();
  };
  const unchecked = uncheckedOf(data.run);
  page.replaceChildren(
    el('header', {}, el('h1', {}, 'Access in IBM Cloud: audit'), el('p', { class: 'by' }, 'checked by iamlint')),
    summaryOf(data.run, rows, choose),
    ...(rows.length === 0
      ? []
      : [el('section', { 'aria-labelledby': 'findings' }, title, controls.element, list.element)]),
    ...(data.access === undefined ? [] : [accessOf(data.access, data.texts)]),
    ...(data.run.graph === undefined ? [] : [chainsOf(data.run.graph)]),
    ...(unchecked === undefined ? [] : [unchecked]),
  );
  addEventListener('hashchange', fromAddress);
  fromAddress();
};

const page = document.getElementById('page');
const data = document.getElementById('data');
if (page !== null && data !== null) show(page, JSON.parse(data.textContent ?? ''));
