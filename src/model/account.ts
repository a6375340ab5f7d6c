import type { Origin } from '../source/place.ts';
import type { Engine } from './engine.ts';
import type { Knowledge } from './knowledge.ts';
import type { AccessPolicy, Authorization } from './policy.ts';
import type { Subject } from './subject.ts';
import type { Unknown } from './unknown.ts';

export interface AccessGroup {
  readonly id: string;
  readonly name: string | undefined;
  /** True where dynamic rules add federated users; undefined where the export does not say. */
  readonly federated: boolean | undefined;
  readonly origin: Origin;
}

export interface Membership {
  readonly group: string;
  readonly member: Subject | Unknown;
  readonly origin: Origin;
}

/** Adds federated users to a group while their claims fulfil it. Never adds service IDs. */
export interface DynamicRule {
  readonly group: string;
  readonly name: string | undefined;
  readonly origin: Origin;
}

export interface ServiceId {
  /** `ServiceId-…` */
  readonly id: string;
  readonly name: string | undefined;
  readonly locked: boolean | undefined;
  readonly origin: Origin;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string | undefined;
  readonly owner: Subject | undefined;
  readonly locked: boolean | undefined;
  readonly disabled: boolean | undefined;
  readonly expiresAt: string | undefined;
  readonly origin: Origin;
}

export interface TrustedProfile {
  /** `Profile-…` */
  readonly id: string;
  readonly name: string | undefined;
  readonly origin: Origin;
}

export interface User {
  readonly id: string;
  readonly name: string | undefined;
  readonly origin: Origin;
}

/** A role that `GET /v2/roles` or a setup defines, with its actions. */
export interface DefinedRole {
  /** The role's CRN, where given. */
  readonly id: string | undefined;
  readonly name: string;
  readonly displayName: string | undefined;
  /** The service a custom role is for; undefined for a role of every service. */
  readonly service: string | undefined;
  /** Undefined where the listing does not show them. */
  readonly actions: readonly string[] | undefined;
  readonly origin: Origin;
}

export interface AccountSettings {
  /** `RESTRICTED`, `NOT_RESTRICTED` or `NOT_SET`; undefined where the export does not say. */
  readonly restrictCreateServiceId: string | undefined;
  readonly restrictCreatePlatformApiKey: string | undefined;
  /** The allowlist as one text; empty means unrestricted, undefined that the export does not say. */
  readonly allowedIpAddresses: string | undefined;
  readonly origin: Origin;
  /** Where the fields above stand below the origin. */
  readonly layout: 'plain' | 'effective';
}

/** One entry of a network zone. */
export interface ZoneAddress {
  readonly type: string;
  /** An address, `a-b`, a subnet or a CRN; undefined for a service reference. */
  readonly value: string | undefined;
  /** The service of a service reference. */
  readonly service: string | undefined;
}

export interface NetworkZone {
  readonly id: string | undefined;
  readonly name: string;
  readonly addresses: readonly ZoneAddress[];
  readonly excluded: readonly ZoneAddress[];
  /** False where the export shows only a preview of the addresses. */
  readonly complete: boolean;
  readonly origin: Origin;
}

/** A context-based restriction. */
export interface NetworkRule {
  readonly id: string | undefined;
  readonly description: string | undefined;
  readonly enforcement: 'enabled' | 'disabled' | 'report';
  readonly origin: Origin;
}

/** Everything one run knows of one account. */
export interface Account {
  /** 32 hexadecimal digits; undefined where no document of the run says. */
  readonly id: string | undefined;
  readonly policies: readonly AccessPolicy[];
  readonly authorizations: readonly Authorization[];
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
  readonly knowledge: Knowledge;
}
