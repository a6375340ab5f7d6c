import type { Effect, ListChange } from '../../finding/effect.ts';
import type { Repair } from '../../finding/finding.ts';
import type { Snippet } from '../../snippet/snippet.ts';
import type { LocatedFinding } from '../locate/locate.ts';

/** Commands of a run that are typed together, with the findings that they mend. */
export interface Step {
  /** The account that they change; undefined where no input says which. */
  readonly account: string | undefined;
  readonly findings: readonly LocatedFinding[];
  readonly text: Snippet;
  readonly undo: Snippet | undefined;
  readonly effect: Effect | undefined;
  /** Why they are not to be run as they are; undefined where they are. */
  readonly hold: string | undefined;
}

/** Commands say in comments what has to be found first and put into the place of a stand-in. */
const isFilledIn = ({ text }: Snippet): boolean => !/^#/m.test(text);

const undecided = 'undecided: take the marks of a comment away if it is so';
const onAPage = 'for those who have run the commands of the page: take the marks of a comment away then';
const notFilledIn = 'not complete: put what is meant into the place of the words in capitals, and take the marks away';

const idOf = (account: string | undefined): string | undefined =>
  account !== undefined && /^[0-9a-f]{32}$/.test(account) ? account : undefined;

const isPage = (file: string): boolean => /\.(?:md|mdx|markdown)$/i.test(file);

const reasonToHold = ({ confidence, location }: LocatedFinding, first: string | undefined): string | undefined => {
  if (confidence === 'low') return undecided;
  if (isPage(location.file)) return onAPage;
  return first === undefined ? undefined : `first ${first}; then take the marks of a comment away`;
};

const stepOf = (finding: LocatedFinding, { text, undo, effect, first }: Repair): Step => ({
  account: idOf(finding.about?.account),
  findings: [finding],
  text,
  undo,
  effect,
  hold: reasonToHold(finding, first),
});

/** Steps by what they have in common, in the order of the first of each. */
const grouped = (steps: readonly Step[], keyOf: (step: Step, nth: number) => string): readonly (readonly Step[])[] => {
  const groups = new Map<string, Step[]>();
  for (const [nth, step] of steps.entries()) {
    const key = keyOf(step, nth);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [step]);
    else group.push(step);
  }
  return [...groups.values()];
};

const findingsOf = (steps: readonly Step[]): readonly LocatedFinding[] => [
  ...new Set(steps.flatMap(({ findings }) => findings)),
];

/** The same commands once: what is certain for one finding is typed for all. */
const alike = (steps: readonly Step[]): Step | undefined => {
  const first = steps.find(({ hold }) => hold === undefined) ?? steps[0];
  return first === undefined ? undefined : { ...first, findings: findingsOf(steps) };
};

/** A list with all changes to it: what each adds, without what any takes away. */
const listTogether = (changes: readonly ListChange[]): readonly string[] =>
  [...new Set(changes.flatMap(({ after }) => after))].filter((item) =>
    changes.every(({ before, after }) => after.includes(item) || !before.includes(item)),
  );

/** The change that says what the list is for, if all can be told by it: at most one may alter that. */
const leading = (changes: readonly ListChange[]): ListChange | undefined => {
  const retargeting = changes.filter(({ retargets }) => retargets);
  const [first] = retargeting.length > 0 ? retargeting : changes;
  if (first === undefined) return undefined;
  const say = ({ commands }: ListChange): string => commands(first.after).text;
  const peers = retargeting.length > 0 ? retargeting : changes;
  return peers.every((one) => say(one) === say(first)) ? first : undefined;
};

/** Several changes of one thing as one step, each later one that does not fit beside it and held back. */
const together = (steps: readonly Step[]): readonly Step[] => {
  const [first, ...rest] = steps;
  if (first === undefined || rest.length === 0) return steps;
  const changes = steps.flatMap(({ effect }) => (effect?.does === 'set' && effect.list ? [effect.list] : []));
  const lead = changes.length === steps.length ? leading(changes) : undefined;
  const list = listTogether(changes);
  if (lead === undefined || list.length === 0) {
    const thing = first.effect?.thing ?? '';
    const hold = `it would write over what the command above sets (${thing}): decide which of them is to be`;
    return [first, ...rest.map((step) => ({ ...step, hold }))];
  }
  return [{ ...first, findings: findingsOf(steps), text: lead.commands(list), undo: undefined }];
};

