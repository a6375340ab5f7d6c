import type { Catalogue, RequiredAction } from '../catalogue/catalogue.ts';
import type { Access } from '../evaluate/access.ts';
import { assess, type Assessment } from '../evaluate/need.ts';
import { instanceResource, type Actor, type Resource } from '../evaluate/question.ts';
import type { Account } from '../model/account.ts';
import type { Engine } from '../model/engine.ts';
import type { Subject } from '../model/subject.ts';
import type { Skipped } from './define.ts';

/** The instance an engine runs in, as a resource. */
export const instanceOf = ({ accountId, instance }: Engine): Resource =>
  instanceResource('secrets-manager', { ...instance, accountId });

/** A subject with its name, where an export gives one. */
export const nameSubject = (subject: Subject, account: Account): string => {
  const named = [...account.serviceIds, ...account.profiles, ...account.users].find(({ id }) => id === subject.id);
  return named?.name === undefined ? `\`${subject.id}\`` : `\`${named.name}\` (\`${subject.id}\`)`;
};

/** An engine a rule can look at, and who acts for it in the account where credentials are made. */
export interface Acting {
  readonly engine: Engine;
  /** The service ID whose key the engine holds, or the instance itself as the source of authorizations. */
  readonly actor: Actor;
  /** The actor in words. */
  readonly who: string;
}

const actingFor = (engine: Engine, account: Account): Acting | undefined => {
  if (engine.mode === 'service_authorization') {
    const { guid } = engine.instance;
    return {
      engine,
      actor: { source: instanceOf(engine) },
      who: guid === undefined ? 'Secrets Manager' : `Secrets Manager \`${guid}\``,
    };
  }
  const { subject } = engine;
  return subject === undefined ? undefined : { engine, actor: { subject }, who: nameSubject(subject, account) };
};

/** The engines of an account that a rule can look at; of the others, why not. */
export function* actingEngines(
  account: Account,
  skip: (reason: string, obtain?: string) => Skipped,
): Iterable<Acting | Skipped> {
  for (const engine of account.engines) {
    const acting = actingFor(engine, account);
    if (engine.disabled) yield skip(`the engine \`${engine.name}\` is disabled: it makes nothing`);
    else if (acting !== undefined) yield acting;
    else if (engine.declared) {
      yield skip(
        `whose API key the engine \`${engine.name}\` holds is not said: name the service ID as \`engine.service_id\``,
        'ibmcloud iam service-ids --output json',
      );
    } else {
      yield skip(
        `whose API key the engine \`${engine.name}\` holds is not known: its configuration does not show it`,
        'iamlint init --engine',
      );
    }
  }
}

/** What the engine's secrets make it do. */
export interface Work {
  /** True where a secret uses access groups, or no input says which secrets there are: the engine makes service IDs. */
  readonly dynamic: boolean;
  /** The groups used; empty where any may be. */
  readonly groups: readonly string[];
  /** The service IDs of static secrets, for which the engine makes keys only. */
  readonly serviceIds: readonly string[];
}

export const workOf = ({ secrets = [] }: Engine): Work => {
  const groups = [...new Set(secrets.flatMap(({ accessGroups }) => accessGroups))];
  const serviceIds = [...new Set(secrets.flatMap(({ serviceId }) => serviceId ?? []))];
  return { dynamic: groups.length > 0 || serviceIds.length === 0, groups, serviceIds };
};

/** The actions an engine needs on a service for its work, of one certainty. Creation has a rule of its own. */
export const engineActions = (
  catalogue: Catalogue,
  service: string,
  { dynamic }: Work,
  certainty: RequiredAction['certainty'],
): readonly string[] =>
  catalogue
    .engineActions(service)
    .filter((one) => one.certainty === certainty && !one.onlyWhenRestricted && (dynamic || !one.onlyForDynamic))
    .map(({ action }) => action);

/** Asks for several actions on one resource. */
export const assessActions = (
  access: Access,
  actor: Actor,
  actions: readonly string[],
  resource: Resource,
): Assessment =>
  assess(
    access,
    actor,
    actions.map((action) => ({ wish: { action }, resource })),
  );
