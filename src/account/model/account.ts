import type { Origin } from '../../source/place.ts';
import type { Uncertain } from './certainty.ts';
import type { Engine, Secret, StoredSecret } from './engine.ts';
import type { Knowledge } from './knowledge.ts';
import type { AccessPolicy, Authorization, Policy } from './policy.ts';
import type { Subject } from './subject.ts';
import type { Unknown } from '../../source/unknown.ts';
import type { Terraform } from './source-reference.ts';

export interface AccessGroup extends Uncertain {
  readonly id: string;
  readonly name: string | undefined;
  readonly description?: string | undefined;
  /** True where dynamic rules add federated users; undefined where the export does not say. */
  readonly federated: boolean | undefined;
  readonly origin: Origin;
}

export interface Membership extends Uncertain {
  readonly group: string;
  readonly member: Subject | Unknown;
  /** True where a dynamic rule made it, so that it ends by itself; absent where the export does not say. */
  readonly dynamic?: boolean | undefined;
  readonly origin: Origin;
}

/** A test of one claim that an identity provider or a compute resource makes of whoever logs in. */
export interface Claim {
  readonly claim: string;
  readonly operator: string;
  /** As written: identity providers' values are JSON texts within texts. */
  readonly value: string;
}

/** Adds federated users to a group while their claims fulfil it. Never adds service IDs. */
export interface DynamicRule extends Uncertain {
  readonly group: string;
  readonly name: string | undefined;
  /** The identity provider whose users it is for. */
  readonly realm?: string | undefined;
  /** Hours a membership lasts. */
  readonly expiration?: number | undefined;
  /** What must be met, all of it; undefined where the export does not say. */
  readonly claims?: readonly Claim[] | undefined;
  readonly origin: Origin;
}

export interface ServiceId extends Uncertain {
  /** `ServiceId-…` */
  readonly id: string;
  readonly name: string | undefined;
  readonly locked: boolean | undefined;
  readonly origin: Origin;
}

export interface ApiKey extends Uncertain {
  readonly id: string;
  readonly name: string | undefined;
  readonly owner: Subject | undefined;
  readonly locked: boolean | undefined;
  readonly disabled: boolean | undefined;
  readonly expiresAt: string | undefined;
  /** Why it is not known when it expires; where neither this nor `expiresAt` is there, the key never expires. */
  readonly unresolvedExpiry?: string | undefined;
  /** What happens when the key is found in public: `none`, `disable` or `delete`. */
  readonly whenLeaked?: string | undefined;
  readonly origin: Origin;
}

/** Lets federated users, or compute resources of a type, assume a trusted profile. */
export interface TrustRule {
  /** `Profile-SAML` or `Profile-CR`. */
  readonly type: string;
  readonly realm: string | undefined;
  /** Type of compute resource, such as `VSI` or `ROKS_SA`. */
  readonly resourceType: string | undefined;
  /** Seconds a session lasts. */
  readonly expiration: number | undefined;
  readonly claims: readonly Claim[];
  readonly origin: Origin;
}

/** Lets one compute resource assume a trusted profile. */
export interface TrustLink {
  readonly resourceType: string;
  readonly crn: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly origin: Origin;
}

export interface TrustedProfile extends Uncertain {
  /** `Profile-…` */
  readonly id: string;
  readonly name: string | undefined;
  /** Who may assume it by claims; undefined where the export does not say. */
  readonly trust?: readonly TrustRule[] | undefined;
  readonly links?: readonly TrustLink[] | undefined;
  readonly origin: Origin;
}

export interface User {
  readonly id: string;
  readonly name: string | undefined;
  readonly origin: Origin;
}

/** A role that `GET /v2/roles` or a setup defines, with its actions. */
export interface DefinedRole extends Uncertain {
  /** The role's CRN, where given. */
  readonly id: string | undefined;
  readonly name: string;
  /** False where only the display name is known, which then stands for the name. */
  readonly named?: boolean | undefined;
  readonly displayName: string | undefined;
  /** The service a custom role is for; undefined for a role of every service. */
  readonly service: string | undefined;
  /** Undefined where the listing does not show them. */
  readonly actions: readonly string[] | undefined;
  /** Address of the Terraform resource that declares it. */
  readonly address?: string | undefined;
  readonly origin: Origin;
}

export interface AccountSettings extends Uncertain {
  /** `RESTRICTED`, `NOT_RESTRICTED` or `NOT_SET`; undefined where the export does not say. */
  readonly restrictCreateServiceId: string | undefined;
  readonly restrictCreatePlatformApiKey: string | undefined;
  /** Further fields by their names in the API, as texts; those that the export does not show are absent. */
  readonly more?: ReadonlyMap<string, string>;
  /** Users with an MFA setting of their own. */
  readonly userMfa?: readonly { readonly id: string; readonly mfa: string; readonly origin: Origin }[] | undefined;
  /** The allowlist as one text; empty means unrestricted, undefined that the export does not say. */
  readonly allowedIpAddresses: string | undefined;
  readonly origin: Origin;
  /** Where the fields above stand below the origin. */
  readonly layout: 'plain' | 'effective';
  /** Stated by a setup or a declaration, which leave out what they do not set; exports show all there is. */
  readonly stated?: boolean | undefined;
  /** Address of the Terraform resource that declares them. */
  readonly address?: string | undefined;
}

/** Of which account, region and instance the service of a reference is; undefined where any will do. */
export interface NarrowedService {
  readonly account: string | Unknown | undefined;
  readonly location: string | Unknown | undefined;
  readonly instance: string | Unknown | undefined;
}

