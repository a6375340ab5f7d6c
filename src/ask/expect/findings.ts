import { diagnostic, type DiagnosticId } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import { prose, type Prose, type Snippet } from '../../snippet/snippet.ts';
import type { Judged } from './expect.ts';
import { expectedText, type Outcome } from './outcome.ts';

const ids: Readonly<Record<Exclude<Outcome['outcome'], 'met'>, DiagnosticId>> = {
  failed: 'failed-expectation',
  undecided: 'undecided-expectation',
  unanswerable: 'unanswerable-expectation',
};

/** What to do about what is missing: to say it of the target, to export it, or to assume it. */
const helpWith = (obtain: Snippet): Prose =>
  obtain.text.startsWith('iamlint ')
    ? prose`say it of the target under \`on\`, as this question does: ${obtain}`
    : prose`get what is missing with ${obtain}, or assume it under \`given\``;

/** The finding of an expectation that is not met; undefined where it is. */
export const findingOf = ({ expectation, outcome: judged }: Judged): Finding | undefined => {
  const { outcome, message, related, repairs, obtain, place } = judged;
  if (outcome === 'met') return undefined;
  const { suite, name, origin } = expectation;
  const called = name === undefined ? '' : `${name}: `;
  return {
    ...diagnostic(ids[outcome], place ?? origin, `${called}${message}`, {
      related,
      ...(obtain === undefined ? {} : { help: helpWith(obtain) }),
    }),
    repairs,
    test: expectedText(expectation),
    object: [...(suite === undefined ? [] : [suite]), expectedText(expectation)],
  };
};
