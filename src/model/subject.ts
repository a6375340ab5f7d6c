export type SubjectKind = 'user' | 'service_id' | 'trusted_profile' | 'access_group';

/** Who a policy gives access to. Equal ids mean the same subject. */
export interface Subject {
  readonly kind: SubjectKind;
  /** One spelling each: `ServiceId-…`, `Profile-…`, `AccessGroupId-…`, or a user's IAM id such as `IBMid-…`. */
  readonly id: string;
}

/** Contains everybody and every service ID. */
export const publicAccessGroup = 'AccessGroupId-PublicAccess';

const prefixes: readonly (readonly [prefix: string, kind: SubjectKind])[] = [
  ['ServiceId-', 'service_id'],
  ['Profile-', 'trusted_profile'],
  ['AccessGroupId-', 'access_group'],
];

/**
 * The subject a spelling names. `iam-ServiceId-…` and `ServiceId-…` are one service ID, `iam-Profile-…` and `Profile-…`
 * one trusted profile; an id of any other form is a user's (realms other than `IBMid` exist).
 */
export const subjectOf = (spelling: string): Subject => {
  const id = spelling.trim().replace(/^iam-(?=ServiceId-|Profile-)/i, '');
  const kind = prefixes.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'user';
  return { kind, id };
};

/** The spelling policies use for a subject: `iam-ServiceId-…`, `iam-Profile-…`, else the id itself. */
export const iamIdOf = ({ kind, id }: Subject): string =>
  kind === 'service_id' || kind === 'trusted_profile' ? `iam-${id}` : id;
