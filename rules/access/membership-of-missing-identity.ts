import { shell } from '../../src/snippet/snippet.ts';
import { hasNoRealId } from '../../src/account/model/unresolved.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { isTerraform } from '../../src/rule-api/repair/form.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { idsIfAllKnown, listedServiceIds } from '../../src/rule-api/listed-service-ids.ts';
import { nameOf } from '../../src/rule-api/names.ts';

export default defineRule({
  id: 'membership-of-missing-identity',
  category: 'access',
  preset: 'strict',
  severity: 'warning',
  summary: 'a member of an access group is a service ID or profile that the account does not list',
  messages: {
    found:
      '`{id}` is a member of the group `{group}` but not in the list of {kind}: it was deleted, or the id has a typo; remove it from the group',
  },
  *check({ account, report }) {
    const { knowledge, profiles } = account;
    const serviceIds = listedServiceIds(account);
    const profileIds =
      knowledge.listed?.has('profiles') === true ? idsIfAllKnown(profiles.map(({ id }) => id)) : undefined;
    for (const { group, member, origin } of account.memberships) {
      if (isUnknown(member) || hasNoRealId(member.id)) continue;
      const isServiceId = member.kind === 'service_id';
      const listed = isServiceId ? serviceIds?.ids : member.kind === 'trusted_profile' ? profileIds : undefined;
      if (listed?.has(member.id) !== false) continue;
      const where = nameOf(group, account) ?? group;
      const command = isServiceId ? shell`access-group-service-id` : shell`access-group-trusted-profile`;
      yield report(
        'found',
        origin,
        {
          id: member.id,
          group: nameOf(group, account) ?? group,
          kind: isServiceId ? 'service IDs' : 'trusted profiles',
        },
        {
          // Nothing takes it back: what is gone cannot be added again.
          repairs: isTerraform(origin)
            ? []
            : [{ kind: 'cli', text: shell`ibmcloud iam ${command}-remove ${where} ${member.id}` }],
          ...(isServiceId ? serviceIds?.doubt : {}),
        },
      );
    }
  },
});