/** A thing of an account: two accounts may have things of the same name. */
const thingIn = (account: string | undefined, thing: string | undefined): string => JSON.stringify([account, thing]);

/** What is deleted anyway is not changed before. */
const unlessDeleted = (steps: readonly Step[]): readonly Step[] => {
  const keyOf = ({ account, effect }: Step): string => thingIn(account, effect?.thing);
  const deleted = new Set(
    steps.filter(({ effect, hold }) => effect?.does === 'delete' && hold === undefined).map(keyOf),
  );
  return steps.map((step) =>
    step.hold === undefined && step.effect?.does === 'set' && deleted.has(keyOf(step))
      ? { ...step, hold: `another command deletes it (${step.effect.thing})` }
      : step,
  );
};

/** Whether a list loses nothing, and what it is for stays. */
const onlyAdds = ({ before, after, retargets }: ListChange): boolean =>
  !retargets && before.every((item) => after.includes(item));

/**
 * What is taken away since something else gives the same stays while that changes, too. What is itself taken away since a third
 * gives the same may go, if the third stays.
 */
const whileCovered = (steps: readonly Step[]): readonly Step[] => {
  const changes = new Map<string, Effect>();
  for (const { account, effect, hold } of steps) {
    const harms = effect !== undefined && !(effect.does === 'set' && effect.list && onlyAdds(effect.list));
    if (hold === undefined && harms) changes.set(thingIn(account, effect.thing), effect);
  }
  const stays = (account: string | undefined, thing: string, above: readonly string[]): boolean => {
    const change = changes.get(thingIn(account, thing));
    if (change === undefined) return true;
    const { restsOn = [] } = change.does === 'delete' ? change : {};
    if (restsOn.length === 0 || above.includes(thing)) return false;
    return restsOn.every((one) => stays(account, one, [...above, thing]));
  };
  return steps.map((step) => {
    const { account, effect, hold } = step;
    if (hold !== undefined || effect?.does !== 'delete') return step;
    const changed = effect.restsOn?.find((one) => !stays(account, one, [effect.thing]));
    return changed === undefined
      ? step
      : { ...step, hold: `another command changes what grants the same (${changed}): run that first, and look again` };
  });
};

/** A group goes last, when what others do to its policies and members is done; and an unknown account comes first. */
const inOrder = (steps: readonly Step[]): readonly Step[] => {
  const accounts = [undefined, ...new Set(steps.flatMap(({ account }) => account ?? []))];
  const isLast = ({ effect }: Step): boolean => effect?.does === 'delete' && effect.thing.startsWith('group ');
  return accounts.flatMap((id) => {
    const own = steps.filter(({ account }) => account === id);
    return [...own.filter((step) => !isLast(step)), ...own.filter(isLast)];
  });
};

/**
 * All commands that findings have, each once, account by account. Those that set the same thing become one that sets all of
 * it; where that cannot be, all but the first are held back, with the reason.
 */
export const joinRepairs = (findings: readonly LocatedFinding[]): readonly Step[] => {
  const steps = findings.flatMap((finding) =>
    finding.repairs.filter(({ kind }) => kind === 'cli').map((repair) => stepOf(finding, repair)),
  );
  const once = grouped(steps, ({ account, text }) => JSON.stringify([account, text.text])).flatMap(
    (group) => alike(group) ?? [],
  );
  const joined = grouped(once, ({ account, effect, hold }, nth) =>
    hold === undefined && effect?.does === 'set' ? thingIn(account, effect.thing) : String(nth),
  ).flatMap(together);
  return inOrder(whileCovered(unlessDeleted(joined))).map((step) =>
    step.hold === undefined && !isFilledIn(step.text) ? { ...step, hold: notFilledIn } : step,
  );
};
