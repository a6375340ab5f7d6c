import type { Account, Membership } from '../../../src/account/model/account.ts';
import type { Engine } from '../../../src/account/model/engine.ts';
import { plainAttribute, type Policy, type Role } from '../../../src/account/model/policy.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import { engineTarget } from '../../../src/rule-api/engine-authorization.ts';

/** A policy that an engine has access by. */
export interface EngineGrant {
  readonly policy: Policy;
  /** The services of those the engine works on that it is about; none where it is about others. */
  readonly services: readonly string[];
  /** True for the engine's own, false for one of a group it is in. */
  readonly own: boolean;
  /** The membership that it comes through. */
  readonly through: readonly Membership[];
}

const works = ['iam-identity', 'iam-groups'];

const named = (name: string): Role => ({ id: undefined, name, actions: undefined });

/** The roles IBM documents for an engine with an API key (`engine-iam.md`, 2026-04-22). */
export const documentedRoles = (service: string): readonly Role[] =>
  service === 'iam-groups' ? [named('Editor')] : [named('Operator'), named('Service ID creator')];

const servicesOf = ({ target }: Policy): readonly string[] => {
  const service = plainAttribute(target, 'serviceName');
  if (service !== undefined) return works.filter((one) => one === service);
  const many =
    plainAttribute(target, 'serviceType') === 'platform_service' ||
    plainAttribute(target, 'service_group_id') === 'IAM';
  return many ? works : [];
};

/** The policies of an engine's service ID and of its groups, or the authorizations of its instance. */
export function* engineGrantsOf(engine: Engine, account: Account): Iterable<EngineGrant> {
  if (engine.mode === 'service_authorization') {
    for (const policy of account.authorizations) {
      const service = policy.deleted ? undefined : engineTarget(policy);
      const from = plainAttribute(policy.source, 'serviceInstance');
      const foreign = from !== undefined && from !== engine.instance.guid;
      if (service !== undefined && !foreign) yield { policy, services: [service], own: true, through: [] };
    }
    return;
  }
  const id = engine.subject?.id;
  if (id === undefined) return;
  const memberships = account.memberships.filter(({ member }) => !isUnknown(member) && member.id === id);
  const groups = new Map(memberships.map((one) => [one.group, one]));
  for (const policy of account.policies) {
    if (policy.deleted || policy.refusedBecause !== undefined || isUnknown(policy.subject)) continue;
    const own = policy.subject.id === id;
    const through = groups.get(policy.subject.id);
    if (own || through !== undefined) {
      yield { policy, services: servicesOf(policy), own, through: through === undefined ? [] : [through] };
    }
  }
}
