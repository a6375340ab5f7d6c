import { removing } from '../../src/rule-api/edits.ts';
import { listNames } from '../../src/source/list-names.ts';
import { exists, type Role } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { roleItem, rolePlace, targetPlace } from '../../src/rule-api/policy-places.ts';
import { policiesBySubject } from './shared/policies-by-subject.ts';

/** So many roles of a policy are held against each other: a service has a dozen, and a custom role stands for several. */
const mostRoles = 100;

export default defineRule({
  id: 'redundant-role',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  compares: true,
  summary: 'a role of a policy adds no action to those that the subject has from other roles',
  fix: {
    safety: 'safe',
    because: 'takes the role out: others give all its actions',
  },
  messages: {
    found: '`{role}` adds nothing here, because {others} already {grants} all its actions; remove it',
  },
  *check({ account, catalogue, report }) {
    const { bySubject, widerThan, coveredBy, coveringOf } = policiesBySubject(account, catalogue);
    for (const { policies } of bySubject.values()) {
      for (const policy of policies) {
        const { roles } = policy;
        if (isUnknown(roles) || roles.length < 2) continue;
        const known = roles.flatMap((role, index) => (isUnknown(role) ? [] : [{ role, index }])).slice(0, mostRoles);
        // That all of it is granted elsewhere is for `redundant-policy` to say.
        if (known.length < 2 || coveredBy(policy) !== undefined) continue;
        const wider = widerThan(policy);
        const kept = new Set<Role>(known.map(({ role }) => role));
        const redundant = known.toReversed().flatMap(({ role, index }) => {
          kept.delete(role);
          const covering = coveringOf([role], policy, [{ policy, roles: [...kept] }, ...wider]);
          if (covering === undefined) kept.add(role);
          return covering === undefined ? [] : [{ role, index, covering }];
        });
        for (const { role, index, covering } of redundant) {
          const elsewhere = covering.filter((one) => one !== policy);
          const names = [...kept].map((one) => catalogue.displayName(one, ''));
          yield report(
            'found',
            rolePlace(policy, index),
            {
              role: catalogue.displayName(role, ''),
              others: elsewhere.length === 0 ? listNames(names) : 'policies on wider targets',
              grants: elsewhere.length === 0 && names.length === 1 ? 'grants' : 'grant',
            },
            {
              edits:
                exists(policy) ||
                elsewhere.some(({ origin }) => origin.document.source !== policy.origin.document.source)
                  ? []
                  : [
                      removing(
                        roleItem(policy, index),
                        policy.layout.version === undefined ? (role.id ?? role.name) : undefined,
                      ),
                    ],
              related: elsewhere.map((one) => ({
                place: targetPlace(one),
                note: 'grants these actions on a wider target',
              })),
            },
          );
        }
      }
    }
  },
});
