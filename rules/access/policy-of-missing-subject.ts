import { remember } from '../../src/source/once.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { publicAccessGroup, type SubjectKind } from '../../src/account/model/subject.ts';
import { hasNoRealId, isUnresolved } from '../../src/account/model/unresolved.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';
import { listedServiceIds } from '../../src/rule-api/listed-service-ids.ts';

const kinds: Readonly<Record<SubjectKind, string>> = {
  access_group: 'access groups',
  service_id: 'service IDs',
  trusted_profile: 'trusted profiles',
  user: 'users',
};

export default defineRule({
  id: 'policy-of-missing-subject',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'the subject of a policy is a group, service ID or profile that the account does not list',
  messages: {
    found:
      'the subject of this policy, `{id}`, is not in the list of {kind}, so nobody gets the access: it was deleted, or the id has a typo',
    elsewhere:
      'the subject of this policy, `{id}`, is not in the list of {kind}: it may belong to another account, was deleted, or the id has a typo; find out whose it is before you change the policy',
  },
  *check({ account, matchPolicies, report }) {
    const { knowledge, groups, profiles } = account;
    const serviceIds = listedServiceIds(account);
    const listed: Partial<Record<SubjectKind, ReadonlySet<string>>> = {
      ...(knowledge.groups.everything && groups.length > 0
        ? { access_group: new Set([...groups.map(({ id }) => id), publicAccessGroup]) }
        : {}),
      ...(serviceIds === undefined ? {} : { service_id: serviceIds.ids }),
      ...(knowledge.listed?.has('profiles') ? { trusted_profile: new Set(profiles.map(({ id }) => id)) } : {}),
    };
    /** One whose id is to be filled in may be any of its kind. */
    const open = new Map<SubjectKind, boolean>();
    const isOpen = (kind: SubjectKind, ids: ReadonlySet<string>): boolean =>
      remember(open, kind, () => [...ids].some(isUnresolved));
    const isListed = ({ subject }: PolicyShape): boolean =>
      subject !== undefined && isKnown(subject) && listed[subject.kind] !== undefined;
    for (const { policy } of matchPolicies(account, 'access', isListed)) {
      const { subject } = policy;
      if (isUnknown(subject) || hasNoRealId(subject.id)) continue;
      const known = listed[subject.kind];
      if (known === undefined || known.has(subject.id) || isOpen(subject.kind, known)) continue;
      const values = { id: subject.id, kind: kinds[subject.kind] };
      if (subject.kind === 'access_group') {
        yield report('found', subjectPlace(policy), values, { help: 'correct the id, or delete the policy' });
        continue;
      }
      const doubt = subject.kind === 'service_id' ? serviceIds?.doubt : undefined;
      yield report('elsewhere', subjectPlace(policy), values, { ...doubt, confidence: 'low' });
    }
  },
});
