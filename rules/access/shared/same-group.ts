import { mayBe } from '../../../src/access/decide/membership.ts';
import type { AccessGroup } from '../../../src/account/model/account.ts';
import type { Subject } from '../../../src/account/model/subject.ts';
import { isUnresolved } from '../../../src/account/model/unresolved.ts';
import { isPlaceholder } from '../../../src/source/placeholder.ts';

/**
 * Whether a group is perhaps one of these subjects, though under another id: a variable or a placeholder stands for the one
 * or the other.
 */
export const mayBeAmong = (subjects: readonly Subject[]): ((group: AccessGroup) => boolean) => {
  const groups = subjects.filter(({ id, kind }) => kind === 'access_group' || isPlaceholder(id));
  const open = groups.filter(({ id }) => isUnresolved(id));
  return ({ id, name }) => {
    const group: Subject = { kind: 'access_group', id, name };
    return open.some(mayBe(group)) || (isUnresolved(id) && groups.some((one) => mayBe(one)(group)));
  };
};
