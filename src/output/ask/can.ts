import type { CanAnswer } from '../../ask/can.ts';
import type { Chain } from '../../ask/chain.ts';
import { resourceText } from '../../ask/target.ts';
import type { Place } from '../../source/place.ts';
import { listNames } from '../../source/list-names.ts';
import { safe } from '../redact/safe.ts';
import { placeJson, placeText, snippetLines, sourcesText, statement, type At, type Page } from './page.ts';

/** More grants, near policies and facts than these are counted and not told. */
const most = 5;

const outcomeText = ({ outcome, name, asked, resource }: CanAnswer): string => {
  const what = asked.kind === 'role' ? `do all that \`${asked.name}\` does` : `do \`${asked.name}\``;
  const where = `\`${resourceText(resource)}\``;
  if (outcome === 'unknown') return `unknown: whether ${name} can ${what} on ${where}`;
  return `${outcome}: ${name} ${outcome === 'granted' ? 'can' : 'cannot'} ${what} on ${where}`;
};

/** Of several actions, what comes of each. */
const partsText = ({ parts, asked, outcome }: CanAnswer): readonly string[] => {
  if (asked.requested.length < 2 || (asked.kind === 'role' && outcome === 'granted')) return [];
  const told = (['granted', 'unknown', 'denied'] as const).filter((one) => parts[one].length > 0);
  return told.map((one) => {
    const names = parts[one];
    const all = names.length === asked.requested.length && names.length > most;
    return `${one}: ${all ? `all ${names.length} actions` : listNames(names)}`;
  });
};

const chainText = ({ links }: Chain, at: At, page: Page): readonly string[] =>
  links.flatMap(({ text, place, sources }) => {
    const where = placeText(place, at) ?? (sources.length === 0 ? undefined : sourcesText(sources));
    return statement(text, where, page, '  ');
  });

/** A section of a text: its first entries, and how many more there are. */
const section = <Item>(
  title: string,
  items: readonly Item[],
  lines: (item: Item, nth: number) => readonly string[],
  page: Page,
): readonly string[] => {
  if (items.length === 0) return [];
  const left = items.length - most;
  return [
    '',
    page.bold(title),
    ...items.slice(0, most).flatMap(lines),
    ...(left > 0 ? [page.dim(`  and ${left} more`)] : []),
  ];
};

/** An answer for people. */
export const canText = (answer: CanAnswer, at: At, page: Page): string => {
  const { chains, closest, facts, repairs, outcome } = answer;
  const [repair] = repairs;
  return [
    page.bold(page.prose(safe(outcomeText(answer)))),
    ...partsText(answer).map((text) => page.prose(safe(text), '  ')),
    ...section(
      outcome === 'granted' ? 'because' : 'granted of it because',
      chains,
      (chain, nth) => [...(nth === 0 ? [] : ['']), ...chainText(chain, at, page)],
      page,
    ),
    ...section(
      'what would settle it',
      facts,
      ({ text, place, obtain }) => [
        ...statement(text, placeText(place, at), page, '  '),
        ...(obtain === undefined ? [] : snippetLines(obtain, '    ')),
      ],
      page,
    ),
    ...section(
      'nearest policies',
      outcome === 'granted' ? [] : closest,
      ({ text, place }) => statement(text, placeText(place, at), page, '  '),
      page,
    ),
    ...(repair === undefined
      ? []
      : ['', page.bold('the least that would grant it'), ...snippetLines(repair.text, '  ')]),
    '',
  ].join('\n');
};

/** The same for programs. */
export const canJson = (answer: CanAnswer, at: At): object => {
  const { outcome, who, name, asked, resource, parts, chains, closest, facts, repairs } = answer;
  const located = ({ text, place }: { readonly text: string; readonly place: Place | undefined }): object => ({
    text: safe(text),
    place: placeJson(place, at),
  });
  return {
    outcome,
    subject: { id: who.subject === undefined ? null : safe(who.subject.id), name: safe(name) },
    asked: safe(asked.name),
    target: safe(resourceText(resource)),
    actions: parts,
    grants: chains.map(({ links }) =>
      links.map((link) => ({ kind: link.kind, ...located(link), known_from: sourcesText(link.sources) || null })),
    ),
    nearest: closest.map(located),
    missing: facts.map((fact) => ({ ...located(fact), obtain: fact.obtain?.text ?? null })),
    repairs: repairs.map(({ kind, text }) => ({ kind, text: text.text })),
  };
};
