import { prose } from '../../src/snippet/snippet.ts';
import { exportOf } from '../../src/access/decide/explain.ts';
import { membersByGroup } from '../../src/access/decide/membership.ts';
import { knows } from '../../src/account/model/knowledge.ts';
import { mayBeAmong } from './shared/same-group.ts';
import { publicAccessGroup, type Subject } from '../../src/account/model/subject.ts';
import { nameOf } from '../../src/rule-api/names.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { groupRemoval } from '../../src/rule-api/repair/group-removal.ts';

export default defineRule({
  id: 'empty-access-group',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  summary: 'an access group has no members, and no dynamic rule adds any',
  messages: {
    found: 'the group `{group}` has no members: whoever is added next gets all of its access; delete it',
    undecided: 'the group `{group}` seems to have no members, but this is undecided: {reason}',
  },
  *check({ account, report }) {
    const members = membersByGroup(account);
    const ruled = new Set(account.dynamicRules.map(({ group }) => group));
    // The engine puts service IDs into the groups of its secrets while they are in use.
    const filled = new Set(account.engines.flatMap(({ secrets }) => secrets?.flatMap((one) => one.accessGroups) ?? []));
    const isAmong = mayBeAmong(
      [...members.keys(), ...ruled, ...filled].map((id): Subject => ({
        kind: 'access_group',
        id,
        name: nameOf(id, account),
      })),
    );
    const secretsKnown = account.engines.every(({ secrets }) => secrets !== undefined);
    for (const one of account.groups) {
      const { id, name, federated, origin } = one;
      if (id === publicAccessGroup || filled.has(id) || members.has(id) || ruled.has(id) || federated === true)
        continue;
      if (isAmong(one) || !knows(account.knowledge, 'members', id)) continue;
      const group = name ?? id;
      if (federated === false || account.knowledge.members.everything) {
        if (secretsKnown) yield report('found', origin, { group }, groupRemoval(one, account, 'its policies'));
        else {
          const reason = "an engine may add service IDs to it, and the engine's secrets are not in the input";
          yield report('undecided', origin, { group, reason }, { confidence: 'low' });
        }
        continue;
      }
      const reason = 'the input does not show whether dynamic rules add members';
      yield report(
        'undecided',
        origin,
        { group, reason },
        {
          confidence: 'low',
          help: prose`export the groups again with \`is_federated\`: ${exportOf('groups', undefined)}`,
        },
      );
    }
  },
});
