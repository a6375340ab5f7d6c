import { prose, shell } from '../../src/snippet/snippet.ts';
import type { PolicyShape, RoleShape } from '../../src/account/model/policy-shape.ts';
import { parseRoleCrn } from '../../src/catalogue/role-crn.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { exists, plainAttribute } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isDefined, type GrantedRole, findInRoles } from '../../src/rule-api/granted-roles.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

const selectors = [
  ['serviceType', 'service', 'allIamEnabled'],
  ['serviceType', 'platform_service', 'allAccountManagement'],
  ['service_group_id', 'IAM', 'iamAccountManagement'],
] as const;

/** A part of a service (`is.vpc`) goes by the roles of the whole, and the reverse. */
const together = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

const isOfAnother = (role: RoleShape, service: string, catalogue: Catalogue): boolean => {
  const crn = role.id === undefined ? undefined : parseRoleCrn(role.id);
  if (crn?.kind === 'customRole') return !together(crn.service, service);
  // A name that differs by case alone has a rule of its own.
  const { known } = catalogue.actionsOf({ ...role, exact: false }, service);
  if (known === 'not a role') return true;
  // The CRN of a service's own role names that service, whether or not its name is published.
  const ofService = known === 'nothing' && crn?.kind === 'serviceRole' && crn.service !== 'iam';
  return ofService && catalogue.service(crn.service) !== undefined && !together(crn.service, service);
};

/** The selector of many services on which a role cannot stand, as the policy writes it. */
const misplacedOn = (role: RoleShape, { target }: PolicyShape, catalogue: Catalogue): string | undefined => {
  const used = selectors.find(([name, value]) => plainAttribute(target, name) === value);
  return used !== undefined && catalogue.assignable(role, used[2]) === 'no' ? `${used[0]}=${used[1]}` : undefined;
};

export default defineRule({
  id: 'role-of-another-service',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy grants a role that its service does not have',
  messages: {
    other: '`{role}` is not a role of `{service}`: IAM refuses the policy',
    existing:
      'the catalogue has no role `{role}` on `{service}`, but the policy exists in IAM: check whether it grants what it should',
    many: '`{role}` cannot be granted on `{selector}`, because it belongs to single services: IAM refuses the policy',
    authorizations: '`{role}` is only for authorizations between services: an access policy cannot grant it',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const misplaced = (shape: PolicyShape) => (granted: GrantedRole<RoleShape>) => {
      const { role, service } = granted;
      if (role.id === undefined && isDefined(role, account)) return undefined;
      if (service === undefined) {
        const selector = misplacedOn(role, shape, catalogue);
        return selector === undefined ? undefined : { selector, reserved: false };
      }
      const reserved = shape.type === 'access' && catalogue.onlyForAuthorizations(role);
      return reserved || isOfAnother(role, service, catalogue) ? { selector: undefined, reserved } : undefined;
    };
    const misplacedIn = (shape: PolicyShape) => findInRoles(shape, misplaced(shape));
    for (const { policy, match } of matchPolicies(account, 'all', misplacedIn)) {
      for (const { role: its, index, service, found } of match) {
        const { selector, reserved } = found;
        const place = rolePlace(policy, index);
        const role = catalogue.displayName(its, service ?? '');
        const where = service ?? selector ?? '';
        const help = prose`${shell`ibmcloud iam roles --service ${where}`} lists its roles`;
        // IAM took a policy that it has: the tables of roles are likely older.
        if (exists(policy)) {
          const details = { confidence: 'low' as const, ...(service === undefined ? {} : { help }) };
          yield report('existing', place, { role, service: where }, details);
        } else if (selector !== undefined) yield report('many', place, { role, selector });
        else if (reserved) yield report('authorizations', place, { role });
        else yield report('other', place, { role, service: where }, { help });
      }
    }
  },
});
