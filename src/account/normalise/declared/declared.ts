import type { Declaration, Declared } from '../../../languages/declared/declared.ts';
import type { Policy } from '../../model/policy.ts';
import { createDrafts, type Drafts } from '../draft.ts';
import { configuration, credentialsSecret, noteInstanceByCrn, resourceInstance } from './engine.ts';
import { externalInteraction } from './external-interaction.ts';
import { accessGroup, dynamicRule, members } from './groups.ts';
import { serviceApiKey, serviceId, userApiKey } from './identities.ts';
import { networkRule, zone } from './network.ts';
import { noteMixedIds } from './mixed-ids.ts';
import { accessPolicy, authorization } from './policies.ts';
import { publicAccess } from './public-access.ts';
import { recordProof } from './proof.ts';
import { customRole } from './roles.ts';
import { isJoined, scopeOf, type Scope } from './scope.ts';
import { accountSettings } from './settings.ts';
import { trustedProfile } from './trust.ts';
import { policyTemplate } from './templates.ts';
import { recordWriting } from './source-reference.ts';

type Normaliser = (declared: Declared, scope: Scope) => void;

/** Types that the declaration makes. Claim rules, links and addresses are read with what they belong to. */
const managed: ReadonlyMap<string, Normaliser> = new Map([
  ['ibm_iam_user_policy', accessPolicy('user', ['ibm_id', 'iam_id'])],
  ['ibm_iam_service_policy', accessPolicy('service_id', ['iam_service_id', 'iam_id'])],
  ['ibm_iam_trusted_profile_policy', accessPolicy('trusted_profile', ['profile_id', 'iam_id'])],
  ['ibm_iam_access_group_policy', accessPolicy('access_group', ['access_group_id'])],
  ['ibm_iam_authorization_policy', authorization],
  ['ibm_iam_policy_template', policyTemplate],
  ['ibm_iam_policy_template_version', policyTemplate],
  ['ibm_iam_access_group', accessGroup],
  ['ibm_iam_access_group_members', members],
  ['ibm_iam_access_group_dynamic_rule', dynamicRule],
  ['ibm_iam_service_id', serviceId],
  ['ibm_iam_service_api_key', serviceApiKey],
  ['ibm_iam_api_key', userApiKey],
  ['ibm_iam_trusted_profile', trustedProfile],
  ['ibm_iam_custom_role', customRole],
  ['ibm_iam_account_settings', accountSettings],
  ['ibm_iam_account_settings_external_interaction', externalInteraction],
  ['ibm_iam_access_group_account_settings', publicAccess],
  ['ibm_cbr_zone', zone],
  ['ibm_cbr_rule', networkRule],
  ['ibm_resource_instance', resourceInstance],
  ['ibm_sm_iam_credentials_configuration', configuration],
  ['ibm_sm_iam_credentials_secret', credentialsSecret],
]);

/**
 * Types that a data source looks up. What one shows of policies or members is not taken: Terraform code does not hold it,
 * and a state holds it as of some time ago.
 */
const looked: ReadonlyMap<string, Normaliser> = new Map([
  ['ibm_iam_access_group', accessGroup],
  ['ibm_iam_service_id', serviceId],
  ['ibm_iam_trusted_profile', trustedProfile],
  ['ibm_iam_account_settings', accountSettings],
  ['ibm_resource_instance', resourceInstance],
  ['ibm_sm_iam_credentials_configuration', configuration],
]);

/** Folds what a declaration declares into the account it is about. Exports come before, since it may name what they hold. */
export const normaliseDeclaration = (declaration: Declaration, drafts: Drafts): void => {
  const scope = scopeOf(declaration, drafts);
  for (const declared of declaration.resources) {
    if (isJoined(declared, scope)) continue;
    noteInstanceByCrn(declared, scope);
    noteMixedIds(declared, scope);
    (declared.mode === 'managed' ? managed : looked).get(declared.type)?.(declared, scope);
    scope.list(declared);
  }
  recordProof(scope);
  recordWriting(scope);
};

/** The policies of which a declaration has a block and no instance: as they are written, in no account. */
export const dormantPolicies = ({ dormant = [] }: Declaration): readonly Policy[] => {
  const drafts = createDrafts();
  const scope = scopeOf({ resources: dormant, gaps: [] }, drafts);
  for (const declared of dormant) managed.get(declared.type)?.(declared, scope);
  return drafts
    .all()
    .flatMap(({ policies, authorizations, templates }) => [...policies, ...authorizations, ...templates]);
};
