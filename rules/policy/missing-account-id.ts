import { adding } from '../../src/rule-api/edits.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import type { Policy, TargetShape } from '../../src/account/model/policy.ts';
import { defineRule, type Details } from '../../src/rule-api/define.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { attributeParts, subjectPlace, targetPlace } from '../../src/rule-api/policy-places.ts';

/** A name that is to be filled in may be this one. */
const names = ({ attributes }: TargetShape): boolean =>
  attributes.some(({ name }) => name === 'accountId' || isPlaceholder(name));

/** Setups and Terraform leave the account out, and IAM did not refuse what it has. */
const mustName = ({ version, exists }: PolicyShape): boolean => version !== undefined && !exists;

/** The attribute to add; where nothing says which account it is for, how to find out. */
const detailsOf = (policy: Policy, value: string | undefined): Details =>
  value === undefined
    ? { help: 'add the attribute `accountId` with the id that `ibmcloud account show` prints' }
    : {
        repairs: attributeEdit(policy, 0, { name: 'accountId', operator: 'stringEquals', value }),
        edits:
          policy.layout.version === undefined
            ? []
            : [
                adding(targetPlace(policy), {
                  [attributeParts[policy.layout.version].name]: 'accountId',
                  operator: 'stringEquals',
                  value,
                }),
              ],
      };

export default defineRule({
  id: 'missing-account-id',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy for the API does not name the account',
  fix: {
    safety: 'safe',
    because: 'adds the id of the account that the rest is about: IAM refuses the policy without it',
  },
  messages: {
    target: 'the target has no `accountId`: IAM refuses a policy without it',
    source: 'the source has no `accountId`: IAM refuses an authorization without it',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', mustName)) {
      const { target } = policy;
      if (isUnknown(target)) continue;
      if (!names(target)) yield report('target', targetPlace(policy), {}, detailsOf(policy, account.id));
      if (policy.type === 'authorization' && !isUnknown(policy.source) && !names(policy.source)) {
        yield report(
          'source',
          subjectPlace(policy),
          {},
          {
            help: 'it is the account of the source instances, which may differ from that of the target',
          },
        );
      }
    }
  },
});
