import type { CanHolder, ComingHolder, PerhapsHolder, WhoCanAnswer } from '../../ask/who-can.ts';
import type { OpenFact } from '../../ask/facts.ts';
import type { Chain } from '../../ask/chain.ts';
import { accountLine } from '../../ask/who.ts';
import { resourceText } from '../../ask/target.ts';
import type { Place } from '../../source/place.ts';
import { listTexts } from '../../source/list-names.ts';
import { safe } from '../redact/safe.ts';
import { placeJson, placeText, snippetLines, sourcesText, statement, type At, type Page } from './page.ts';

const kindNames = {
  user: 'user',
  service_id: 'service ID',
  trusted_profile: 'trusted profile',
  access_group: 'access group',
} as const;

const kinds = ['user', 'service_id', 'trusted_profile', 'access_group'] as const;

const counted = (count: number, name: string): string =>
  count === 0 ? '' : `${count} ${name}${count === 1 ? '' : 's'}`;

/** How many policies, names and facts are told of one; the rest is counted. */
const most = 5;

const factText = ({ text, place, obtain }: OpenFact, at: At, page: Page): readonly string[] => [
  ...statement(text, placeText(place, at), page, '    '),
  ...(obtain === undefined ? [] : snippetLines(obtain, '      ')),
];

/** Role, target, policy and membership of a grant in one sentence, with the place of the role. */
const wayText = ({ role, target, policy, group, place }: Chain, at: At, page: Page): readonly string[] =>
  statement(
    `\`${role}\` on ${target} by ${policy}${group === undefined ? '' : `, as a member of ${group}`}`,
    placeText(place, at),
    page,
    '    ',
  );

const more = (count: number, page: Page): readonly string[] =>
  count > most ? [page.dim(`    and ${count - most} more`)] : [];

const holderText = ({ name, chains, behind }: CanHolder, at: At, page: Page): readonly string[] => [
  page.prose(safe(name), '  '),
  ...chains.slice(0, most).flatMap((chain) => wayText(chain, at, page)),
  ...more(chains.length, page),
  ...behind.slice(0, most).flatMap((fact) => factText(fact, at, page)),
  ...more(behind.length, page),
];

const byKind = ({ granted }: WhoCanAnswer, at: At, page: Page): readonly string[] =>
  kinds.flatMap((kind) => {
    const holders = granted.filter((one) => one.kind === kind);
    if (holders.length === 0) return [];
    return [
      '',
      page.bold(`${kindNames[kind]}s (${holders.length})`),
      ...holders.flatMap((one) => holderText(one, at, page)),
    ];
  });

