import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import type { Attribute } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

/** A name that is to be filled in may be any of them. */
const holds = (attributes: readonly Attribute[], ...names: readonly string[]): boolean =>
  attributes.some(({ name }) => names.includes(name) || isPlaceholder(name));

const isSuspect = ({ type, notes }: PolicyShape): boolean => type === 'authorization' || notes.subject !== undefined;

/** What names the subject in the resources of Terraform that may leave it out. */
const argumentOf = (address: string | undefined): string | undefined =>
  address !== undefined && /(?:^|[./])ibm_iam_(?:service|trusted_profile)_policy\./.test(address)
    ? 'iam_id'
    : undefined;

export default defineRule({
  id: 'missing-subject',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy does not say who gets the access',
  messages: {
    nobody: 'the policy has no subject, so IAM refuses it: add `iam_id` or `access_group_id`',
    argument: 'the policy names nobody, so the provider fails: add `{argument}`',
    body: 'the policy has no subject, so only a command that names one can create it, such as `ibmcloud iam service-policy-create SERVICE_ID --file`: the API refuses it',
    service:
      'the subject is a service, which is allowed only in an authorization: set `type` to `authorization`, or name an identity with `iam_id`',
    source:
      'the source of the authorization names neither a service nor a resource group: IAM requires `serviceName` or `resourceGroupId`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', isSuspect)) {
      if (policy.type === 'authorization') {
        const { source } = policy;
        const several = (policy.notes?.subjects ?? 1) > 1;
        if (!several && !isUnknown(source) && !holds(source.attributes, 'serviceName', 'resourceGroupId')) {
          yield report('source', subjectPlace(policy), {});
        }
        continue;
      }
      const { notes } = policy;
      const attributes = notes?.subject;
      if (attributes === undefined || (notes?.subjects ?? 1) > 1 || holds(attributes, 'iam_id', 'access_group_id'))
        continue;
      const argument = argumentOf(policy.address);
      // A document that is one policy may be the body of a command, which names the subject itself.
      const isBody = attributes.length === 0 && policy.origin.path.length === 0;
      if (argument !== undefined) yield report('argument', policy.origin, { argument });
      else if (isBody) yield report('body', subjectPlace(policy), {}, { confidence: 'low' });
      else yield report(holds(attributes, 'serviceName') ? 'service' : 'nobody', subjectPlace(policy), {});
    }
  },
});
