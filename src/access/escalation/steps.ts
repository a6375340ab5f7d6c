import type { Account } from '../../account/model/account.ts';
import { isCertain } from '../../account/model/certainty.ts';
import type { Engine, Secret } from '../../account/model/engine.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import { subjectOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import type { AccessContext } from '../decide/access-context.ts';
import { remember } from '../../source/once.ts';
import { grantsOnInstance, type InstanceGrant } from './instance-grants.ts';
import { grantKinds, grantsOnOne, type GrantsOnAll, type GrantKind } from './grants.ts';

/**
 * How one identity gets the access of another: makes an API key for it, joins the group, rewrites who may assume the
 * profile, reads the secret that holds its credentials, reads the key of an engine, or has an engine make credentials.
 */
export type Way = GrantKind['way'] | 'secret' | 'engine key' | 'engine';

/** One step by which a subject gets the access of another, and the policy that allows it. */
export interface EscalationStep {
  readonly way: Way;
  readonly from: Subject;
  readonly to: Subject;
  readonly policy: AccessPolicy;
  readonly role: Role;
  /** True where the policy allows it with everything of the kind of `to`, and not with `to` alone. */
  readonly every: boolean;
  readonly engine?: Engine | undefined;
  readonly secret?: Secret | undefined;
}

/** A step by which somebody gets what an engine may do: to its service ID, or to what the service itself is authorized to. */
export type StepToEngine = Omit<EscalationStep, 'to'> & { readonly to: Subject | undefined };

/** A step that leads to whatever there is of a kind. */
export type StepOverKind = Omit<EscalationStep, 'to'> & { readonly over: SubjectKind };

/** The steps over everything of a kind, and over single things that policies name. */
export const stepsByGrants = (
  over: (service: string, action: string) => GrantsOnAll,
  context: AccessContext,
): { readonly every: readonly StepOverKind[]; readonly single: readonly EscalationStep[] } => {
  const every: StepOverKind[] = [];
  const single: EscalationStep[] = [];
  for (const kind of grantKinds) {
    const { way } = kind;
    for (const { subject, policy, role } of over(kind.service, kind.action).sure) {
      every.push({ way, from: subject, policy, role, every: true, over: kind.over });
    }
    for (const { subject, policy, role, over: to } of grantsOnOne(kind, context)) {
      if (to !== undefined) single.push({ way, from: subject, to, policy, role, every: false });
    }
  }
  return { every, single };
};

/** Engines at work whose instance lies in the account that is looked at: only its policies are known here. */
const enginesIn = ({ engines, id }: Account): readonly Engine[] =>
  engines.filter((engine) => !engine.disabled && isCertain(engine) && engine.accountId === id);

/** Whose access the credentials of a secret have: that of a service ID, or what groups give. */
const actsAs = ({ serviceId, accessGroups }: Secret): readonly Subject[] =>
  serviceId === undefined ? accessGroups.map(subjectOf) : [subjectOf(serviceId)];

/** The credentials of a secret, whose access they have, and who reads them. */
export interface ReadSecret {
  readonly engine: Engine;
  readonly secret: Secret;
  readonly to: Subject;
  /** Those who read every secret, and those who read the ones of its group: each a list that such secrets have in common. */
  readonly readers: readonly (readonly InstanceGrant[])[];
}

/** The secrets of an engine that somebody reads. */
const readSecretsOf = (engine: Engine, context: AccessContext): readonly ReadSecret[] => {
  const { secrets = [] } = engine;
  if (secrets.length === 0) return [];
  const ofAll: InstanceGrant[] = [];
  const ofGroup = new Map<string, InstanceGrant[]>();
  for (const grant of grantsOnInstance(engine, 'secrets-manager.secret.read', context)) {
    if (grant.reaches === 'all') ofAll.push(grant);
    else for (const group of grant.reaches) remember(ofGroup, group, () => []).push(grant);
  }
  return secrets.filter(isCertain).flatMap((secret) => {
    const ofIts = ofGroup.get(secret.secretGroup ?? '') ?? [];
    const readers = [ofAll, ofIts].filter(({ length }) => length > 0);
    return readers.length === 0 ? [] : actsAs(secret).map((to) => ({ engine, secret, to, readers }));
  });
};

/** The secrets whose credentials somebody reads; by whose access they have. */
export const readSecrets = (context: AccessContext): ReadonlyMap<string, readonly ReadSecret[]> => {
  const byTarget = new Map<string, ReadSecret[]>();
  for (const engine of enginesIn(context.account))
    for (const secret of readSecretsOf(engine, context)) remember(byTarget, secret.to.id, () => []).push(secret);
  return byTarget;
};

/** The steps of those in a list who read a secret. */
export const stepsBySecret = (
  { engine, secret, to }: ReadSecret,
  readers: readonly InstanceGrant[],
): readonly EscalationStep[] =>
  readers.flatMap(({ subject: from, policy, role }) =>
    from.id === to.id ? [] : [{ way: 'secret', from, to, policy, role, every: false, engine, secret }],
  );

/** Somebody reads the key with which an engine works. */
const byKeyOf = (engine: Engine, context: AccessContext): readonly EscalationStep[] => {
  const { subject, mode } = engine;
  if (subject === undefined || mode !== 'api_key') return [];
  return grantsOnInstance(engine, 'secrets-manager.configuration.read', context)
    .filter(({ subject: from }) => from.id !== subject.id)
    .map(({ subject: from, policy, role }) => ({
      way: 'engine key',
      from,
      to: subject,
      policy,
      role,
      every: false,
      engine,
    }));
};

/** Reads the key of an engine itself. */
export const stepsByEngineKeys = (context: AccessContext): readonly EscalationStep[] =>
  enginesIn(context.account).flatMap((engine) => byKeyOf(engine, context));

/** Who may create secrets of an engine: it makes credentials for them, with the engine's access to groups and keys. */
export interface Writers {
  /** By the engine, where it is known as whom it acts. */
  readonly by: ReadonlyMap<Engine, readonly Omit<EscalationStep, 'to'>[]>;
  /** By the engine's service ID. */
  readonly of: ReadonlyMap<string, readonly Omit<EscalationStep, 'to'>[]>;
  /** Of engines that act as the service itself, which may use any group. */
  readonly ofServices: readonly StepOverKind[];
}

export const writersOf = (context: AccessContext): Writers => {
  const by = new Map<Engine, readonly Omit<EscalationStep, 'to'>[]>();
  const of = new Map<string, Omit<EscalationStep, 'to'>[]>();
  const ofServices: StepOverKind[] = [];
  for (const engine of enginesIn(context.account)) {
    const writers = grantsOnInstance(engine, 'secrets-manager.secret.create', context);
    const steps = writers.map(({ subject: from, policy, role }) => ({
      way: 'engine' as const,
      from,
      policy,
      role,
      every: true,
      engine,
    }));
    if (engine.mode === 'service_authorization') {
      for (const step of steps) ofServices.push({ ...step, over: 'access_group' });
      if (engine.subject === undefined) by.set(engine, steps);
    } else if (engine.subject !== undefined) {
      by.set(engine, steps);
      const ofIts = remember(of, engine.subject.id, () => []);
      for (const step of steps) ofIts.push(step);
    }
  }
  return { by, of, ofServices };
};
