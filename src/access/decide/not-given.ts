import type { Account } from '../../account/model/account.ts';
import { knows, type Extent } from '../../account/model/knowledge.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import type { AccessContext } from './access-context.ts';
import type { MissingFact } from './decision.ts';

/** Why not everything of an extent is known: what exports show to be missing, else that nothing lists it. */
export const whyNotKnown = (account: Account, extent: Extent, of: string | undefined): readonly MissingFact[] => {
  const gaps = account.knowledge.gaps.filter(
    (gap) => gap.extent === extent && (gap.of === undefined || of === undefined || gap.of === of),
  );
  return gaps.length > 0 ? gaps.map((gap) => ({ kind: 'gap', gap })) : [{ kind: 'not given', extent, of }];
};

/** What leaves open whether a subject, or a group it is in, has policies beyond those the run was given. */
export const policiesNotGiven = (subject: Subject, context: AccessContext): readonly MissingFact[] => {
  const { account } = context;
  const { knowledge } = account;
  // Which of the identities that are listed an unresolved id stands for, a listing cannot say.
  if (isUnresolved(subject.id)) return whyNotKnown(account, 'policies', subject.id);
  if (knowledge.policies.everything) return [];
  const facts: MissingFact[] = [];
  if (!knows(knowledge, 'policies', subject.id)) facts.push(...whyNotKnown(account, 'policies', subject.id));
  if (!knowledge.groups.everything && !knows(knowledge, 'memberships', subject.id)) {
    facts.push(...whyNotKnown(account, 'groups', undefined));
  }
  const memberships = context.memberships();
  for (const group of context.namedGroups()) {
    const member = memberships.in(group, subject);
    if (member.is === 'no' || knows(knowledge, 'policies', group)) continue;
    facts.push(...(member.is === 'unknown' ? member.facts : whyNotKnown(account, 'policies', group)));
  }
  return facts;
};
