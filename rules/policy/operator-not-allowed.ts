import { type PolicyShape, isVarying } from '../../src/account/model/policy-shape.ts';
import { exists, type Attribute, type AttributeShape } from '../../src/account/model/policy.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace, subjectPlace, tagPlace } from '../../src/rule-api/policy-places.ts';

/** What is wrong with an operator and its value together; undefined where they go together. */
const misfit = ({ operator, value }: Attribute): string | undefined => {
  if (isUnknown(value)) return undefined;
  if (operator === 'stringExists') {
    return typeof value === 'boolean' || value === 'true' || value === 'false'
      ? undefined
      : '`stringExists` asks whether there is a value at all: it takes `true` or `false`';
  }
  if (operator.endsWith('AnyOf')) {
    return typeof value === 'object' ? undefined : `\`${operator}\` takes a list of texts`;
  }
  return typeof value === 'string' ? undefined : `\`${operator}\` takes one text`;
};

/** Operators of version 1 (`iam-policy-management/v1.ts` of IBM/platform-services-node-sdk@a5d0fd7). */
const inVersionOne = new Set(['stringEquals', 'stringMatch']);

/** Nearly all attributes are so, and are taken everywhere. */
const isUsual = ({ operator, value }: AttributeShape): boolean =>
  operator === 'stringEquals' && (typeof value === 'string' || isVarying(value));

const isSuspect = ({ target, notes }: PolicyShape): boolean =>
  notes.subject !== undefined || (isKnown(target) && !(target.tags.length === 0 && target.attributes.every(isUsual)));

export default defineRule({
  id: 'operator-not-allowed',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'an operator is used where IAM does not accept it, or with a value of another type',
  messages: {
    value: 'the value of `{name}` does not fit its operator: {why}',
    version: 'version 1 policies have no `{operator}`: write the policy in version 2',
    tag: 'tags do not support `{operator}`: IAM accepts `stringEquals` and `stringMatch`',
    subject:
      'a subject does not support `{operator}`: name one subject with `stringEquals`, or use an access group for several',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', isSuspect)) {
      const details = exists(policy) ? { confidence: 'low' as const } : {};
      for (const [index, attribute] of (policy.notes?.subject ?? []).entries()) {
        const { operator } = attribute;
        if (operator === 'stringEquals' || operator === 'stringExists') continue;
        yield report('subject', subjectPlace(policy, index), { operator }, details);
      }
      if (isUnknown(policy.target)) continue;
      const { attributes, tags } = policy.target;
      for (const [index, attribute] of attributes.entries()) {
        const { name, operator } = attribute;
        const why = misfit(attribute);
        if (policy.layout.version === 1 && !inVersionOne.has(operator)) {
          yield report('version', attributePlace(policy, index, 'operator'), { operator }, details);
        } else if (why !== undefined) yield report('value', attributePlace(policy, index), { name, why }, details);
      }
      for (const [index, { operator }] of tags.entries()) {
        if (!inVersionOne.has(operator)) yield report('tag', tagPlace(policy, index), { operator }, details);
      }
    }
  },
});
