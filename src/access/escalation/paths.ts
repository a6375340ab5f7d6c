import { remember } from '../../source/once.ts';
import type { Membership } from '../../account/model/account.ts';
import type { Subject, SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Hop, OpenHop, Writers } from './steps.ts';

/** How a subject comes to administer the account; without a hop it does so already. */
export interface Reach {
  readonly subject: Subject;
  /** The membership by which the hop, or administration itself, is the subject's; undefined where it is its own. */
  readonly through: Membership | undefined;
  readonly hop: Hop | undefined;
  /** How whom the hop leads to goes on. */
  readonly next: Reach | undefined;
  readonly hops: number;
}

/** All steps there are. */
export interface Steps {
  readonly every: readonly OpenHop[];
  readonly single: readonly Hop[];
  readonly bySecrets: readonly Hop[];
  readonly writers: Writers;
}

type MembersOf = ReadonlyMap<string, readonly Membership[]>;

const byTarget = (hops: readonly Hop[]): ReadonlyMap<string, readonly Hop[]> => {
  const map = new Map<string, Hop[]>();
  for (const hop of hops) {
    remember(map, hop.to.id, () => []).push(hop);
  }
  return map;
};

/** Those who may have an engine take a step that its service ID can take, itself or as a member of a group. */
const throughEngines = (hop: Hop, next: Reach, members: MembersOf, writers: Writers): readonly Reach[] => {
  // An engine makes keys and joins groups; it rewrites nothing for anybody.
  if (writers.of.size === 0 || (hop.way !== 'key' && hop.way !== 'group')) return [];
  const { from } = hop;
  const inGroup = from.kind === 'access_group' ? (members.get(from.id) ?? []) : [];
  const acting = [
    { subject: from, through: undefined },
    ...inGroup.flatMap((through) => (isUnknown(through.member) ? [] : [{ subject: through.member, through }])),
  ];
  return acting.flatMap(({ subject, through }) =>
    (writers.of.get(subject.id) ?? []).map((writer) => ({
      subject: writer.from,
      through: undefined,
      hop: { ...writer, to: subject },
      next: { subject, through, hop, next, hops: next.hops + 1 },
      hops: next.hops + 2,
    })),
  );
};

/**
 * Walks back from those who administer an account. Whoever is met once is not met again, so that cycles end and each
 * subject and step is looked at once.
 */
export const reachesOf = (
  administrators: readonly { readonly subject: Subject; readonly through: Membership | undefined }[],
  members: MembersOf,
  { every, single, bySecrets, writers }: Steps,
): ReadonlyMap<string, Reach> => {
  const reached = new Map<string, Reach>();
  const queue: Reach[] = [];
  /** Those two steps away, who may turn out to be nearer. */
  const later: Reach[] = [];
  const visit = (reach: Reach): void => {
    const { subject } = reach;
    if (reached.has(subject.id)) return;
    reached.set(subject.id, reach);
    queue.push(reach);
    if (subject.kind !== 'access_group') return;
    for (const through of members.get(subject.id) ?? []) {
      if (!isUnknown(through.member)) visit({ ...reach, subject: through.member, through });
    }
  };
  const take = (hop: Hop, next: Reach): void => {
    visit({ subject: hop.from, through: undefined, hop, next, hops: next.hops + 1 });
    later.push(...throughEngines(hop, next, members, writers));
  };
  const leadingTo = byTarget([...single, ...bySecrets]);
  const open = [...every, ...writers.ofServices];
  const met = new Set<SubjectKind>();
  for (const { subject, through } of administrators) {
    visit({ subject, through, hop: undefined, next: undefined, hops: 0 });
  }
  /** Takes those that are due before what stands at this many steps, or all where nothing does. */
  const catchUp = (hops = Infinity): void => {
    for (let reach = later[0]; reach !== undefined && reach.hops <= hops; reach = later[0]) {
      later.shift();
      visit(reach);
    }
  };
  for (let index = 0; ; index += 1) {
    catchUp(queue[index]?.hops);
    const next = queue[index];
    if (next === undefined) break;
    const { subject: to } = next;
    for (const hop of leadingTo.get(to.id) ?? []) take(hop, next);
    // What is allowed with everything of a kind leads to whichever of it is met first.
    if (met.has(to.kind)) continue;
    met.add(to.kind);
    for (const { over, ...hop } of open) if (over === to.kind) take({ ...hop, to }, next);
  }
  return reached;
};
