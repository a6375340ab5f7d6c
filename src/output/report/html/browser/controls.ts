import { count, el } from './dom.ts';
import { everything, groupings, severities, type Filter } from './filter.ts';
import type { Row } from './rows.ts';

/** So many names are offered while somebody types. */
const mostOffered = 500;

const namesIn = (rows: readonly Row[], nameOf: (row: Row) => string): readonly string[] =>
  [...new Set(rows.map(nameOf))].filter((name) => name !== '').toSorted((a, b) => (a < b ? -1 : 1));

const options = (names: readonly string[]): readonly HTMLElement[] =>
  names.map((name) => el('option', { value: name }, name));

/** One of several names, or all of them. */
const choice = (id: string, all: string, names: readonly string[]): HTMLSelectElement =>
  el('select', { id }, el('option', { value: '' }, all), ...options(names));

const search = (id: string, more: Readonly<Record<string, string>> = {}): HTMLInputElement =>
  el('input', { type: 'search', id, autocomplete: 'off', spellcheck: 'false', ...more });

const labelled = (label: string, control: HTMLElement, ...beside: readonly HTMLElement[]): HTMLElement =>
  el('div', { class: 'field' }, el('label', { for: control.id }, label), control, ...beside);

/** A field in which a part of a name is enough, and that offers the names there are. */
const nameField = (label: string, field: HTMLElement, names: readonly string[]): HTMLElement => {
  const list = `${field.id}-names`;
  field.setAttribute('list', list);
  return labelled(label, field, el('datalist', { id: list }, ...options(names.slice(0, mostOffered))));
};

export interface Controls {
  readonly element: HTMLElement;
  /** Shows a filter in the controls. */
  readonly set: (filter: Filter) => void;
  /** Says how many findings are shown. */
  readonly tell: (shown: number) => void;
}

interface Inputs {
  readonly boxes: readonly { readonly severity: (typeof severities)[number]; readonly box: HTMLInputElement }[];
  readonly texts: Readonly<Record<(typeof texts)[number], HTMLInputElement | HTMLSelectElement>>;
  readonly group: HTMLSelectElement;
}

const texts = ['rule', 'category', 'subject', 'file', 'text'] as const;

const inputsFor = (rows: readonly Row[]): Inputs => ({
  boxes: severities.map((severity) => ({
    severity,
    box: el('input', { type: 'checkbox', id: `show-${severity}` }),
  })),
  texts: {
    rule: choice(
      'filter-rule',
      'all rules',
      namesIn(rows, (row) => row.rule.id),
    ),
    category: choice(
      'filter-category',
      'all categories',
      namesIn(rows, (row) => row.rule.category),
    ),
    subject: search('filter-subject'),
    file: search('filter-file'),
    text: search('filter-text', { placeholder: 'message, action, policy, …' }),
  },
  group: el('select', { id: 'group-by' }, ...options(groupings)),
});

const read = ({ boxes, texts: { rule, category, subject, file, text }, group }: Inputs): Filter => ({
  severities: new Set(boxes.flatMap(({ severity, box }) => (box.checked ? [severity] : []))),
  rule: rule.value,
  category: category.value,
  subject: subject.value,
  file: file.value,
  text: text.value,
  group: groupings.find((one) => one === group.value) ?? 'rule',
});

const write = (inputs: Inputs, filter: Filter): void => {
  for (const { severity, box } of inputs.boxes) box.checked = filter.severities.has(severity);
  for (const name of texts) inputs.texts[name].value = filter[name];
  inputs.group.value = filter.group;
};

/** The controls of the filter; `changed` is called with each filter that somebody sets. */
export const createControls = (rows: readonly Row[], changed: (filter: Filter) => void): Controls => {
  const inputs = inputsFor(rows);
  const { boxes, texts: fields, group } = inputs;
  const shown = el('p', { role: 'status', class: 'shown' });
  const reset = el('button', { type: 'button' }, 'Show all');
  const element = el(
    'form',
    { role: 'search', class: 'filter', 'aria-label': 'Filter of the findings' },
    el(
      'fieldset',
      {},
      el('legend', {}, 'Severity'),
      ...boxes.map(({ severity, box }) => el('label', { class: 'check', for: box.id }, box, ` ${severity}`)),
    ),
    labelled('Rule', fields.rule),
    labelled('Category', fields.category),
    nameField(
      'Subject',
      fields.subject,
      namesIn(rows, (row) => row.subject),
    ),
    nameField(
      'File',
      fields.file,
      namesIn(rows, (row) => row.file),
    ),
    labelled('Text', fields.text),
    labelled('Group by', group),
    reset,
    shown,
  );
  let waiting: ReturnType<typeof setTimeout> | undefined;
  element.addEventListener('submit', (event) => event.preventDefault());
  element.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => changed(read(inputs)), 150);
  });
  reset.addEventListener('click', () => {
    write(inputs, everything);
    changed(everything);
  });
  return {
    element,
    set: (filter) => write(inputs, filter),
    tell: (many) => {
      const all = count(rows.length, 'finding');
      shown.textContent = many === rows.length ? all : `${many.toLocaleString('en')} of ${all}`;
    },
  };
};
