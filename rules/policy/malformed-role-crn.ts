import type { RoleShape } from '../../src/account/model/policy-shape.ts';
import { isUnheardOf, roleCrnFault } from '../../src/catalogue/near-role.ts';
import { isPlaceholder } from '../../src/account/model/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { type GrantedRole, findInRoles, isDefined } from '../../src/rule-api/granted-roles.ts';
import { exists } from '../../src/account/model/policy.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

const accountIn = (id: string): string | undefined => /::a\/([0-9a-f]{32})::customRole:/.exec(id)?.[1];

const onlyInItsAccount =
  'a custom role exists in the account that made it only: create it in this one as well, and name that';

/** What is wrong with a role that is told by its CRN, as far as no placeholder stands in it. */
const suspectOf = ({ role: { id } }: GrantedRole<RoleShape>) => {
  if (id === undefined || isPlaceholder(id)) return undefined;
  const [fault, other] = [roleCrnFault(id), accountIn(id)];
  const unheardOf = fault === undefined && isUnheardOf(id);
  return fault === undefined && other === undefined && !unheardOf ? undefined : { id, fault, other, unheardOf };
};

export default defineRule({
  id: 'malformed-role-crn',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: "a role's CRN is put together wrongly, or names a custom role of another account",
  messages: {
    fault: '`{role}` is the CRN of no role: it {why}',
    meant: '`{role}` is the CRN of no role: it {why}; write `{meant}`',
    unheardOf:
      '`{role}` is of the form of the roles that all services have, and IBM names none of that name: a role of one service stands under its service; `ibmcloud iam roles --service SERVICE --output json` shows the CRNs',
    account: 'the custom role `{role}` is of the account `{other}`, and the policy is of `{account}`: IAM refuses it',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const isKnownRole = ({ role, service }: GrantedRole<RoleShape>): boolean =>
      isDefined(role, account) ||
      (service !== undefined && ['actions', 'role only'].includes(catalogue.actionsOf(role, service).known));
    const suspect = (granted: GrantedRole<RoleShape>) => {
      const found = suspectOf(granted);
      // What the account's own list of roles shows, or the config adds, there is.
      return found?.unheardOf === true && isKnownRole(granted) ? undefined : found;
    };
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInRoles(shape, suspect))) {
      for (const { index, found } of match) {
        const { id, fault, other, unheardOf } = found;
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
                { ...details, repairs: [{ kind: 'edit', text: meant }] },
              );
        } else if (unheardOf) {
          yield report('unheardOf', place, { role: id }, { confidence: 'low' });
        } else if (other !== undefined && account.id !== undefined && other !== account.id) {
          yield report('account', place, { role: id, other, account: account.id }, { help: onlyInItsAccount });
        }
      }
    }
  },
});
