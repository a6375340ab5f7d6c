import type { EscalationStep } from '../access/escalation/steps.ts';
import type { Membership } from '../account/model/account.ts';
import type { Subject } from '../account/model/subject.ts';
import { explainStep } from '../rule-api/escalation.ts';
import type { Near } from './can.ts';

/** A step in words, after the membership by which somebody may take it. */
export const stepTexts = (
  subject: Subject,
  through: Membership | undefined,
  step: EscalationStep | undefined,
  name: (subject: Subject) => string,
): readonly Near[] => {
  const group = through === undefined ? undefined : name({ kind: 'access_group', id: through.group });
  const isIn = through === undefined ? [] : [{ text: `${name(subject)} is in ${group ?? ''}`, place: through.origin }];
  if (step === undefined) return isIn;
  const { note, place } = explainStep(step, name);
  return [...isIn, { text: note, place }];
};
