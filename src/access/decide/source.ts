import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Policy, Target } from '../../account/model/policy.ts';
import { all, dependsOn, reworded, yes, type Answer } from './answer.ts';
import { admits, factOf, takesAnyValue, valueOf } from './attribute.ts';
import { alwaysHas } from './covers.ts';
import { attributeStateOf, type Resource } from './question.ts';

const undocumented = (policy: Policy, what: string): Answer => dependsOn({ kind: 'undocumented', policy, what });

/** IAM asks a source for a service or a resource group; what one without either would admit, nothing says. */
const namesSource = (policy: Policy, { attributes }: Target): Answer =>
  attributes.some(({ name }) => name === 'serviceName' || name === 'resourceGroupId')
    ? yes()
    : undocumented(policy, 'what a source without `serviceName` and `resourceGroupId` covers');

/** IAM asks a source for its account. A setup may leave it out where it is the account of the authorization itself. */
const namesAccount = (
  policy: Policy,
  { attributes }: Target,
  principal: Resource,
  accountId: string | undefined,
): Answer => {
  if (attributes.some(({ name }) => name === 'accountId')) return yes();
  const state = attributeStateOf(principal, 'accountId');
  const same = typeof state === 'object' ? state.is === accountId : accountId === undefined;
  return same ? yes() : undocumented(policy, 'the account of a source without `accountId`');
};

/**
 * Whether the source of an authorization admits the service instances that want to act. Of several facts that are missing
 * the first is told.
 * @param accountId the account that holds the authorization
 */
export const admitsSource = (
  policy: Policy,
  source: Target,
  principal: Resource,
  accountId: string | undefined,
  catalogue: Catalogue,
): Answer => {
  const service = catalogue.service(principal.service);
  const byAttributes = source.attributes.map((attribute): Answer => {
    const { name } = attribute;
    const state = name === 'serviceName' ? { is: principal.service } : attributeStateOf(principal, name);
    const answer = admits(attribute, state);
    if (answer.is === 'unknown' && state === 'unknown' && takesAnyValue(attribute) && alwaysHas(service, name)) {
      return yes();
    }
    return reworded(
      answer,
      ({ value }) => ({ kind: 'other source', attribute: name, value, wanted: valueOf(state) }),
      (open) => factOf(open, policy, name),
    );
  });
  const answer = all([
    ...byAttributes,
    namesSource(policy, source),
    namesAccount(policy, source, principal, accountId),
  ]);
  return answer.is === 'unknown' ? dependsOn(...answer.facts.slice(0, 1)) : answer;
};
