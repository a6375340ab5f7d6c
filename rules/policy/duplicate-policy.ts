import { exists, type AccessPolicy, type Attribute } from '../../src/account/model/policy.ts';
import { isUnresolved } from '../../src/account/model/unresolved.ts';
import type { Edit } from '../../src/finding/fix.ts';
import { adding, removing } from '../../src/rule-api/edits.ts';
import { rolesPlace } from '../../src/rule-api/policy-places.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';

const written = (attributes: readonly Attribute[]): string =>
  attributes
    .map(({ name, operator, value }) => JSON.stringify([name, operator, value]))
    .toSorted()
    .join();

const documentOf = ({ origin }: AccessPolicy): string => `${origin.document.index} ${origin.document.source}`;

/** The script that ran the command, for one in a file that several scripts source: they need not all be run in one account. */
const runBy = ({ address = '' }: AccessPolicy): string => {
  const [runner = '', file] = address.split('%in%');
  return file === undefined ? '' : runner;
};

/** The account of a target says nothing where it is known: all are of one. Two placeholders may be two accounts. */
const isOfNote = ({ name, value }: Attribute): boolean =>
  name !== 'accountId' || (typeof value === 'string' && isUnresolved(value));

/**
 * What IAM tells policies apart by; undefined where it is not known. Policies with a condition are left out: whether the
 * condition counts is not documented.
 */
const keyOf = (policy: AccessPolicy): string | undefined => {
  const { subject, target, condition } = policy;
  if (isUnknown(subject) || isUnknown(target) || condition !== undefined) return undefined;
  if (target.attributes.some(({ value }) => isUnknown(value))) return undefined;
  const attributes = target.attributes.filter(isOfNote);
  return `${documentOf(policy)} ${runBy(policy)} ${subject.id} ${written(attributes)} ${written(target.tags)}`;
};

const texts = ({ roles }: AccessPolicy): readonly string[] =>
  isUnknown(roles) ? [] : roles.filter(isKnown).flatMap(({ id, name }) => id ?? name ?? []);

/** The roles of the second policy in the first one, and the second gone; nothing where code declares one of them. */
const joining = (first: AccessPolicy, second: AccessPolicy): readonly Edit[] => {
  const isWritten = [first, second].every((one) => !exists(one) && one.address === undefined);
  if (!isWritten || isUnknown(first.roles) || isUnknown(second.roles)) return [];
  if (![...first.roles, ...second.roles].every(isKnown)) return [];
  const held = texts(first);
  const more = texts(second).filter((role) => !held.includes(role));
  const { version } = first.layout;
  const added = more.map((role) => adding(rolesPlace(first), version === undefined ? role : { role_id: role }));
  return first.layout.version === second.layout.version && added.length < 2 ? [...added, removing(second.origin)] : [];
};

export default defineRule({
  id: 'duplicate-policy',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  compares: true,
  summary: 'a subject has two policies on the same target; IAM refuses the second one',
  fix: {
    safety: 'unsafe',
    because: 'gives the first policy the roles of the second, which IAM refuses today, and takes the second out',
  },
  messages: {
    again:
      'the subject already has a policy on this target, so IAM refuses this one (409, `policy_conflict_error`); put the roles of both into one policy',
  },
  *check({ account, report }) {
    // Two policies that IAM has were not refused: only documents with one that it has not are of interest.
    const documents = new Set(account.policies.filter((policy) => !exists(policy)).map(documentOf));
    if (documents.size === 0) return;
    const first = new Map<string, AccessPolicy>();
    for (const policy of account.policies) {
      const key =
        policy.deleted || policy.refusedBecause !== undefined || !documents.has(documentOf(policy))
          ? undefined
          : keyOf(policy);
      if (key === undefined) continue;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, policy);
      else if (!exists(policy) || !exists(earlier)) {
        yield report(
          'again',
          policy.origin,
          {},
          {
            edits: joining(earlier, policy),
            related: [{ place: earlier.origin, note: 'the first policy on this target' }],
          },
        );
      }
    }
  },
});
