import { unknown } from '../../source/unknown.ts';
import { get, isObject, textAt } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import type { Recognised } from '../../input/recognise/recognised.ts';
import type { Attribute, Policy, Target } from '../model/policy.ts';
import type { Drafts } from './draft.ts';
import { draftOf } from './identities.ts';
import { createRecurring, policyOf } from './policy.ts';

const account: Attribute = {
  name: 'accountId',
  operator: 'stringEquals',
  value: unknown('a template names no account: it is that of the assignment'),
};

const isOfAccount = ({ attributes }: Target): boolean => attributes.some(({ name }) => name === 'accountId');

/** What a template leaves to its assignments: the account, and often the subject. */
const assigned = (policy: Policy, hasSubject: boolean): Policy => {
  const { target } = policy;
  const completed =
    'unknown' in target || isOfAccount(target) ? target : { ...target, attributes: [...target.attributes, account] };
  if (policy.type === 'authorization' || hasSubject) return { ...policy, target: completed };
  const { notes } = policy;
  const subject = unknown('a template may leave its subject to another template');
  return { ...policy, subject, target: completed, notes: notes && { ...notes, subjects: 1, subject: undefined } };
};

/** Policy templates of an enterprise: they give no access of their own; the policies they create stand in the accounts' listings. */
export const normaliseTemplates = (recognised: Recognised, drafts: Drafts): void => {
  const recurring = createRecurring();
  for (const item of recognised.items) {
    const policy = get(item.value, 'policy');
    if (!isObject(policy) || textAt(item.value, 'state') === 'deleted') continue;
    const read = policyOf(policy, below(item.origin, 'policy'), recurring);
    draftOf(item, recognised, drafts).templates.push(assigned(read, isObject(get(policy, 'subject'))));
  }
};
