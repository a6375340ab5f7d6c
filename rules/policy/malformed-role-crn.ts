import { roleCrnFault } from '../../src/catalogue/near-role.ts';
import { isStandIn } from '../../src/model/stand-in.ts';
import { defineRule } from '../../src/rule/define.ts';
import { grantedRoles, oncePerRole } from '../../src/rule/granted-roles.ts';
import { exists, grantsOf, rolePlace } from '../../src/rule/grants.ts';

const accountIn = (id: string): string | undefined => /::a\/([0-9a-f]{32})::customRole:/.exec(id)?.[1];

export default defineRule({
  id: 'malformed-role-crn',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: "a role's CRN is put together wrongly, or names a custom role of another account",
  messages: {
    fault: '`{role}` is the CRN of no role: it {why}',
    meant: '`{role}` is the CRN of no role: it {why}; write `{meant}`',
    account: 'the custom role `{role}` is of the account `{other}`, and the policy is of `{account}`: IAM refuses it',
  },
  *check({ account, report }) {
    const look = oncePerRole(({ id }) => {
      const sound = id === undefined || isStandIn(id);
      return { fault: sound ? undefined : roleCrnFault(id), other: sound ? undefined : accountIn(id) };
    });
    for (const policy of grantsOf(account)) {
      for (const { role, index } of grantedRoles(policy)) {
        const { id } = role;
        const { fault, other } = look(role, undefined);
        if (id === undefined || (fault === undefined && other === undefined)) continue;
        const place = rolePlace(policy, index);
        if (fault !== undefined) {
          const { why, meant } = fault;
          const details = exists(policy) ? { confidence: 'low' as const } : {};
          yield meant === undefined
            ? report('fault', place, { role: id, why }, details)
            : report(
                'meant',
                place,
                { role: id, why, meant },
                {
                  ...details,
                  repairs: [{ kind: 'edit', text: meant }],
                },
              );
        } else if (other !== undefined && account.id !== undefined && other !== account.id) {
          yield report(
            'account',
            place,
            { role: id, other, account: account.id },
            {
              help: 'a custom role exists in the account that made it only: create it in this one as well, and name that',
            },
          );
        }
      }
    }
  },
});
