import type { Account } from '../../account/model/account.ts';
import { declaredBy } from '../../account/model/unresolved.ts';
import type { Policy } from '../../account/model/policy.ts';
import type { Repair } from '../../finding/finding.ts';
import { hcl, inLines, jsonValue, remark, type Snippet } from '../../snippet/snippet.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import { below, placeGiven } from '../../source/place.ts';
import { overwriting } from './form.ts';
import { targetLines } from './terraform-repairs.ts';
import type { RolesToGive } from './roles-to-give.ts';

/** An address in its parts: the block of code, and which of its instances. */
const partsOf = (address: string): { readonly block: string; readonly key: string | undefined } => {
  const [, block = address, key] = /^(.*?)(?:\[("[^"]*"|\d+)\])?$/.exec(address) ?? [];
  return { block, key };
};

const rolesOf = ({ roles }: Policy): readonly string[] | undefined =>
  isUnknown(roles) || !roles.every(isKnown) ? undefined : roles.filter(isKnown).map(writtenName);

/** The value of `roles` where a block makes several policies: other instances keep theirs. Undefined where these differ. */
const ofInstance = (key: string, roles: readonly string[], others: readonly Policy[]): Snippet | undefined => {
  const [kept, ...more] = [...new Set(others.map((one) => JSON.stringify(rolesOf(one))))];
  const [first] = others;
  const names = first === undefined ? undefined : rolesOf(first);
  if (kept === undefined || names === undefined || more.length > 0) return undefined;
  const quoted = /^"(.*)"$/.exec(key)?.[1];
  const test = quoted === undefined ? hcl`count.index == ${jsonValue(Number(key))}` : hcl`each.key == ${quoted}`;
  return hcl`${test} ? [${roles}] : [${names}]`;
};

/**
 * Other roles for a policy that Terraform's code declares; none where its block makes other policies as well, of which
 * nobody knows what they would lose.
 *
 * @param target where it is to be about this from now on
 */
export const rolesInTerraform = (
  policy: Policy,
  roles: readonly string[],
  account: Account,
  target?: RolesToGive,
): readonly Repair[] => {
  const address = policy.address === undefined ? undefined : declaredBy(policy.address);
  if (address === undefined) return [];
  const { block, key } = partsOf(address);
  const all: readonly Policy[] = [...account.policies, ...account.authorizations];
  const others = all.filter((one) => {
    if (one === policy || one.address === undefined || key === undefined) return false;
    const parts = partsOf(declaredBy(one.address) ?? '');
    return parts.key !== undefined && parts.block === block;
  });
  const same = others.every((one) => JSON.stringify(rolesOf(one)) === JSON.stringify(roles));
  const value = key === undefined || same ? hcl`[${roles}]` : ofInstance(key, roles, others);
  if (value === undefined || (target !== undefined && others.length > 0)) return [];
  const usesAttributes = policy.layout.each?.attributes.some(([first]) => first === 'resource_attributes') === true;
  const style = usesAttributes ? 'resource_attributes' : 'resources';
  const blocks = target === undefined ? [] : [hcl``, ...targetLines(target, style, account, hcl``)];
  const isOver = target !== undefined && policy.condition !== undefined;
  const place = isOver ? `${block}, without rule_conditions, rule_operator and pattern` : block;
  const written = below(policy.origin, 'roles');
  return [overwriting(written, inLines([remark(place), hcl`roles = ${value}`, ...blocks]), placeGiven(written))];
};
