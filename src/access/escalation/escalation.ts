import { once, remember } from '../../source/once.ts';
import type { Membership } from '../../account/model/account.ts';
import type { Engine } from '../../account/model/engine.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { AccessContext } from '../decide/access-context.ts';
import {
  readSecrets,
  stepsByEngineKeys,
  stepsByGrants,
  stepsBySecret,
  writersOf,
  type ReadSecret,
  type StepToEngine,
} from './steps.ts';
import { evaluatePolicy } from '../decide/evaluate-policy.ts';
import { accountResource } from '../decide/question.ts';
import { grantsOnAll, type GrantsOnAll } from './grants.ts';
import { mayHaveAll } from './perhaps.ts';
import { byTarget, escalationPathsOf, type EscalationPath, type Steps } from './paths.ts';
import { reachOf, type Reached } from './reach.ts';

/** The steps of one account by which identities become stronger. */
export interface Escalation {
  /** Who has an action on everything of one of the account's own services, or on all of a type of its objects. */
  readonly over: (service: string, action: string, type?: string) => GrantsOnAll;
  /** The policy that makes a subject, or a group it is in, one who may give anybody any role on what governs access. */
  readonly administersBy: (id: string) => AccessPolicy | undefined;
  /** A policy by which a subject, or anybody, may be such an administrator, as far as the input leaves it open. */
  readonly mayAdministerBy: (subject: Subject | undefined) => AccessPolicy | undefined;
  /** Whether a policy alone makes its subject such an administrator, where it is there at all. */
  readonly wouldAdminister: (policy: AccessPolicy) => boolean;
  /** Everybody known who administers the account or can come to do so, each on a shortest way. */
  readonly paths: () => ReadonlyMap<string, EscalationPath>;
  /** Everybody known who is one of some subjects or can come to have their access, each on a shortest way. */
  readonly pathsTo: (subjects: readonly Subject[]) => ReadonlyMap<string, EscalationPath>;
  /** Everybody whose access a subject can come to have, of all who are known. */
  readonly reach: (subject: Subject, known: readonly Subject[]) => readonly Reached[];
  /** Whose access the credentials of secrets have that somebody reads, by id. */
  readonly inSecrets: () => ReadonlyMap<string, readonly ReadSecret[]>;
  /**
   * Who can take the key of an engine, or have it make credentials. Those who can make keys for every service ID are not
   * told again.
   */
  readonly stepsToEngine: (engine: Engine) => readonly StepToEngine[];
}

/** Who may grant roles on all of these can give itself whatever there is to have. */
const governing = ['iam-identity', 'iam-groups', 'iam-access-management'];
const granting = 'iam.policy.create';

/** Somebody who administers the account, and the policy that completes it. */
export interface Administrator {
  readonly subject: Subject;
  readonly through: Membership | undefined;
  readonly by: AccessPolicy;
}

const administratorsOf = (
  over: Escalation['over'],
  members: ReadonlyMap<string, readonly Membership[]>,
): ReadonlyMap<string, Administrator> => {
  const governedBy = new Map<string, Set<string>>();
  const found = new Map<string, Administrator>();
  const note = (administrator: Administrator, service: string): void => {
    const { id } = administrator.subject;
    const governed = remember(governedBy, id, () => new Set<string>()).add(service);
    if (governed.size === governing.length && !found.has(id)) found.set(id, administrator);
  };
  for (const service of governing) {
    for (const { subject, policy } of over(service, granting).sure) {
      note({ subject, through: undefined, by: policy }, service);
      if (subject.kind !== 'access_group') continue;
      for (const through of members.get(subject.id) ?? []) {
        if (!isUnknown(through.member)) note({ subject: through.member, through, by: policy }, service);
      }
    }
  }
  return found;
};

/**
 * Looks for the ways in which identities of an account become stronger. Every part is worked out when it is first asked
 * for, in one pass over the policies an action.
 */
export const escalationOf = (context: AccessContext): Escalation => {
  const answers = new Map<string, GrantsOnAll>();
  const over: Escalation['over'] = (service, action, type) =>
    remember(answers, `${service} ${action} ${type ?? ''}`, () => grantsOnAll(service, action, context, type));
  const administrators = once(() => administratorsOf(over, context.members()));
  const perhaps = once(() =>
    mayHaveAll(
      governing.map((service) => over(service, granting)),
      context.members(),
    ),
  );
  const inSecrets = once(() => readSecrets(context));
  const byEngineKeys = once(() => stepsByEngineKeys(context));
  const byGrants = once(() => stepsByGrants(over, context));
  const writers = once(() => writersOf(context));
  const steps = once((): Steps => ({
    ...byGrants(),
    byEngineKeys: byEngineKeys(),
    secrets: inSecrets(),
    writers: writers(),
  }));
  const pathsFrom = (ends: Parameters<typeof escalationPathsOf>[0]): ReadonlyMap<string, EscalationPath> =>
    escalationPathsOf(ends, context.members(), steps());
  const paths = once(() => pathsFrom([...administrators().values()]));
  const leadingTo = once(() => byTarget([...byEngineKeys(), ...byGrants().single]));
  const stepsToEngine: Escalation['stepsToEngine'] = (engine) => {
    const { subject } = engine;
    const bySecrets = (subject === undefined ? [] : (inSecrets().get(subject.id) ?? [])).flatMap((secret) =>
      secret.readers.flatMap((readers) => stepsBySecret(secret, readers)),
    );
    const others = subject === undefined ? [] : (leadingTo().get(subject.id) ?? []);
    return [
      ...[...bySecrets, ...others].filter(
        ({ way, engine: from }) => way === 'key' || way === 'secret' || from === engine,
      ),
      ...(writers().by.get(engine) ?? []).map((step) => ({ ...step, to: subject })),
    ];
  };
  return {
    over,
    administersBy: (id) => administrators().get(id)?.by,
    mayAdministerBy: (subject) => perhaps()(subject),
    wouldAdminister: (policy) =>
      governing.every((service) => {
        const entire = accountResource(service, context.account.id);
        return (
          evaluatePolicy({ ...policy, uncertainBecause: undefined }, { action: granting }, entire, context).is === 'yes'
        );
      }),
    paths,
    pathsTo: (subjects) => pathsFrom(subjects.map((subject) => ({ subject, through: undefined }))),
    reach: (subject, known) => reachOf(subject, steps(), context.members(), known),
    inSecrets,
    stepsToEngine,
  };
};