/** Those of whom the same leaves it open, together. */
const alike = (perhaps: readonly PerhapsHolder[]): readonly (readonly PerhapsHolder[])[] => {
  const groups = new Map<string, PerhapsHolder[]>();
  for (const one of perhaps) {
    const key = one.facts === undefined ? 'not told' : JSON.stringify(one.facts.map(({ text }) => text));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
};

const perhapsText = (group: readonly PerhapsHolder[], at: At, page: Page): readonly string[] => {
  const facts = group[0]?.facts;
  const names = group.slice(0, most).map(({ name }) => name);
  const rest = group.length > most ? ` and ${group.length - most} more` : '';
  return [
    page.prose(
      safe(
        `${names.join(', ')}${rest}${facts === undefined ? ': what leaves it open was not worked out for so many; ask `iamlint can`' : ''}`,
      ),
      '  ',
    ),
    ...(facts ?? []).slice(0, most).flatMap((fact) => factText(fact, at, page)),
    ...more((facts ?? []).length, page),
  ];
};

const comingText = ({ name, steps, end }: ComingHolder, at: At, page: Page): readonly string[] => [
  page.prose(safe(name), '  '),
  ...steps.flatMap(({ text, place }) => statement(text, placeText(place, at), page, '    ')),
  page.prose(safe(end), '    '),
];

const titled = (title: string, lines: readonly string[], page: Page): readonly string[] =>
  lines.length === 0 ? [] : ['', page.bold(title), ...lines];

const headline = ({ asked, resource, granted, everybody, services }: WhoCanAnswer): string => {
  const what = asked.kind === 'role' ? `do all that \`${asked.name}\` does` : `do \`${asked.name}\``;
  const counts = [
    ...kinds.map((kind) => counted(granted.filter((one) => one.kind === kind).length, kindNames[kind])),
    counted(services.length, 'service'),
  ].filter((text) => text !== '');
  const who = everybody ? 'everybody' : counts.length === 0 ? 'nobody known for sure' : listTexts(counts);
  return `${who} can ${what} on \`${resourceText(resource)}\``;
};

const answerText = (answer: WhoCanAnswer, at: At, page: Page): string => {
  const { services, perhaps, missing, ofSomebody, coming } = answer;
  const serviceLines = services.flatMap(({ name, place }) => statement(name, placeText(place, at), page, '  '));
  return [
    page.bold(page.prose(safe(headline(answer)))),
    ...byKind(answer, at, page),
    ...titled(`services (${services.length})`, serviceLines, page),
    ...titled(
      `perhaps (${perhaps.length})`,
      alike(perhaps).flatMap((group) => perhapsText(group, at, page)),
      page,
    ),
    ...titled(
      'there may be more',
      missing.flatMap((fact) => factText(fact, at, page)),
      page,
    ),
    ...titled(
      'somebody who is not known',
      ofSomebody.flatMap((fact) => factText(fact, at, page)),
      page,
    ),
    ...(coming === undefined
      ? []
      : ['', page.bold(`can come to (${coming.length})`), ...coming.flatMap((one) => comingText(one, at, page))]),
    '',
  ].join('\n');
};

/** True where somebody can, or perhaps can. */
const isOfSomebody = ({ granted, services, perhaps, ofSomebody, coming = [] }: WhoCanAnswer): boolean =>
  granted.length + services.length + perhaps.length + ofSomebody.length + coming.length > 0;

/** Answers for people: of several accounts, those in which somebody can or perhaps can. */
export const whoCanText = (answers: readonly WhoCanAnswer[], at: At, page: Page): string => {
  const [only, another] = answers;
  if (only !== undefined && another === undefined) return answerText(only, at, page);
  const told = answers.filter(isOfSomebody);
  const others = answers.filter((answer) => !isOfSomebody(answer));
  const isOpen = others.some(({ missing }) => missing.length > 0);
  const rest = `in ${others.length} ${told.length === 0 ? '' : 'more '}accounts of the input nobody is known who can${isOpen ? '; it does not list all of their policies' : ''}`;
  return [
    ...told.map(
      (answer) => `${page.prose(safe(`account: ${accountLine(answer.account)}`))}\n${answerText(answer, at, page)}\n`,
    ),
    ...(others.length === 0 ? [] : [`${page.prose(rest)}\n`]),
  ].join('');
};

const answerJson = (answer: WhoCanAnswer, at: At): object => {
  const { account, asked, resource, everybody, granted, services, perhaps, missing, ofSomebody, coming } = answer;
  const located = ({ text, place }: { readonly text: string; readonly place: Place | undefined }): object => ({
    text: safe(text),
    place: placeJson(place, at),
  });
  const fact = (one: OpenFact): object => ({ ...located(one), obtain: one.obtain?.text ?? null });
  return {
    account: account.id ?? null,
    asked: safe(asked.name),
    actions: asked.requested.flatMap((one) => ('action' in one ? [one.action] : [])),
    target: safe(resourceText(resource)),
    everybody,
    granted: granted.map(({ subject, name, kind, chains, behind }) => ({
      id: safe(subject.id),
      name: safe(name),
      kind,
      grants: chains.map(({ links }) =>
        links.map((link) => ({ kind: link.kind, ...located(link), known_from: sourcesText(link.sources) || null })),
      ),
      behind: behind.map(fact),
    })),
    services: services.map(({ name, place }) => ({ name: safe(name), place: placeJson(place, at) })),
    perhaps: perhaps.map(({ subject, name, facts }) => ({
      id: safe(subject.id),
      name: safe(name),
      kind: subject.kind,
      missing: facts?.map(fact) ?? null,
    })),
    missing: missing.map(fact),
    of_somebody: ofSomebody.map(fact),
    can_come_to:
      coming?.map(({ subject, name, steps, end }) => ({
        id: safe(subject.id),
        name: safe(name),
        kind: subject.kind,
        steps: steps.map(located),
        end: safe(end),
      })) ?? null,
  };
};

/** The same for programs. */
export const whoCanJson = (answers: readonly WhoCanAnswer[], at: At): object => ({
  accounts: answers.map((answer) => answerJson(answer, at)),
});
