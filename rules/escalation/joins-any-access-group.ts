import type { GrantsOnAll } from '../../src/access/escalation/grants.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import {
  doubtful,
  isMeant,
  itself,
  knownOf,
  placeOfRole,
  strongestOf,
  takeAway,
  unlessMeant,
  whoCan,
} from '../../src/rule-api/escalation.ts';
import { rolesPlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

const service = 'iam-groups';

export default defineRuleWithOptions({
  id: 'joins-any-access-group',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity can add itself to every access group, or change the dynamic rules of each',
  messages: {
    members:
      '{who} can add {itself} to every access group of the account, and so get the access of any of them{strongest}: name the groups that it manages',
    rules:
      '{who} can change dynamic rules of every access group of the account, and so let in any federated user{strongest}: name the groups that it manages',
    undecided: 'undecided whether {who} can add members to every access group of the account: {reason}',
  },
  options: allowOption('Ids or names of subjects that may manage the members of every access group.'),
  *check({ account, accessOf, options, report }) {
    const access = accessOf(account);
    const { over } = access.escalation();
    const adding = over(service, 'iam-groups.members.add');
    const writing: GrantsOnAll = over(service, 'iam-groups.rules.create');
    if (adding.sure.length + adding.uncertain.length + writing.sure.length === 0) return;
    const meant = isMeant(account, access, options.allow);
    const groups = knownOf(account, 'access_group');
    const name = subjectNames(account);
    const told = new Set<unknown>();
    for (const [message, action, holders] of [
      ['members', 'iam-groups.members.add', adding],
      ['rules', 'iam-groups.rules.create', writing],
    ] as const) {
      for (const { subject, policy, role } of holders.sure) {
        const none = [...groups].every((id) => id === subject.id) && account.knowledge.groups.everything;
        const standing = meant(subject);
        if (told.has(policy) || none || standing.is === 'yes') continue;
        told.add(policy);
        const { strongest, related } = strongestOf(groups, access, subject.id);
        const place = placeOfRole(policy, role);
        yield report(
          message,
          place,
          {
            who: whoCan(subject, name),
            itself: itself(subject),
            strongest,
          },
          unlessMeant(standing, place, {
            actions: [action],
            related,
            ...takeAway('grant it on single groups, with the id of each as `resource`'),
          }),
        );
      }
    }
    for (const { subject, policy, reason } of doubtful(adding, access)) {
      if (meant(subject).is === 'yes') continue;
      yield report('undecided', rolesPlace(policy), { who: whoCan(subject, name), reason }, { confidence: 'low' });
    }
  },
});
