import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { plainValue } from '../../src/rule-api/attributes.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { subjectOf, type SubjectKind } from '../../src/account/model/subject.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

const kinds: readonly (readonly [prefix: RegExp, what: string, attribute: string | undefined])[] = [
  [/^AccessGroupId-/i, 'an access group', 'access_group_id'],
  [/^(?:iam-)?ServiceId-/i, 'a service ID', 'iam_id'],
  [/^(?:iam-)?Profile-/i, 'a trusted profile', 'iam_id'],
  [/^IBMid-/i, 'a user', 'iam_id'],
  [/^ApiKey-/i, 'an API key', undefined],
  [/^[0-9a-f]{32}$/, 'an account', undefined],
];

/** What is named by a reference, told by what is declared there. */
const declared: Readonly<Record<SubjectKind, readonly [what: string, resource: string]>> = {
  access_group: ['an access group', 'ibm_iam_access_group_policy'],
  service_id: ['a service ID', 'ibm_iam_service_policy'],
  trusted_profile: ['a trusted profile', 'ibm_iam_trusted_profile_policy'],
  user: ['a user', 'ibm_iam_user_policy'],
};

export default defineRule({
  id: 'wrong-subject-kind',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the subject of a policy does not match the kind that its attribute requires',
  fix: {
    safety: 'safe',
    because: 'writes the attribute that names a subject of this kind: as it stands, IAM refuses the policy',
  },
  messages: {
    misplaced: '`{value}` is {what}: use the attribute `{meant}` instead of `{name}`',
    refused:
      '`{name}` names {what}, `{value}`, so the policy is refused and nobody gets the access: use the resource `{meant}`',
    none: '`{value}` is {what}, which cannot have access: name the user, service ID, trusted profile or access group',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'access', ({ notes }) => notes.subject !== undefined)) {
      for (const [index, attribute] of (policy.notes?.subject ?? []).entries()) {
        const { name } = attribute;
        const { subject, refusedBecause } = policy;
        if (refusedBecause !== undefined && !isUnknown(subject)) {
          const byId = subjectOf(subject.id).kind;
          const [what, meant] = declared[byId === 'user' ? subject.kind : byId];
          yield report('refused', subjectPlace(policy, index), { name, what, value: subject.id, meant });
          continue;
        }
        const value = plainValue(attribute);
        if (value === undefined || isPlaceholder(value) || (name !== 'iam_id' && name !== 'access_group_id')) continue;
        const kind = kinds.find(([prefix]) => prefix.test(value));
        if (kind === undefined || kind[2] === name) continue;
        const [, what, meant] = kind;
        yield meant === undefined
          ? report('none', subjectPlace(policy, index), { value, what })
          : report(
              'misplaced',
              subjectPlace(policy, index, 'name'),
              { value, what, meant, name },
              {
                repairs: [correction(subjectPlace(policy, index, 'name'), meant)],
                edits: [replacing(subjectPlace(policy, index, 'name'), name, meant)],
              },
            );
      }
    }
  },
});
