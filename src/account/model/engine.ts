import type { Origin } from '../../source/place.ts';
import type { Uncertain } from './certainty.ts';
import type { Subject } from './subject.ts';

export type EngineMode = 'api_key' | 'service_authorization';
export type Endpoints = 'public' | 'private';

/** The Secrets Manager instance an engine runs in. */
export interface Instance extends Uncertain {
  readonly guid: string | undefined;
  readonly region: string | undefined;
  readonly endpoints: Endpoints | undefined;
  /** The resource group it is in, where known. */
  readonly resourceGroup: string | undefined;
  readonly origin: Origin;
}

/** How often a secret is made anew. */
export interface Rotation {
  readonly auto: boolean;
  readonly interval: number | undefined;
  readonly unit: string | undefined;
}

/** A secret of another type, of which only its name and place are known: `arbitrary` ones may hold a key. */
export interface StoredSecret {
  readonly name: string | undefined;
  readonly type: string;
  readonly secretGroup: string | undefined;
  /** GUID of the instance it lies in. */
  readonly instance: string | undefined;
  readonly origin: Origin;
}

/** A secret of type `iam_credentials`: says what the engine has to be able to do. */
export interface Secret extends Uncertain {
  readonly name: string | undefined;
  /** Groups the engine puts a service ID it makes into. */
  readonly accessGroups: readonly string[];
  /** The service ID that exists already, where the secret is static; spelt as written. */
  readonly serviceId: string | undefined;
  /** Seconds the credentials last; undefined where it is not given or cannot be read. */
  readonly ttl?: number | undefined;
  /** The lifetime as written. */
  readonly writtenTtl?: string | undefined;
  readonly rotation?: Rotation | undefined;
  readonly reuseApiKey?: boolean | undefined;
  /** Id of the secret group; `default` where it is in none of the user's own. */
  readonly secretGroup?: string | undefined;
  /** The account the credentials are made in, where it is written down. */
  readonly accountId?: string | undefined;
  /** Why not all of its groups are known. */
  readonly unresolvedGroups?: string | undefined;
  /** Why it is not known which service ID it is for. */
  readonly unresolvedServiceId?: string | undefined;
  /** What it was read from: each has limits of its own. */
  readonly form?: 'setup' | 'export' | 'terraform' | 'script' | undefined;
  /** How its service ID is named where a declaration does that: a text, or the attribute of what declares it. */
  readonly writtenServiceId?: string | undefined;
  /** It names groups and a service ID, of which Secrets Manager takes one. */
  readonly namesBoth?: boolean | undefined;
  readonly origin: Origin;
}

/** A configuration of an engine with an API key. */
export interface Configured {
  readonly name: string;
  /** Exports do not say whose configurations they list. */
  readonly maybeElsewhere: boolean;
  readonly origin: Origin;
}

/** Secrets Manager's IAM credentials engine of one instance. */
export interface Engine extends Uncertain {
  /** The setup's own name, else one made from the instance. */
  readonly name: string;
  readonly mode: EngineMode;
  /** Whose API key the engine holds; undefined in `service_authorization` mode and where no input says. */
  readonly subject: Subject | undefined;
  /** Why the subject is not known, where what declares the engine shows it. */
  readonly whyNoSubject?: string | undefined;
  readonly instance: Instance;
  /** The account Secrets Manager is in. */
  readonly accountId: string | undefined;
  /** The account credentials are made in: same as `accountId` in `api_key` mode. */
  readonly targetAccountId: string | undefined;
  /** Who configures the engine. */
  readonly caller: Subject | undefined;
  /** Undefined where no input says which secrets there are. */
  readonly secrets: readonly Secret[] | undefined;
  readonly origin: Origin;
  /** Where the mode, the subject and the caller stand; the engine's own origin where they are not written down. */
  readonly subjectOrigin: Origin;
  readonly callerOrigin: Origin;
  /** A configuration with an API key that exports show of the same instance, though the engine is declared without one. */
  readonly configured?: Configured | undefined;
  /** True for an engine as another account sees it, of which only single secrets make credentials there. */
  readonly abroad?: boolean;
  /** Declared in a setup, or deduced from what was exported. */
  readonly declared: boolean;
  /** Its configuration is switched off: nothing is minted. */
  readonly disabled: boolean;
  /** The command or path of version 1 that configures it, which Secrets Manager no longer has. */
  readonly retiredInterface?: string | undefined;
}
