import type { Account } from '../../account/model/account.ts';
import type { Engine, Secret } from '../../account/model/engine.ts';
import type { AccessPolicy, Role } from '../../account/model/policy.ts';
import { subjectOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import type { Candidates } from '../decide/candidates.ts';
import { holdersOnInstance, reachesSecret } from './instance-grants.ts';
import { holdersOfOne, grantKinds, type Holders, type EvaluateOne, type GrantKind } from './grants.ts';

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

/** A step to what an engine may do: to its service ID, or to what the service itself is authorized to. */
export type Taking = Omit<EscalationStep, 'to'> & { readonly to: Subject | undefined };

/** A step that leads to whatever there is of a kind. */
export type UnresolvedStep = Omit<EscalationStep, 'to'> & { readonly over: SubjectKind };

/** The steps over everything of a kind, and over single things that policies name. */
export const stepsByGrants = (
  account: Account,
  over: (service: string, action: string) => Holders,
  candidates: Candidates,
  evaluateOne: EvaluateOne,
): { readonly every: readonly UnresolvedStep[]; readonly single: readonly EscalationStep[] } => {
  const every: UnresolvedStep[] = [];
  const single: EscalationStep[] = [];
  for (const kind of grantKinds) {
    const { way } = kind;
    for (const { subject, policy, role } of over(kind.service, kind.action).sure) {
      every.push({ way, from: subject, policy, role, every: true, over: kind.over });
    }
    for (const { subject, policy, role, over: to } of holdersOfOne(kind, candidates, account.id, evaluateOne)) {
      if (to !== undefined) single.push({ way, from: subject, to, policy, role, every: false });
    }
  }
  return { every, single };
};

/** Engines at work whose instance lies in the account that is looked at: only its policies are known here. */
const enginesIn = ({ engines, id }: Account): readonly Engine[] =>
  engines.filter(
    ({ disabled, uncertainBecause, accountId }) => !disabled && uncertainBecause === undefined && accountId === id,
  );

/** Whose access the credentials of a secret have: that of a service ID, or what groups give. */
const actsAs = ({ serviceId, accessGroups }: Secret): readonly Subject[] =>
  serviceId === undefined ? accessGroups.map(subjectOf) : [subjectOf(serviceId)];

/** Reads the credentials of a secret, or the key of the engine itself. */
export const stepsBySecrets = (
  account: Account,
  candidates: Candidates,
  evaluateOne: EvaluateOne,
): readonly EscalationStep[] =>
  enginesIn(account).flatMap((engine) => {
    const { subject, secrets = [] } = engine;
    const steps: EscalationStep[] = [];
    if (secrets.length > 0) {
      for (const power of holdersOnInstance(engine, 'secrets-manager.secret.read', candidates, evaluateOne)) {
        const { subject: from, policy, role } = power;
        for (const secret of secrets.filter((one) => reachesSecret(power, one))) {
          for (const to of actsAs(secret)) {
            if (to.id !== from.id) steps.push({ way: 'secret', from, to, policy, role, every: false, engine, secret });
          }
        }
      }
    }
    if (subject !== undefined && engine.mode === 'api_key') {
      for (const power of holdersOnInstance(engine, 'secrets-manager.configuration.read', candidates, evaluateOne)) {
        const { subject: from, policy, role } = power;
        if (from.id !== subject.id) {
          steps.push({ way: 'engine key', from, to: subject, policy, role, every: false, engine });
        }
      }
    }
    return steps;
  });

/** Who may create secrets of an engine: it makes credentials for them, with the engine's access to groups and keys. */
export interface Writers {
  /** By the engine's service ID. */
  readonly of: ReadonlyMap<string, readonly Omit<EscalationStep, 'to'>[]>;
  /** Of engines that act as the service itself, which may use any group. */
  readonly ofServices: readonly UnresolvedStep[];
}

export const writersOf = (account: Account, candidates: Candidates, evaluateOne: EvaluateOne): Writers => {
  const of = new Map<string, Omit<EscalationStep, 'to'>[]>();
  const ofServices: UnresolvedStep[] = [];
  for (const engine of enginesIn(account)) {
    const writers = holdersOnInstance(engine, 'secrets-manager.secret.create', candidates, evaluateOne);
    const steps = writers.map(({ subject: from, policy, role }) => ({
      way: 'engine' as const,
      from,
      policy,
      role,
      every: true,
      engine,
    }));
    if (engine.mode === 'service_authorization') {
      ofServices.push(...steps.map((step) => ({ ...step, over: 'access_group' as const })));
    } else if (engine.subject !== undefined) {
      of.set(engine.subject.id, [...(of.get(engine.subject.id) ?? []), ...steps]);
    }
  }
  return { of, ofServices };
};
