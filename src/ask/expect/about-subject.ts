import { listNames } from '../../source/list-names.ts';
import { can, type CanAnswer, type Ground } from '../can.ts';
import { isProblem } from '../problem.ts';
import { resourceText } from '../target.ts';
import type { Expectation } from './access-test.ts';
import { failed, met, unanswerable, undecided, type Outcome } from './outcome.ts';

/** More actions than these are counted. */
const mostNamed = 3;

const namesText = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.length} actions like \`${names[0] ?? ''}\`` : listNames(names);

const questionText = ({ name, resource }: CanAnswer, actions: readonly string[]): string =>
  `${name} can do ${namesText(actions)} on \`${resourceText(resource)}\``;

/** The same question about one of several actions, for what is open of it. */
const aboutOne = (words: Parameters<typeof can>[0], action: string | undefined, ground: Ground): CanAnswer['facts'] => {
  const answer = action === undefined ? undefined : can({ ...words, request: action }, ground);
  return answer === undefined || isProblem(answer) ? [] : answer.facts;
};

/** All that is asked for is expected to be granted. */
const granted = (answer: CanAnswer): Outcome => {
  const { outcome, parts, closest, repairs, facts, name, resource, asked } = answer;
  if (outcome === 'granted') return met;
  if (outcome === 'unknown') return undecided(`it is undecided whether ${questionText(answer, parts.unknown)}`, facts);
  const [near] = closest;
  const what = asked.kind === 'role' ? `all that \`${asked.name}\` does` : namesText(parts.denied);
  return failed(
    `${name} is expected to be able to do ${what} on \`${resourceText(resource)}\`, and cannot: ${near?.text ?? 'no policy comes close'}`,
    closest,
    repairs,
  );
};

/** Nothing of what is asked for is expected to be granted; of a role, that it is not granted wholly. */
const notGranted = (answer: CanAnswer, words: Parameters<typeof can>[0], ground: Ground): Outcome => {
  const { outcome, parts, chains, facts, asked, name, resource } = answer;
  const isWhole = asked.kind === 'role' && parts.granted.length < asked.requested.length;
  const has = isWhole ? [] : parts.granted;
  if (has.length > 0) {
    const what = asked.kind === 'role' ? `all that \`${asked.name}\` does` : namesText(has);
    const how =
      chains[0] === undefined
        ? ''
        : `: ${chains[0].policy} on ${chains[0].target} grants \`${chains[0].role}\`${chains[0].group === undefined ? '' : ` to ${chains[0].group}`}`;
    return failed(
      `${name} is expected not to be able to do ${what} on \`${resourceText(resource)}\`, and can${how}`,
      chains.flatMap(({ links }) =>
        links.filter(({ kind }) => kind === 'membership' || kind === 'role' || kind === 'policy'),
      ),
    );
  }
  if (parts.unknown.length === 0 || (asked.kind === 'role' && outcome === 'denied')) return met;
  const open = outcome === 'unknown' ? facts : aboutOne(words, parts.unknown[0], ground);
  return undecided(`it is undecided whether ${questionText(answer, parts.unknown)}`, open);
};

/** What comes of an expectation about one subject. */
export const aboutSubject = ({ request, target, expects }: Expectation, subject: string, ground: Ground): Outcome => {
  const words = { subject, request, target };
  const answer = can(words, ground);
  if (isProblem(answer)) return unanswerable(answer);
  const outcome = expects === 'can' ? granted(answer) : notGranted(answer, words, ground);
  const { who, asked } = answer;
  return { ...outcome, about: { subjects: who.subject === undefined ? [] : [who.subject.id], service: asked.service } };
};
