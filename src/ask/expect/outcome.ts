import type { Related, Repair } from '../../finding/finding.ts';
import type { Snippet } from '../../snippet/snippet.ts';
import type { Place } from '../../source/place.ts';
import type { OpenFact } from '../facts.ts';
import type { Problem } from '../problem.ts';
import type { Expectation } from './access-test.ts';

/** What an expectation speaks of: the ids of those whom it names, and the service. */
export interface About {
  readonly subjects: readonly string[];
  readonly service: string;
}

/** What comes of an expectation. */
export interface Outcome {
  /** `met`; `failed`, it is known to be otherwise; `undecided`; or `unanswerable`, the question cannot be put. */
  readonly outcome: 'met' | 'failed' | 'undecided' | 'unanswerable';
  /** What was expected, and what is so instead; empty where it is met. */
  readonly message: string;
  readonly related: readonly Related[];
  readonly repairs: readonly Repair[];
  /** The command that gets what is missing. */
  readonly obtain: Snippet | undefined;
  /** Where it is about something else than the expectation: a fact that cannot be assumed. */
  readonly place?: Place | undefined;
  /** Undefined where the question could not be put. */
  readonly about?: About | undefined;
}

/** As much evidence is told of one expectation. */
const most = 5;

export const met: Outcome = { outcome: 'met', message: '', related: [], repairs: [], obtain: undefined };

/** The expectation in words: by its name, or what is asked. */
export const expectedText = ({ name, expects, request, subject, nobodyBut, target }: Expectation): string => {
  const on = target.length === 0 ? '' : ` on \`${target.join(' ')}\``;
  if (nobodyBut !== undefined) {
    const who =
      nobodyBut.length === 0 ? 'nobody' : `nobody but ${nobodyBut.map(({ text }) => `\`${text}\``).join(', ')}`;
    return `${name === undefined ? '' : `${name}: `}${who} can \`${request}\`${on}`;
  }
  return `${name === undefined ? '' : `${name}: `}\`${subject ?? ''}\` ${expects} \`${request}\`${on}`;
};

const located = (notes: readonly { readonly text: string; readonly place: Place | undefined }[]): readonly Related[] =>
  notes.flatMap(({ text, place }) => (place === undefined ? [] : [{ place, note: text }])).slice(0, most);

export const failed = (
  message: string,
  notes: readonly { readonly text: string; readonly place: Place | undefined }[],
  repairs: readonly Repair[] = [],
): Outcome => ({ outcome: 'failed', message, related: located(notes), repairs, obtain: undefined });

/** What hangs on facts that the input leaves open. */
export const undecided = (message: string, facts: readonly OpenFact[]): Outcome => {
  const [first] = facts;
  const more = facts.length > 1 ? `, and ${facts.length - 1} more` : '';
  return {
    outcome: 'undecided',
    message: first === undefined ? message : `${message}: ${first.text}${more}`,
    related: located(facts),
    repairs: [],
    obtain: facts.find(({ obtain }) => obtain !== undefined)?.obtain,
  };
};

export const unanswerable = ({ problem, choices }: Problem, place?: Place): Outcome => ({
  outcome: 'unanswerable',
  message: [problem, ...choices].join('; '),
  related: [],
  repairs: [],
  obtain: undefined,
  place,
});
