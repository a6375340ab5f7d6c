import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import type { RoleShape } from '../../src/account/model/policy-shape.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { roleCrnOf } from '../../src/catalogue/role-crn.ts';
import { isUnheardOf, roleCrnFault } from '../../src/catalogue/near-role.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { type GrantedRole, findInRoles, isDefined } from '../../src/rule-api/granted-roles.ts';
import { exists } from '../../src/account/model/policy.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

const accountIn = (id: string): string | undefined => /::a\/([0-9a-f]{32})::customRole:/.exec(id)?.[1];

const onlyInItsAccount =
  'a custom role exists only in its own account: create it in this account too, and name that one';

/** What is wrong with a role that is told by its CRN, as far as no placeholder stands in it. */
const suspectOf = ({ role: { id }, service }: GrantedRole<RoleShape>) => {
  if (id === undefined || isPlaceholder(id)) return undefined;
  const [fault, other] = [roleCrnFault(id), accountIn(id)];
  const unheardOf = fault === undefined && isUnheardOf(id);
  return fault === undefined && other === undefined && !unheardOf
    ? undefined
    : { id, fault, other, unheardOf, service };
};

const withoutBlanks = (name: string): string => name.replaceAll(' ', '');

/** The role of the service of a policy that the end of a CRN, or a name in its place, spells without blanks. */
const ownRole = (id: string, service: string | undefined, catalogue: Catalogue): string | undefined => {
  const spelled = withoutBlanks(id.slice(id.lastIndexOf(':') + 1)).toLowerCase();
  const roles = service === undefined ? undefined : catalogue.service(service)?.serviceRoles;
  return roles?.find((role) => role.includes(' ') && withoutBlanks(role).toLowerCase() === spelled);
};

export default defineRule({
  id: 'malformed-role-crn',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the CRN of a role has a wrong part, or names a custom role of another account',
  fix: {
    safety: 'safe',
    because:
      'writes the CRN of the role that is meant: as it stands, IAM refuses the policy, and it can mean nothing else',
  },
  messages: {
    fault: '`{role}` is not the CRN of a role: it {why}',
    meant: '`{role}` is not the CRN of a role: it {why}; write `{meant}`',
    unheardOf:
      '`{role}` has the form of a role that all services have, but IBM publishes none of that name: the CRN of a role of one service names the service; `ibmcloud iam roles --service SERVICE --output json` shows the CRNs',
    ofService:
      '`{role}` is not the CRN of a role: {display} is a role of `{service}`, and the CRN of a role of one service names the service; write `{meant}`',
    account: 'the custom role `{role}` belongs to the account `{other}`, but the policy to `{account}`: IAM refuses it',
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
        const { id, fault, other, unheardOf, service } = found;
        const place = rolePlace(policy, index);
        const display =
          fault?.meant === undefined && !id.includes('::customRole:') ? ownRole(id, service, catalogue) : undefined;
        if (display !== undefined && service !== undefined) {
          const meant = roleCrnOf(`${service}::::serviceRole:${withoutBlanks(display)}`);
          const isSure = fault !== undefined && !exists(policy);
          const details = { repairs: [correction(place, meant)], ...(isSure ? {} : { confidence: 'low' as const }) };
          yield report('ofService', place, { role: id, display: `\`${display}\``, service, meant }, details);
        } else if (fault !== undefined) {
          const { why, meant } = fault;
          const details = exists(policy) ? { confidence: 'low' as const } : {};
          yield meant === undefined
            ? report('fault', place, { role: id, why }, details)
            : report(
                'meant',
                place,
                { role: id, why, meant },
                { ...details, repairs: [correction(place, meant)], edits: [replacing(place, id, meant)] },
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
