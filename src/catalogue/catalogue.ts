import type { quotas } from './data/quotas.ts';
import type { FactSource } from './data/fact-sources.ts';

/** What the cloud publishes of a role on a service. */
export type RoleActions =
  /** The actions the role holds on the service; may be none. */
  | { readonly known: 'actions'; readonly actions: ReadonlySet<string> }
  /** The role exists on the service, and what it does is not published. */
  | { readonly known: 'role only' }
  /** The service publishes its roles, and this is not one of them but a role of others. */
  | { readonly known: 'not a role' }
  /**
   * The service is not in the catalogue or publishes no roles; or no service is known to have such a role, so that it may
   * be a custom one, or one the tables lack.
   */
  | { readonly known: 'nothing' };

/** Three answers, never a guess. */
export type Ternary = 'yes' | 'no' | 'unknown';

/** A role as a policy names it: by CRN, by display name, or both. */
export interface RoleName {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** Whether another case makes another name. */
  readonly exact?: boolean | undefined;
}

export interface Service {
  readonly name: string;
  readonly title: string;
  /** Display names. */
  readonly platformRoles: readonly string[];
  readonly serviceRoles: readonly string[];
  /** Whether the selectors that stand for many services cover this one. */
  readonly coveredBy: {
    /** `serviceType=service`, "All Identity and Access enabled services" */
    readonly allIamEnabled: Ternary;
    /** `serviceType=platform_service`, "All Account Management services" */
    readonly allAccountManagement: Ternary;
    /** `service_group_id=IAM`, "All IAM Account Management services" */
    readonly iamAccountManagement: Ternary;
  };
  /** Whether a resource group, a region or an instance narrows a policy on this service, or makes it grant nothing. */
  readonly attributes: {
    /** yes: its resources lie in it; no: they never do, so that a policy naming one grants nothing; unknown: not verified */
    readonly resourceGroupId: Ternary;
    readonly region: Ternary;
    readonly serviceInstance: Ternary;
  };
  /** Actions a `resourceType` reaches when no `resource` is named, by type; an absent type reaches what is not known. */
  readonly resourceTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One action an engine needs, and how sure that is. */
export interface RequiredAction {
  readonly action: string;
  /** `weak`: derived from how the engine behaves, without a document that says so. */
  readonly certainty: 'firm' | 'weak';
  /** Needed only for secrets whose service ID the engine makes. */
  readonly onlyForDynamic: boolean;
  /** Needed only while the account restricts the creation of service IDs. */
  readonly onlyWhenRestricted: boolean;
}

export interface Catalogue {
  /** ISO date of the table of services: what is newer is not in it. */
  readonly date: string;
  readonly service: (name: string) => Service | undefined;
  readonly serviceNames: () => readonly string[];
  /** What the role does on the service. Both spellings and documented aliases are understood. */
  readonly actionsOf: (role: RoleName, service: string) => RoleActions;
  /** The role's display name on the service, else the last part of its CRN, else the name as written. */
  readonly displayName: (role: RoleName, service: string) => string;
  /** The CRN of a role of the service by its display name, where known. */
  readonly roleId: (displayName: string, service: string) => string | undefined;
  /** Display names of the roles of a service that hold an action. */
  readonly rolesHolding: (action: string, service: string) => readonly string[];
  /** Every action that a role of the service holds, as far as published; undefined where no role's is. */
  readonly actionsIn: (service: string) => ReadonlySet<string> | undefined;
  /** Where it is known from which roles a service has, or what a role (by display name) does there. */
  readonly sourcesOf: (service: string, role?: string) => readonly FactSource[];
  /** Roles that only an authorization can carry, never an access policy. */
  readonly onlyForAuthorizations: (role: RoleName) => boolean;
  /** Whether a role can stand on a selector of many services; `serviceType=platform_service` carries the four platform roles only. */
  readonly assignable: (
    role: RoleName,
    selector: 'allIamEnabled' | 'allAccountManagement' | 'iamAccountManagement',
  ) => Ternary;
  /** Actions the engine needs on a service (`iam-identity`, `iam-groups`). */
  readonly engineActions: (service: string) => readonly RequiredAction[];
  /** How many of a thing an account may have. */
  readonly quotas: typeof quotas;
  /** Secrets Manager's address ranges for a region; undefined where none were published and config gives none. */
  readonly secretsManagerRanges: (region: string, endpoints: 'public' | 'private') => IpRanges | undefined;
}

export interface IpRanges {
  /** CIDR. */
  readonly ranges: readonly string[];
  /** ISO date of the evidence; undefined where config supplied the ranges. */
  readonly date: string | undefined;
}
