import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import type { Account } from '../../src/account/model/account.ts';
import type { Edit } from '../../src/finding/fix.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { below } from '../../src/source/place.ts';
import { customRolesOf } from './shared/custom-roles.ts';

/** What names have to be (`resource_ibm_iam_custom_role.go` of IBM-Cloud/terraform-provider-ibm, 2026). */
const name = /^[A-Z][A-Za-z0-9]{0,29}$/;
const maxDisplayName = 50;

/** A name that is allowed, from what is written; undefined where nothing is left of it. */
const mended = (text: string): string | undefined => {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name.test(joined) ? joined : undefined;
};

/** Policies that name the role go on naming it. */
const renamed = ({ policies }: Account, written: string, meant: string): readonly Edit[] =>
  policies.flatMap((policy) =>
    isUnknown(policy.roles)
      ? []
      : policy.roles.flatMap((role, index) =>
          !isUnknown(role) && role.id === undefined && role.name === written
            ? [replacing(rolePlace(policy, index), written, meant)]
            : [],
        ),
  );

export default defineRule({
  id: 'custom-role-name-refused',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a custom role has a name that IAM refuses',
  fix: {
    safety: 'safe',
    because: 'writes the name without the characters that IAM refuses: no policy can have it yet',
  },
  messages: {
    name: 'IAM refuses `{name}` as the name of a custom role: it must be 1 to 30 letters and digits and begin with a capital letter; write other characters in `{field}`, the name that the console shows',
    display: '`{name}` has {length} characters, and IAM accepts a display name of at most {max}: shorten it',
  },
  *check({ account, report }) {
    for (const { id, name: written, named, displayName, origin } of customRolesOf(account)) {
      // A role that exists was accepted.
      if (id !== undefined) continue;
      if (named !== false && !name.test(written) && !isPlaceholder(written)) {
        const meant = mended(written);
        const repairs = meant === undefined ? [] : [correction(below(origin, 'name'), meant)];
        const edits =
          meant === undefined
            ? []
            : [replacing(below(origin, 'name'), written, meant), ...renamed(account, written, meant)];
        yield report('name', below(origin, 'name'), { name: written, field: 'display_name' }, { repairs, edits });
      }
      const length = displayName?.length ?? 0;
      if (displayName !== undefined && length > maxDisplayName) {
        yield report('display', below(origin, 'display_name'), { name: displayName, length, max: maxDisplayName });
      }
    }
  },
});
