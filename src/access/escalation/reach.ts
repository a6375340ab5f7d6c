import type { Membership } from '../../account/model/account.ts';
import type { Subject, SubjectKind } from '../../account/model/subject.ts';
import { remember } from '../../source/once.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Steps } from './paths.ts';
import { stepsBySecret, type EscalationStep, type StepOverKind } from './steps.ts';

/** One step of a way, and the membership by which somebody may take it; undefined where it is their own. */
export interface TakenStep {
  readonly through: Membership | undefined;
  readonly step: EscalationStep;
}

/** Somebody whose access a subject can come to have, and how. */
export interface Reached {
  readonly subject: Subject;
  readonly steps: readonly TakenStep[];
}

const byFrom = <Step extends { readonly from: Subject }>(
  steps: Iterable<Step>,
): ReadonlyMap<string, readonly Step[]> => {
  const map = new Map<string, Step[]>();
  for (const step of steps) remember(map, step.from.id, () => []).push(step);
  return map;
};

/** Steps by reading secrets, of all who read any. */
function* bySecrets({ secrets }: Steps): Iterable<EscalationStep> {
  for (const some of secrets.values())
    for (const secret of some) for (const readers of secret.readers) yield* stepsBySecret(secret, readers);
}

/** All steps by who may take them. */
interface StepsFrom {
  readonly single: ReadonlyMap<string, readonly EscalationStep[]>;
  readonly every: ReadonlyMap<string, readonly StepOverKind[]>;
  /** Having an engine act as its service ID. */
  readonly engines: ReadonlyMap<string, readonly EscalationStep[]>;
}

const stepsFrom = (steps: Steps, subjectOfId: (id: string) => Subject | undefined): StepsFrom => ({
  single: byFrom([...steps.single, ...steps.byEngineKeys, ...bySecrets(steps)]),
  every: byFrom([...steps.every, ...steps.writers.ofServices]),
  engines: byFrom(
    [...steps.writers.of].flatMap(([id, writers]) => {
      const to = subjectOfId(id);
      return to === undefined ? [] : writers.map((writer) => ({ ...writer, to }));
    }),
  ),
});

/** The groups of each member that are known for sure. */
const groupsOfMembers = (
  members: ReadonlyMap<string, readonly Membership[]>,
): ReadonlyMap<string, readonly Membership[]> => {
  const map = new Map<string, Membership[]>();
  for (const some of members.values())
    for (const one of some) if (!isUnknown(one.member)) remember(map, one.member.id, () => []).push(one);
  return map;
};

/**
 * Everybody whose access a subject can come to have, step by step: whoever is met once is not met again, so that cycles end.
 * The way back from those who can is `escalationPathsOf`.
 * @param known everybody there is, for steps over all of a kind
 */
export const reachOf = (
  start: Subject,
  steps: Steps,
  members: ReadonlyMap<string, readonly Membership[]>,
  known: readonly Subject[],
): readonly Reached[] => {
  const byId = new Map(known.map((subject) => [subject.id, subject]));
  const { single, every, engines } = stepsFrom(steps, (id) => byId.get(id));
  const groups = groupsOfMembers(members);
  /** The kinds of which all are met: a second step over them leads to nobody new. */
  const met = new Set<SubjectKind>();
  /** The steps that somebody may take, themselves or as a member of a group. */
  const taken = (subject: Subject): readonly TakenStep[] => {
    const actors = [
      { id: subject.id, through: undefined },
      ...(groups.get(subject.id) ?? []).map((through) => ({ id: through.group, through })),
    ];
    return actors.flatMap(({ id, through }) => [
      ...(single.get(id) ?? []).map((step) => ({ through, step })),
      ...(every.get(id) ?? []).flatMap(({ over, ...step }) =>
        met.has(over)
          ? []
          : known.flatMap((to) => (to.kind === over && to.id !== id ? [{ through, step: { ...step, to } }] : [])),
      ),
    ]);
  };
  /** Having engines act, and what those can do with it: make keys and join groups. */
  const throughEngines = (subject: Subject): readonly (readonly TakenStep[])[] => {
    const actors = [
      { id: subject.id, through: undefined },
      ...(groups.get(subject.id) ?? []).map((through) => ({ id: through.group, through })),
    ];
    return actors.flatMap(({ id, through }) =>
      (engines.get(id) ?? []).flatMap((step) =>
        taken(step.to)
          .filter((next) => next.step.way === 'key' || next.step.way === 'group')
          .map((next) => [{ through, step }, next]),
      ),
    );
  };
  const reached = new Map<string, Reached>([[start.id, { subject: start, steps: [] }]]);
  for (const { subject, steps: before } of reached.values()) {
    const all = new Set<SubjectKind>();
    for (const more of [...taken(subject).map((one) => [one]), ...throughEngines(subject)]) {
      const last = more.at(-1)?.step;
      if (last === undefined) continue;
      const { to, every: isOverAll } = last;
      if (!reached.has(to.id)) reached.set(to.id, { subject: to, steps: [...before, ...more] });
      if (isOverAll) all.add(to.kind);
    }
    for (const kind of all) met.add(kind);
  }
  return [...reached.values()].slice(1);
};
