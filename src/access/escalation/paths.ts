import { remember } from '../../source/once.ts';
import type { Membership } from '../../account/model/account.ts';
import type { Subject, SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import { stepsBySecret, type EscalationStep, type ReadSecret, type StepOverKind, type Writers } from './steps.ts';

/** How a subject comes to administer the account; without a step it does so already. */
export interface EscalationPath {
  readonly subject: Subject;
  /** The membership by which the step, or administration itself, is the subject's; undefined where it is its own. */
  readonly through: Membership | undefined;
  readonly step: EscalationStep | undefined;
  /** How whom the step leads to goes on. */
  readonly next: EscalationPath | undefined;
  /** Where it ends; undefined where it is its end. */
  readonly end: EscalationPath | undefined;
  /** How many steps it takes. */
  readonly length: number;
}

/** A path that begins with a step, whose holder goes on as `next` says. */
const before = (
  next: EscalationPath,
  subject: Subject,
  through: Membership | undefined,
  step: EscalationStep,
): EscalationPath => ({ subject, through, step, next, end: next.end ?? next, length: next.length + 1 });

/** All steps there are. */
export interface Steps {
  readonly every: readonly StepOverKind[];
  readonly single: readonly EscalationStep[];
  readonly byEngineKeys: readonly EscalationStep[];
  /** By whose access their credentials have. */
  readonly secrets: ReadonlyMap<string, readonly ReadSecret[]>;
  readonly writers: Writers;
}

type MembersOf = ReadonlyMap<string, readonly Membership[]>;

/** Steps by the id of whom they lead to. */
export const byTarget = (steps: readonly EscalationStep[]): ReadonlyMap<string, readonly EscalationStep[]> => {
  const map = new Map<string, EscalationStep[]>();
  for (const step of steps) {
    remember(map, step.to.id, () => []).push(step);
  }
  return map;
};

/** Those who may have an engine take a step that its service ID can take, itself or as a member of a group. */
const throughEngines = (
  step: EscalationStep,
  next: EscalationPath,
  members: MembersOf,
  writers: Writers,
): readonly EscalationPath[] => {
  // An engine makes keys and joins groups; it rewrites nothing for anybody.
  if (writers.of.size === 0 || (step.way !== 'key' && step.way !== 'group')) return [];
  const { from } = step;
  const inGroup = from.kind === 'access_group' ? (members.get(from.id) ?? []) : [];
  const acting = [
    { subject: from, through: undefined },
    ...inGroup.flatMap((through) => (isUnknown(through.member) ? [] : [{ subject: through.member, through }])),
  ];
  return acting.flatMap(({ subject, through }) =>
    (writers.of.get(subject.id) ?? []).map((writer) =>
      before(before(next, subject, through, step), writer.from, undefined, { ...writer, to: subject }),
    ),
  );
};

/**
 * Walks back from those who administer an account. Whoever is met once is not met again, so that cycles end and each
 * subject and step is looked at once.
 */
export const escalationPathsOf = (
  administrators: readonly { readonly subject: Subject; readonly through: Membership | undefined }[],
  members: MembersOf,
  { every, single, byEngineKeys, secrets, writers }: Steps,
): ReadonlyMap<string, EscalationPath> => {
  const reached = new Map<string, EscalationPath>();
  const queue: EscalationPath[] = [];
  /** Those two steps away, who may turn out to be nearer. */
  const later: EscalationPath[] = [];
  const visit = (path: EscalationPath): void => {
    const { subject } = path;
    if (reached.has(subject.id)) return;
    reached.set(subject.id, path);
    queue.push(path);
    if (subject.kind !== 'access_group') return;
    for (const through of members.get(subject.id) ?? []) {
      if (!isUnknown(through.member)) visit({ ...path, subject: through.member, through });
    }
  };
  const take = (step: EscalationStep, next: EscalationPath): void => {
    visit(before(next, step.from, undefined, step));
    for (const path of throughEngines(step, next, members, writers)) later.push(path);
  };
  const leadingTo = byTarget([...single, ...byEngineKeys]);
  const overKinds = [...every, ...writers.ofServices];
  const met = new Set<SubjectKind>();
  const metReaders = new Set<unknown>();
  for (const { subject, through } of administrators) {
    visit({ subject, through, step: undefined, next: undefined, end: undefined, length: 0 });
  }
  /** Takes those that are due before what stands at this length, or all where nothing does. */
  let caughtUp = 0;
  const catchUp = (length = Infinity): void => {
    for (let path = later[caughtUp]; path !== undefined && path.length <= length; path = later[caughtUp]) {
      caughtUp += 1;
      visit(path);
    }
  };
  for (let index = 0; ; index += 1) {
    catchUp(queue[index]?.length);
    const next = queue[index];
    if (next === undefined) break;
    const { subject: to } = next;
    for (const step of leadingTo.get(to.id) ?? []) take(step, next);
    for (const secret of secrets.get(to.id) ?? []) {
      for (const readers of secret.readers) {
        // Whoever reads another secret as well is met already.
        if (metReaders.has(readers)) continue;
        metReaders.add(readers);
        for (const step of stepsBySecret(secret, readers)) take(step, next);
      }
    }
    // What is allowed with everything of a kind leads to whichever of it is met first.
    if (met.has(to.kind)) continue;
    met.add(to.kind);
    for (const { over, ...step } of overKinds) if (over === to.kind) take({ ...step, to }, next);
  }
  return reached;
};
