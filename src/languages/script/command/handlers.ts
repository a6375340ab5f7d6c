/** What each command declares, changes or takes away, and which of them only show something that is followed. */
import type { ReferenceGroup } from '../../../catalogue/command-reference.ts';
import type { Handler } from './call.ts';
import { deleteIdentity, deleteNamed, deletePolicy, removeMembers } from './change.ts';
import { configUpdate, configurationCreate } from './engine.ts';
import * as identities from './identities.ts';
import { createNetwork, deleteNetwork, patchNetwork, updateNetwork } from './network.ts';
import { authorization, groupPolicy, profilePolicy, servicePolicy, userPolicy } from './policies.ts';
import { secretCreate, secretGroup } from './secrets.ts';
import { createClaimRule, createLink, deleteTrust, updateClaimRule } from './trust.ts';

/** Commands that make or change something. */
const making: ReadonlyMap<string, Handler> = new Map([
  ['service-policy-create', servicePolicy],
  ['service-policy-update', servicePolicy],
  ['user-policy-create', userPolicy],
  ['user-policy-update', userPolicy],
  ['access-group-policy-create', groupPolicy],
  ['access-group-policy-update', groupPolicy],
  ['trusted-profile-policy-create', profilePolicy],
  ['trusted-profile-policy-update', profilePolicy],
  ['authorization-policy-create', authorization],
  ['access-group-create', identities.accessGroup],
  ['access-group-user-add', identities.addUsers],
  ['access-group-service-id-add', identities.addServiceIds],
  ['access-group-trusted-profile-add', identities.addProfiles],
  ['service-id-create', identities.serviceId],
  ['service-api-key-create', identities.serviceApiKey],
  ['api-key-create', identities.userApiKey],
  ['trusted-profile-create', identities.trustedProfile],
  ['trusted-profile-rule-create', createClaimRule],
  ['trusted-profile-rule-update', updateClaimRule],
  ['trusted-profile-link-create', createLink],
  ['role-create', identities.customRole],
  ['account-settings-update', identities.accountSettings],
  ['account-settings-external-interaction-update', identities.externalInteraction],
  ['access-group-update', identities.rename('ibm_iam_access_group')],
  ['service-id-update', identities.rename('ibm_iam_service_id')],
  ['trusted-profile-update', identities.rename('ibm_iam_trusted_profile')],
  ['api-key-update', identities.updateKey('ibm_iam_api_key')],
  ['service-api-key-update', identities.updateKey('ibm_iam_service_api_key')],
]);

/** Commands that take something away. */
const taking: ReadonlyMap<string, Handler> = new Map([
  ['service-policy-delete', deletePolicy('ibm_iam_service_policy', 'iam_id', 'ibm_iam_service_id')],
  ['user-policy-delete', deletePolicy('ibm_iam_user_policy', 'ibm_id', undefined)],
  [
    'access-group-policy-delete',
    deletePolicy('ibm_iam_access_group_policy', 'access_group_id', 'ibm_iam_access_group'),
  ],
  [
    'trusted-profile-policy-delete',
    deletePolicy('ibm_iam_trusted_profile_policy', 'iam_id', 'ibm_iam_trusted_profile'),
  ],
  ['authorization-policy-delete', deletePolicy('ibm_iam_authorization_policy', '', undefined)],
  ['service-id-delete', deleteIdentity('ibm_iam_service_id')],
  ['access-group-delete', deleteIdentity('ibm_iam_access_group')],
  ['trusted-profile-delete', deleteIdentity('ibm_iam_trusted_profile')],
  ['access-group-user-remove', removeMembers('ibm_ids', undefined, false)],
  ['access-group-user-purge', removeMembers('ibm_ids', undefined, true)],
  ['access-group-service-id-remove', removeMembers('iam_service_ids', 'ibm_iam_service_id', false)],
  ['access-group-service-id-purge', removeMembers('iam_service_ids', 'ibm_iam_service_id', true)],
  ['access-group-trusted-profile-remove', removeMembers('iam_profile_ids', 'ibm_iam_trusted_profile', false)],
  ['access-group-trusted-profile-purge', removeMembers('iam_profile_ids', 'ibm_iam_trusted_profile', true)],
  ['trusted-profile-rule-delete', deleteTrust('ibm_iam_trusted_profile_claim_rule')],
  ['trusted-profile-link-delete', deleteTrust('ibm_iam_trusted_profile_link')],
  ['service-api-key-delete', deleteNamed('ibm_iam_service_api_key')],
  ['api-key-delete', deleteNamed('ibm_iam_api_key')],
  ['role-delete', deleteNamed('ibm_iam_custom_role')],
]);

const secretsManager: ReadonlyMap<string, Handler> = new Map([
  ['config-update', configUpdate],
  ['configuration-create', configurationCreate],
  ['secret-create', secretCreate],
  ['secret-group-create', secretGroup],
]);

/** Commands that only show something: their output is followed. */
const asking: ReadonlyMap<string, Handler> = new Map([
  ['service-id', identities.findServiceId],
  ['access-group', identities.findGroup],
  ['trusted-profile', identities.findProfile],
  ['service-ids', identities.listServiceIds],
  ['access-groups', identities.listGroups],
  ['trusted-profiles', identities.listProfiles],
]);

const cbr: ReadonlyMap<string, Handler> = new Map(
  (['zone', 'rule'] as const).flatMap((kind): readonly (readonly [string, Handler])[] => [
    [`${kind}-create`, createNetwork(kind)],
    [`${kind}-update`, updateNetwork(kind)],
    [`${kind}-patch`, patchNetwork(kind)],
    [`${kind}-delete`, deleteNetwork(kind)],
  ]),
);

const iam: ReadonlyMap<string, Handler> = new Map([...making, ...taking, ...asking]);

/** What a command of a group does; undefined for one that neither declares anything nor is followed. */
export const handlerOf = (group: ReferenceGroup, command: string): Handler | undefined => {
  if (group === 'iam') return iam.get(command);
  if (group === 'cbr') return cbr.get(command);
  return group === 'secrets-manager' ? secretsManager.get(command) : undefined;
};
