import { oncePerKey, remember } from '../../source/once.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from './access-context.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { mayBe } from './membership.ts';
import { policiesNotGiven } from './not-given.ts';
import type { ActionOrRole, Resource } from './question.ts';

/** Tells of whom something is denied. */
export type Denies = (requested: ActionOrRole, resource: Resource) => (subject: Subject) => boolean;

/** True where it may hang on the instance whether a policy that may be about any of a service allows something. */
const isSelective = ({ target, condition }: AccessPolicy): boolean =>
  (condition !== undefined && JSON.stringify(condition).includes('resource')) ||
  (isKnown(target) && target.attributes.some(({ name }) => name === 'serviceInstance'));

/** Tells to whom some policies allow nothing of what is asked for; worked out once a subject. */
const allowNothing = (
  policies: readonly AccessPolicy[],
  requested: ActionOrRole,
  resource: Resource,
  context: AccessContext,
): ((subject: Subject) => boolean) => {
  const allowed = policies.flatMap((policy) =>
    evaluatePolicy(policy, requested, resource, context).is === 'no' ? [] : [policy.subject],
  );
  const anybody = allowed.some(isUnknown);
  const known = new Map(allowed.filter(isKnown).map((subject) => [subject.id, subject]));
  const unresolved = [...known.values()].filter(({ id }) => isUnresolved(id));
  const groups = [...known.values()].filter(({ kind }) => kind === 'access_group');
  const memberships = context.memberships();
  const answers = new Map<string, boolean>();
  return (subject) =>
    remember(
      answers,
      subject.id,
      () =>
        !anybody &&
        !known.has(subject.id) &&
        !unresolved.some(mayBe(subject)) &&
        groups.every(({ id }) => memberships.in(id, subject).is === 'no'),
    );
};

/**
 * Tells of whom `decide` would say `denied`, for however many resources and subjects. Policies that are the same for all
 * instances of a service are looked at once for all of them.
 */
export const createDenies = (context: AccessContext): Denies => {
  const ofAnyInstance = oncePerKey((service) => {
    const policies = context.candidates().ofAnyInstance(service);
    return {
      selective: policies.filter(isSelective),
      alike: policies.filter((policy) => !isSelective(policy)),
    };
  });
  const answersAlike = new Map<string, (subject: Subject) => boolean>();
  const answers = new Map<string, (subject: Subject) => boolean>();
  return (requested, resource) =>
    remember(answers, JSON.stringify([requested, resource]), () => {
      const { service, attributes } = resource;
      const { serviceInstance, ...others } = attributes;
      const { selective, alike } = ofAnyInstance(service);
      const byAlike = remember(answersAlike, JSON.stringify([requested, service, others]), () =>
        allowNothing(alike, requested, resource, context),
      );
      const instance = typeof serviceInstance === 'object' ? serviceInstance.is : undefined;
      const naming = context.candidates().naming(service, instance);
      const byOthers = allowNothing([...naming, ...selective], requested, resource, context);
      return (subject) => byOthers(subject) && byAlike(subject) && policiesNotGiven(subject, context).length === 0;
    });
};
