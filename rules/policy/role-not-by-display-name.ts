import { replacing } from '../../src/rule-api/edits.ts';
import { isNoDisplayName } from '../../src/access/decide/role-actions.ts';
import type { Account } from '../../src/account/model/account.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import type { RoleShape } from '../../src/account/model/policy-shape.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { findInRoles, type GrantedRole } from '../../src/rule-api/granted-roles.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { declaredBy } from '../../src/account/model/unresolved.ts';
import type { Policy } from '../../src/account/model/policy.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { hcl, inLines, remark } from '../../src/snippet/snippet.ts';
import { overwriting } from '../../src/rule-api/repair/form.ts';
import { below, placeGiven } from '../../src/source/place.ts';
import { isUnknown } from '../../src/source/unknown.ts';

interface Found {
  readonly name: string;
  readonly is: 'crn' | 'name';
  /** The display name. */
  readonly meant: string | undefined;
}

/** The display name of the role that a CRN, a name or the expression for a CRN means; undefined where it is not known. */
const meantBy = (name: string, service: string, account: Account, catalogue: Catalogue): string | undefined => {
  const isAddress = name.includes('ibm_iam_custom_role.') && name.endsWith('.crn');
  const address = isAddress ? name.slice(0, -'.crn'.length) : undefined;
  const defined = account.roles.find(
    (one) => one.id === name || one.name === name || (address !== undefined && one.address === address),
  );
  if (defined !== undefined) return defined.displayName;
  if (address !== undefined || name.includes(':customRole:')) return undefined;
  const meant = catalogue.displayName({ id: name, name: undefined }, service);
  return ['actions', 'role only'].includes(catalogue.actionsOf({ id: name, name: undefined }, service).known)
    ? meant
    : undefined;
};

const findIn =
  (account: Account, catalogue: Catalogue) =>
  ({ role, service = '' }: GrantedRole<RoleShape>): Found | undefined => {
    const { name } = role;
    if (name === undefined || isPlaceholder(name) || !isNoDisplayName(role, account)) return undefined;
    const isCrn = name.startsWith('crn:') || name.endsWith('.crn');
    if (!isCrn && ['actions', 'role only'].includes(catalogue.actionsOf(role, service).known)) return undefined;
    return { name, is: isCrn ? 'crn' : 'name', meant: meantBy(name, service, account, catalogue) };
  };

/** All roles of the policy by their display names, where these are known. */
const byDisplayName = (
  { roles, address, origin }: Policy,
  found: readonly { readonly index: number; readonly found: Found }[],
): readonly Repair[] => {
  const declared = address === undefined ? undefined : declaredBy(address);
  if (isUnknown(roles) || declared === undefined) return [];
  const names = roles.map((role, at) => {
    const wrong = found.find(({ index }) => index === at);
    return wrong === undefined ? (isUnknown(role) ? undefined : role.name) : wrong.found.meant;
  });
  const written = below(origin, 'roles');
  return names.every((name) => name !== undefined)
    ? [overwriting(written, inLines([remark(declared), hcl`roles = [${[...new Set(names)]}]`]), placeGiven(written))]
    : [];
};

const withinModule = (name: string): string =>
  name.startsWith('crn:') ? name : name.replace(/^(?:.*\/\/)?(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/, '');

export default defineRule({
  id: 'role-not-by-display-name',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a role in Terraform code is named by something else than its display name',
  fix: {
    safety: 'safe',
    because: 'writes the display name of the same role, where the code has another name as a literal',
  },
  messages: {
    crn: '`{name}` is the CRN of a role: the provider compares display names, finds none like it and refuses the policy; write the display name',
    crnMeant:
      '`{name}` is the CRN of a role: the provider compares display names, finds none like it and refuses the policy; write `{meant}`',
    name: '`{name}` is the `name` of a custom role: the provider compares display names, finds none like it and refuses the policy; write the `display_name`',
    nameMeant:
      '`{name}` is the `name` of a custom role: the provider compares display names, finds none like it and refuses the policy; write `{meant}`',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const find = findIn(account, catalogue);
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInRoles(shape, find))) {
      for (const { index, found } of match) {
        const { is, meant } = found;
        const name = withinModule(found.name);
        const place = rolePlace(policy, index);
        if (meant === undefined) yield report(is, place, { name });
        else {
          yield report(
            `${is}Meant`,
            place,
            { name, meant },
            {
              repairs: byDisplayName(policy, match),
              edits: [replacing(place, found.name, meant)],
            },
          );
        }
      }
    }
  },
});