/** One entry of a network zone. */
export interface ZoneAddress {
  readonly type: string;
  /** An address, `a-b`, a subnet or a CRN; undefined for a service reference. */
  readonly value: string | undefined;
  /** The service of a service reference. */
  readonly service: string | undefined;
  /** What a service reference narrows its service to; absent where it names nothing of the sort. */
  readonly narrowed?: NarrowedService | undefined;
  readonly origin?: Origin | undefined;
}

export interface NetworkZone extends Uncertain {
  readonly id: string | undefined;
  readonly name: string;
  readonly addresses: readonly ZoneAddress[];
  readonly excluded: readonly ZoneAddress[];
  /** False where the export shows only a preview of the addresses. */
  readonly complete: boolean;
  readonly origin: Origin;
}

/** Where a call must come from to fulfil a network rule. */
export interface NetworkContext {
  /** Ids of the zones, any one of them. */
  readonly zones: readonly string[];
  readonly endpointTypes: readonly string[];
  /** The attributes that are written more than once. */
  readonly repeated?: readonly string[] | undefined;
}

/** A context-based restriction. */
export interface NetworkRule extends Uncertain {
  readonly id: string | undefined;
  readonly description: string | undefined;
  readonly enforcement: 'enabled' | 'disabled' | 'report';
  /** Any one of them suffices; undefined where the export does not show them. */
  readonly contexts?: readonly NetworkContext[] | undefined;
  /** Attributes of the resources it is for, by name. */
  readonly resources?: readonly ReadonlyMap<string, string>[] | undefined;
  /** The kinds of calls it is for; undefined for all. */
  readonly apiTypes?: readonly string[] | undefined;
  readonly origin: Origin;
}

/** The CRN of an instance, where Terraform code has it in place of the GUID. */
export interface InstanceByCrn {
  /** The CRN, or the expression that is one. */
  readonly written: string;
  /** The argument. */
  readonly origin: Origin;
}

/** A Terraform resource that keeps the members of a group. */
export interface MemberList {
  readonly group: string;
  readonly address: string;
  readonly origin: Origin;
}

/** A service ID or trusted profile that Terraform code names by the other of its two ids. */
export interface MixedId {
  readonly argument: string;
  /** The id, or the expression that is one. */
  readonly written: string;
  /** What the argument requires: `iam_id` begins with `iam-`, and `id` does not. */
  readonly wanted: 'id' | 'iam_id';
  /** The same with the id that is required. */
  readonly meant: string;
  /** True where both are expressions. */
  readonly isExpression: boolean;
  readonly origin: Origin;
}

/** Which identities of one type from other accounts may act on an account ("External identity interactions"). */
export interface ExternalInteraction {
  readonly identity: 'user' | 'service_id' | 'service';
  /** `limited` refuses those of accounts that are not allowed; `monitor` only reports them. */
  readonly state: string;
  /** Ids of other accounts; undefined where they are not known. */
  readonly allowed: readonly string[] | undefined;
  readonly origin: Origin;
}

/** Whether the group Public Access is switched on in an account ("Public access" of its IAM settings). */
export interface PublicAccess extends Uncertain {
  readonly enabled: boolean;
  readonly origin: Origin;
}

/** Actions of a service that an enterprise controls in an account, whatever its policies grant. */
export interface ActionControl {
  readonly name: string | undefined;
  /** Undefined where it is not known. */
  readonly service: string | undefined;
  /** Undefined where not all are known. */
  readonly actions: ReadonlySet<string> | undefined;
  readonly origin: Origin;
}

/** Everything one run knows of one account. */
export interface Account {
  /** 32 hexadecimal digits; undefined where no document of the run says. */
  readonly id: string | undefined;
  readonly policies: readonly AccessPolicy[];
  readonly authorizations: readonly Authorization[];
  /** What templates of an enterprise, kept in this account, create in others: it gives no access here. */
  readonly templates?: readonly Policy[] | undefined;
  readonly groups: readonly AccessGroup[];
  readonly memberships: readonly Membership[];
  readonly dynamicRules: readonly DynamicRule[];
  readonly serviceIds: readonly ServiceId[];
  readonly apiKeys: readonly ApiKey[];
  readonly profiles: readonly TrustedProfile[];
  readonly users: readonly User[];
  readonly roles: readonly DefinedRole[];
  readonly settings: AccountSettings | undefined;
  readonly zones: readonly NetworkZone[];
  readonly networkRules: readonly NetworkRule[];
  readonly engines: readonly Engine[];
  /** Every secret of type `iam_credentials`, also where no engine is known that makes its credentials. */
  readonly secrets?: readonly Secret[] | undefined;
  /** Secrets of other types than `iam_credentials`. */
  readonly storedSecrets: readonly StoredSecret[];
  /** Resources of Secrets Manager whose instance is named by its CRN; absent where no code declares any. */
  readonly instancesByCrn?: readonly InstanceByCrn[] | undefined;
  /** Resources that keep the members of groups, and are there for sure; absent where no code declares any. */
  readonly memberLists?: readonly MemberList[] | undefined;
  /** Identities named by the other of their two ids; absent where no code declares anything. */
  readonly mixedIds?: readonly MixedId[] | undefined;
  readonly externalInteractions?: readonly ExternalInteraction[] | undefined;
  readonly publicAccess?: readonly PublicAccess[] | undefined;
  /** Service IDs of other accounts of the run, each with its account; only where interactions of service IDs are limited. */
  readonly serviceIdsAbroad?: ReadonlyMap<string, string> | undefined;
  /** Those assigned to the account, and those of which no input says where they are assigned. */
  readonly actionControls?: readonly ActionControl[] | undefined;
  readonly knowledge: Knowledge;
  /** How Terraform code refers to what it declares of the account; absent where none does. */
  readonly terraform?: Terraform | undefined;
}
