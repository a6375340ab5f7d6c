export type SubjectKind = 'user' | 'service_id' | 'trusted_profile' | 'access_group';

/** Who a policy gives access to. Equal ids mean the same subject. */
export interface Subject {
  readonly kind: SubjectKind;
  /** One spelling each: `ServiceId-…`, `Profile-…`, `AccessGroupId-…`, or a user's IAM id such as `IBMid-…`. */
  readonly id: string;
  /** The name of one that is known by its name rather than by an id. */
  readonly name?: string | undefined;
}

/** Contains everybody and every service ID. */
export const publicAccessGroup = 'AccessGroupId-PublicAccess';

const prefixes: readonly (readonly [prefix: string, kind: SubjectKind])[] = [
  ['ServiceId-', 'service_id'],
  ['Profile-', 'trusted_profile'],
  ['AccessGroupId-', 'access_group'],
];

/** Ids in the letter case of IAM, which are nearly all. */
const usual = /^(?:(?:ServiceId|Profile|AccessGroupId)-[0-9a-f-]+|IBMid-[0-9A-Z]+)$/;
const formed = /^(serviceid|profile|accessgroupid)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** An id in the letter case IAM writes it in: people type UUIDs and prefixes in others. */
const inUsualCase = (id: string): string => {
  if (usual.test(id)) return id;
  const [, kind, uuid] = formed.exec(id) ?? [];
  const prefix = prefixes.find(([start]) => start.slice(0, -1).toLowerCase() === kind?.toLowerCase())?.[0];
  if (prefix !== undefined && uuid !== undefined) return `${prefix}${uuid.toLowerCase()}`;
  return /^ibmid-[0-9a-z]+$/i.test(id) ? `IBMid-${id.slice('IBMid-'.length).toUpperCase()}` : id;
};

/**
 * The subject a spelling names. `iam-ServiceId-…` and `ServiceId-…` are one service ID, `iam-Profile-…` and `Profile-…`
 * one trusted profile; an id of any other form is a user's (realms other than `IBMid` exist).
 */
export const subjectOf = (spelling: string): Subject => {
  const bare =
    spelling.startsWith('iam-ServiceId-') || spelling.startsWith('iam-Profile-') ? spelling.slice(4) : spelling;
  const id = usual.test(bare) ? bare : inUsualCase(spelling.trim().replace(/^iam-(?=ServiceId-|Profile-)/i, ''));
  const kind = prefixes.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'user';
  return { kind, id };
};

/** The spelling policies use for a subject: `iam-ServiceId-…`, `iam-Profile-…`, else the id itself. */
export const iamIdOf = ({ kind, id }: Subject): string =>
  kind === 'service_id' || kind === 'trusted_profile' ? `iam-${id}` : id;
