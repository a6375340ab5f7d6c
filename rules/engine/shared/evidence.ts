import { type Prose, type Snippet } from '../../../src/snippet/snippet.ts';
import { explainFact, explainFailed } from '../../../src/access/decide/explain.ts';
import { listNames } from '../../../src/source/list-names.ts';
import type { Assessment, Need } from '../../../src/access/decide/need.ts';
import type { Related, Repair } from '../../../src/finding/finding.ts';
import type { Details, Reported, Skipped } from '../../../src/rule-api/define.ts';

/** Enough to see the pattern; a report that lists a hundred policies is not read. */
const maxRelated = 6;

/** The actions (or roles) of needs, each once, as a person would write them. */
export const namesOf = (needs: readonly Need[]): string =>
  listNames([...new Set(needs.map(({ action }) => ('action' in action ? action.action : action.role)))]);

/** What a finding shows when something needed is denied: the policies that came close, and how to mend it. */
export const deniedBecause = ({ closest, denied }: Assessment, help: Prose, repairs: readonly Repair[]): Details => ({
  actions: denied.flatMap(({ action }) => ('action' in action ? action.action : [])),
  related: closest.slice(0, maxRelated).map(explainFailed),
  repairs,
  help,
});

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What an undecided question hangs on. */
export interface Doubt {
  /** The first fact that is missing, in words. */
  readonly reason: string;
  /** The commands that export what is missing. */
  readonly obtain: readonly Snippet[];
  /** The rest, as a finding of low confidence shows it. */
  readonly details: Details;
}

const doubtOf = ({ closest, facts }: Assessment): Doubt => {
  const explained = facts.map(explainFact);
  const texts = [...new Set(explained.map(({ text }) => text))];
  const commands = explained.flatMap(({ obtain: command }) =>
    command === undefined ? [] : [[command.text, command] as const],
  );
  const obtain = [...new Map(commands).values()].slice(0, maxRelated);
  const related: readonly Related[] = [
    ...closest.map(explainFailed),
    ...explained.flatMap(({ text, place }) => (place === undefined ? [] : [{ place, note: text }])),
  ];
  const others = texts.slice(1, maxRelated).map((text, index) => (index === 0 ? text : sentence(text)));
  const exported = obtain.flatMap((command, nth) => {
    const before = nth === 0 ? '' : nth === obtain.length - 1 ? ' and ' : ', ';
    return [before, command];
  });
  const how = 'export the missing data, and lint it together with this: ';
  const help: Prose = [
    others.join('. '),
    ...(obtain.length === 0 ? [] : [others.length === 0 ? how : `. ${sentence(how)}`, ...exported]),
  ];
  return {
    reason: texts[0] ?? 'the input does not settle it',
    obtain,
    details: {
      confidence: 'low',
      related: related.slice(0, maxRelated),
      ...(others.length === 0 && obtain.length === 0 ? {} : { help }),
    },
  };
};

/** True where nothing at all was given that could decide: then a rule has not looked, rather than found a doubt. */
const lacksInput = ({ closest, facts }: Assessment): boolean =>
  closest.length === 0 &&
  facts.some((fact) => fact.kind === 'not given' && (fact.extent === 'policies' || fact.extent === 'authorizations')) &&
  facts.every(({ kind }) => kind === 'not given');

/** What a rule reports of an assessment: nothing where all is granted. */
export function* findingsOf(
  assessment: Assessment,
  outcomes: {
    readonly denied: () => Reported;
    readonly undecided: (reason: string, details: Details) => Reported;
    readonly skipped: (reason: string, obtain: Snippet | undefined) => Skipped;
  },
): Iterable<Reported | Skipped> {
  if (assessment.outcome === 'denied') yield outcomes.denied();
  if (assessment.outcome !== 'unknown') return;
  const { reason, obtain, details } = doubtOf(assessment);
  if (lacksInput(assessment)) yield outcomes.skipped(reason, obtain[0]);
  else yield outcomes.undecided(reason, details);
}
