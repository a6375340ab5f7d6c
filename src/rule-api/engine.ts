import { shell, type Snippet } from '../snippet/snippet.ts';
import type { Catalogue, RequiredAction } from '../catalogue/catalogue.ts';
import type { Access } from '../access/access.ts';
import { assess, type Assessment } from '../access/decide/need.ts';
import { instanceResource, type Principal, type Resource } from '../access/decide/question.ts';
import type { Account } from '../account/model/account.ts';
import { isCertain } from '../account/model/certainty.ts';
import type { Engine, Secret } from '../account/model/engine.ts';
import type { Skipped } from './define.ts';
import { subjectNames } from './names.ts';

/** The instance an engine runs in, as a resource. */
export const instanceOf = ({ accountId, instance }: Engine): Resource =>
  instanceResource('secrets-manager', { ...instance, accountId });

/** An engine a rule can look at, and who acts for it in the account where credentials are made. */
export interface Acting {
  readonly engine: Engine;
  /** The service ID whose key the engine holds, or the instance itself as the source of authorizations. */
  readonly principal: Principal;
  /** The principal in words. */
  readonly who: string;
}

/** Who acts for an engine; undefined where it holds a key of nobody known. */
export const principalOf = (engine: Engine): Principal | undefined => {
  if (engine.mode === 'service_authorization') return { source: instanceOf(engine) };
  return engine.subject === undefined ? undefined : { subject: engine.subject };
};

const actingFor = (engine: Engine, account: Account): Acting | undefined => {
  const principal = principalOf(engine);
  if (principal === undefined) return undefined;
  const { guid } = engine.instance;
  const service = guid === undefined ? 'Secrets Manager' : `Secrets Manager \`${guid}\``;
  return { engine, principal, who: 'subject' in principal ? subjectNames(account)(principal.subject) : service };
};

/** The engines of an account that a rule can look at; of the others, why not. */
export function* actingEngines(
  account: Account,
  skip: (reason: string, obtain?: Snippet) => Skipped,
): Iterable<Acting | Skipped> {
  for (const engine of account.engines) {
    const acting = actingFor(engine, account);
    const { unsure } = workOf(engine);
    if (engine.disabled) yield skip(`the engine \`${engine.name}\` is disabled, so it creates nothing`);
    else if (acting !== undefined && unsure !== undefined) {
      yield skip(`it is not known what the engine \`${engine.name}\` creates: ${unsure}`);
    } else if (acting !== undefined) yield acting;
    else if (engine.whyNoSubject !== undefined) {
      yield skip(
        `the owner of the API key of the engine \`${engine.name}\` is not known: ${engine.whyNoSubject}`,
        shell`iamlint init --engine`,
      );
    } else if (engine.declared) {
      yield skip(
        `the owner of the API key of the engine \`${engine.name}\` is not given: name the service ID as \`engine.service_id\``,
        shell`ibmcloud iam service-ids --output json`,
      );
    } else {
      yield skip(
        `the owner of the API key of the engine \`${engine.name}\` is not known: its configuration does not show it`,
        shell`iamlint init --engine`,
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
  /** Why there may be more groups than those. */
  readonly unresolvedGroups: string | undefined;
  /** The service IDs of static secrets, for which the engine makes keys only; undefined for one that is not known. */
  readonly serviceIds: readonly (string | undefined)[];
  /** Why it is not known of any secret whether its service ID is made. */
  readonly unsure: string | undefined;
}

/** Whether a secret's service ID is made, exists already, or nobody knows. */
const kindOf = ({
  accessGroups,
  serviceId,
  unresolvedGroups,
  unresolvedServiceId,
}: Secret): 'dynamic' | 'static' | 'unclear' => {
  if (accessGroups.length > 0) return 'dynamic';
  if (serviceId !== undefined) return 'static';
  if (unresolvedServiceId === undefined) return 'dynamic';
  return unresolvedGroups === undefined ? 'static' : 'unclear';
};

export const workOf = ({ secrets = [] }: Engine): Work => {
  const sure = secrets.filter((secret) => isCertain(secret) && kindOf(secret) !== 'unclear');
  const used = sure.length > 0 ? sure : secrets;
  const dynamic = used.filter((secret) => kindOf(secret) === 'dynamic');
  const fixed = used.filter((secret) => kindOf(secret) === 'static');
  const [unclear] = used.filter((secret) => kindOf(secret) === 'unclear');
  // A secret that names neither may use any group.
  const any = dynamic.some(
    ({ accessGroups, unresolvedGroups }) => accessGroups.length === 0 && unresolvedGroups === undefined,
  );
  return {
    dynamic: dynamic.length > 0 || fixed.length === 0,
    groups: any ? [] : [...new Set(dynamic.flatMap(({ accessGroups }) => accessGroups))],
    unresolvedGroups: any
      ? undefined
      : dynamic.find(({ unresolvedGroups }) => unresolvedGroups !== undefined)?.unresolvedGroups,
    serviceIds: [...new Set(fixed.map(({ serviceId }) => serviceId))],
    unsure: unclear?.unresolvedGroups,
  };
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
  principal: Principal,
  actions: readonly string[],
  resource: Resource,
): Assessment =>
  assess(
    access,
    principal,
    actions.map((action) => ({ action: { action }, resource })),
  );
