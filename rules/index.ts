// Made by `npm run generate` from the files in rules/<category>/.
import type { Rule } from '../src/rule-api/define.ts';
import accessGroupWithoutPolicies from './access/access-group-without-policies.ts';
import accountWideAdministrator from './access/account-wide-administrator.ts';
import clusterAdministratorWithoutIdentity from './access/cluster-administrator-without-identity.ts';
import creatorWithoutResourceGroup from './access/creator-without-resource-group.ts';
import customRoleEqualToPublishedRole from './access/custom-role-equal-to-published-role.ts';
import customRoleNameRefused from './access/custom-role-name-refused.ts';
import customRoleOfTwoServices from './access/custom-role-of-two-services.ts';
import customRoleRepeatsAnother from './access/custom-role-repeats-another.ts';
import customRoleUnused from './access/custom-role-unused.ts';
import customRoleWithUnknownAction from './access/custom-role-with-unknown-action.ts';
import emptyAccessGroup from './access/empty-access-group.ts';
import externalInteractionBlocksServiceId from './access/external-interaction-blocks-service-id.ts';
import fullAdministrator from './access/full-administrator.ts';
import membersInTwoResources from './access/members-in-two-resources.ts';
import membershipOfMissingIdentity from './access/membership-of-missing-identity.ts';
import policyForEverybody from './access/policy-for-everybody.ts';
import policyGivenToUser from './access/policy-given-to-user.ts';
import policyOfMissingSubject from './access/policy-of-missing-subject.ts';
import publicAccessToOtherService from './access/public-access-to-other-service.ts';
import publicAccessWithoutEffect from './access/public-access-without-effect.ts';
import quotaNearlyReached from './access/quota-nearly-reached.ts';
import redundantPolicy from './access/redundant-policy.ts';
import redundantRole from './access/redundant-role.ts';
import redundantWithGroup from './access/redundant-with-group.ts';
import scopeThatNarrowsNothing from './access/scope-that-narrows-nothing.ts';
import tooManyFullAdministrators from './access/too-many-full-administrators.ts';
import unusedPolicy from './access/unused-policy.ts';
import wholeServiceWriter from './access/whole-service-writer.ts';
import apiKeyKeptWhenLeaked from './account/api-key-kept-when-leaked.ts';
import apiKeyWithoutExpiry from './account/api-key-without-expiry.ts';
import creationUnrestricted from './account/creation-unrestricted.ts';
import malformedAllowlistEntry from './account/malformed-allowlist-entry.ts';
import mfaOff from './account/mfa-off.ts';
import privateAddressInAllowlist from './account/private-address-in-allowlist.ts';
import sessionLongerThanWanted from './account/session-longer-than-wanted.ts';
import settingOutOfBounds from './account/setting-out-of-bounds.ts';
import unknownZoneInAllowlist from './account/unknown-zone-in-allowlist.ts';
import userExemptFromMfa from './account/user-exempt-from-mfa.ts';
import authorizationAcrossAccounts from './authorization/authorization-across-accounts.ts';
import authorizationDelegated from './authorization/authorization-delegated.ts';
import authorizationFromAnyInstance from './authorization/authorization-from-any-instance.ts';
import authorizationRoleTooBroad from './authorization/authorization-role-too-broad.ts';
import externalInteractionBlocksAuthorization from './authorization/external-interaction-blocks-authorization.ts';
import allowlistBlocksEngine from './engine/allowlist-blocks-engine.ts';
import callerCannotConfigureEngine from './engine/caller-cannot-configure-engine.ts';
import engineAuthorizationForAnyInstance from './engine/engine-authorization-for-any-instance.ts';
import engineCannotCreateServiceIds from './engine/engine-cannot-create-service-ids.ts';
import engineCannotManageApiKeys from './engine/engine-cannot-manage-api-keys.ts';
import engineCannotManageGroups from './engine/engine-cannot-manage-groups.ts';
import engineCrossAccountNeedsAuthorization from './engine/engine-cross-account-needs-authorization.ts';
import engineDeclaredTwice from './engine/engine-declared-twice.ts';
import engineDisabled from './engine/engine-disabled.ts';
import engineIdentityUnusable from './engine/engine-identity-unusable.ts';
import engineKeyEscalates from './engine/engine-key-escalates.ts';
import engineKeyNotDedicated from './engine/engine-key-not-dedicated.ts';
import engineModeConflict from './engine/engine-mode-conflict.ts';
import engineOverprivileged from './engine/engine-overprivileged.ts';
import networkRuleBlocksEngine from './engine/network-rule-blocks-engine.ts';
import retiredEngineApi from './engine/retired-engine-api.ts';
import grantsItselfSecrets from './escalation/grants-itself-secrets.ts';
import joinsAnyAccessGroup from './escalation/joins-any-access-group.ts';
import loosensAccountSettings from './escalation/loosens-account-settings.ts';
import mintsKeysForAnyServiceId from './escalation/mints-keys-for-any-service-id.ts';
import reachesAdministration from './escalation/reaches-administration.ts';
import readsStrongerSecret from './escalation/reads-stronger-secret.ts';
import rewritesAnyTrustedProfile from './escalation/rewrites-any-trusted-profile.ts';
import rewritesRoleItHolds from './escalation/rewrites-role-it-holds.ts';
import allowlistAndZonesAtOdds from './network/allowlist-and-zones-at-odds.ts';
import malformedZoneAddress from './network/malformed-zone-address.ts';
import networkContextWithTwoZones from './network/network-context-with-two-zones.ts';
import networkRuleNobodyMeets from './network/network-rule-nobody-meets.ts';
import networkRuleNotEnforced from './network/network-rule-not-enforced.ts';
import networkRuleOnSecretGroup from './network/network-rule-on-secret-group.ts';
import overlappingZoneAddresses from './network/overlapping-zone-addresses.ts';
import publicEndpointOfVpcOnlyZone from './network/public-endpoint-of-vpc-only-zone.ts';
import zoneAdmitsNobody from './network/zone-admits-nobody.ts';
import attributeValueOutOfBounds from './policy/attribute-value-out-of-bounds.ts';
import conditionNeedsVersionTwo from './policy/condition-needs-version-two.ts';
import conditionValueOfWrongType from './policy/condition-value-of-wrong-type.ts';
import duplicateAttribute from './policy/duplicate-attribute.ts';
import duplicatePolicy from './policy/duplicate-policy.ts';
import halfATimeWindow from './policy/half-a-time-window.ts';
import idAndIamIdMixedUp from './policy/id-and-iam-id-mixed-up.ts';
import idInWrongForm from './policy/id-in-wrong-form.ts';
import ineffectiveScope from './policy/ineffective-scope.ts';
import instanceIdIsACrn from './policy/instance-id-is-a-crn.ts';
import malformedRoleCrn from './policy/malformed-role-crn.ts';
import missingAccountId from './policy/missing-account-id.ts';
import missingSubject from './policy/missing-subject.ts';
import missingTarget from './policy/missing-target.ts';
import operatorNotAllowed from './policy/operator-not-allowed.ts';
import patternDoesNotFitCondition from './policy/pattern-does-not-fit-condition.ts';
import patternWithoutWildcard from './policy/pattern-without-wildcard.ts';
import placeholderLeftIn from './policy/placeholder-left-in.ts';
import policyExpired from './policy/policy-expired.ts';
import policyExpiresSoon from './policy/policy-expires-soon.ts';
import policyNeverActive from './policy/policy-never-active.ts';
import retiredService from './policy/retired-service.ts';
import roleNameDiffersByCase from './policy/role-name-differs-by-case.ts';
import roleNotByDisplayName from './policy/role-not-by-display-name.ts';
import roleOfAnotherService from './policy/role-of-another-service.ts';
import scopeMissesDescribedService from './policy/scope-misses-described-service.ts';
import severalSubjectsOrTargets from './policy/several-subjects-or-targets.ts';
import singleAttributeCondition from './policy/single-attribute-condition.ts';
import tagsBesideAService from './policy/tags-beside-a-service.ts';
import targetsExcludeEachOther from './policy/targets-exclude-each-other.ts';
import timeConditionIgnored from './policy/time-condition-ignored.ts';
import tooManyConditions from './policy/too-many-conditions.ts';
import unknownAttribute from './policy/unknown-attribute.ts';
import unknownConditionKey from './policy/unknown-condition-key.ts';
import unknownRegion from './policy/unknown-region.ts';
import unknownResourceType from './policy/unknown-resource-type.ts';
import unknownRole from './policy/unknown-role.ts';
import unknownServiceType from './policy/unknown-service-type.ts';
import unknownService from './policy/unknown-service.ts';
import wildcardTakenLiterally from './policy/wildcard-taken-literally.ts';
import wrongSubjectKind from './policy/wrong-subject-kind.ts';
import reuseRefusedByTerraform from './secret/reuse-refused-by-terraform.ts';
import rotationWithMinuteTtl from './secret/rotation-with-minute-ttl.ts';
import rotationWithoutReuse from './secret/rotation-without-reuse.ts';
import secretGrantsAdministration from './secret/secret-grants-administration.ts';
import secretInDefaultGroup from './secret/secret-in-default-group.ts';
import secretOfMissingIdentity from './secret/secret-of-missing-identity.ts';
import secretWithoutOneOwner from './secret/secret-without-one-owner.ts';
import serviceIdInWrongSpelling from './secret/service-id-in-wrong-spelling.ts';
import serviceIdOfManySecrets from './secret/service-id-of-many-secrets.ts';
import tooManyAccessGroups from './secret/too-many-access-groups.ts';
import ttlInWrongUnit from './secret/ttl-in-wrong-unit.ts';
import ttlLongerThanWanted from './secret/ttl-longer-than-wanted.ts';
import ttlOutOfRange from './secret/ttl-out-of-range.ts';
import ttlShorterThanRotation from './secret/ttl-shorter-than-rotation.ts';
import claimValueWithoutQuotes from './trust/claim-value-without-quotes.ts';
import dynamicRuleOnBroadClaim from './trust/dynamic-rule-on-broad-claim.ts';
import expirationInWrongUnit from './trust/expiration-in-wrong-unit.ts';
import incompleteTrustLink from './trust/incomplete-trust-link.ts';
import incompleteTrustRule from './trust/incomplete-trust-rule.ts';
import trustLastsLongerThanWanted from './trust/trust-lasts-longer-than-wanted.ts';
import trustLinkOfOtherKind from './trust/trust-link-of-other-kind.ts';
import trustOpenToCompute from './trust/trust-open-to-compute.ts';
import trustOpenToRealm from './trust/trust-open-to-realm.ts';
import unknownClaimOperator from './trust/unknown-claim-operator.ts';
import unknownComputeClaim from './trust/unknown-compute-claim.ts';

/** All rules, by category and id. */
export const rules: readonly Rule[] = [
  accessGroupWithoutPolicies,
  accountWideAdministrator,
  clusterAdministratorWithoutIdentity,
  creatorWithoutResourceGroup,
  customRoleEqualToPublishedRole,
  customRoleNameRefused,
  customRoleOfTwoServices,
  customRoleRepeatsAnother,
  customRoleUnused,
  customRoleWithUnknownAction,
  emptyAccessGroup,
  externalInteractionBlocksServiceId,
  fullAdministrator,
  membersInTwoResources,
  membershipOfMissingIdentity,
  policyForEverybody,
  policyGivenToUser,
  policyOfMissingSubject,
  publicAccessToOtherService,
  publicAccessWithoutEffect,
  quotaNearlyReached,
  redundantPolicy,
  redundantRole,
  redundantWithGroup,
  scopeThatNarrowsNothing,
  tooManyFullAdministrators,
  unusedPolicy,
  wholeServiceWriter,
  apiKeyKeptWhenLeaked,
  apiKeyWithoutExpiry,
  creationUnrestricted,
  malformedAllowlistEntry,
  mfaOff,
  privateAddressInAllowlist,
  sessionLongerThanWanted,
  settingOutOfBounds,
  unknownZoneInAllowlist,
  userExemptFromMfa,
  authorizationAcrossAccounts,
  authorizationDelegated,
  authorizationFromAnyInstance,
  authorizationRoleTooBroad,
  externalInteractionBlocksAuthorization,
  allowlistBlocksEngine,
  callerCannotConfigureEngine,
  engineAuthorizationForAnyInstance,
  engineCannotCreateServiceIds,
  engineCannotManageApiKeys,
  engineCannotManageGroups,
  engineCrossAccountNeedsAuthorization,
  engineDeclaredTwice,
  engineDisabled,
  engineIdentityUnusable,
  engineKeyEscalates,
  engineKeyNotDedicated,
  engineModeConflict,
  engineOverprivileged,
  networkRuleBlocksEngine,
  retiredEngineApi,
  grantsItselfSecrets,
  joinsAnyAccessGroup,
  loosensAccountSettings,
  mintsKeysForAnyServiceId,
  reachesAdministration,
  readsStrongerSecret,
  rewritesAnyTrustedProfile,
  rewritesRoleItHolds,
  allowlistAndZonesAtOdds,
  malformedZoneAddress,
  networkContextWithTwoZones,
  networkRuleNobodyMeets,
  networkRuleNotEnforced,
  networkRuleOnSecretGroup,
  overlappingZoneAddresses,
  publicEndpointOfVpcOnlyZone,
  zoneAdmitsNobody,
  attributeValueOutOfBounds,
  conditionNeedsVersionTwo,
  conditionValueOfWrongType,
  duplicateAttribute,
  duplicatePolicy,
  halfATimeWindow,
  idAndIamIdMixedUp,
  idInWrongForm,
  ineffectiveScope,
  instanceIdIsACrn,
  malformedRoleCrn,
  missingAccountId,
  missingSubject,
  missingTarget,
  operatorNotAllowed,
  patternDoesNotFitCondition,
  patternWithoutWildcard,
  placeholderLeftIn,
  policyExpired,
  policyExpiresSoon,
  policyNeverActive,
  retiredService,
  roleNameDiffersByCase,
  roleNotByDisplayName,
  roleOfAnotherService,
  scopeMissesDescribedService,
  severalSubjectsOrTargets,
  singleAttributeCondition,
  tagsBesideAService,
  targetsExcludeEachOther,
  timeConditionIgnored,
  tooManyConditions,
  unknownAttribute,
  unknownConditionKey,
  unknownRegion,
  unknownResourceType,
  unknownRole,
  unknownServiceType,
  unknownService,
  wildcardTakenLiterally,
  wrongSubjectKind,
  reuseRefusedByTerraform,
  rotationWithMinuteTtl,
  rotationWithoutReuse,
  secretGrantsAdministration,
  secretInDefaultGroup,
  secretOfMissingIdentity,
  secretWithoutOneOwner,
  serviceIdInWrongSpelling,
  serviceIdOfManySecrets,
  tooManyAccessGroups,
  ttlInWrongUnit,
  ttlLongerThanWanted,
  ttlOutOfRange,
  ttlShorterThanRotation,
  claimValueWithoutQuotes,
  dynamicRuleOnBroadClaim,
  expirationInWrongUnit,
  incompleteTrustLink,
  incompleteTrustRule,
  trustLastsLongerThanWanted,
  trustLinkOfOtherKind,
  trustOpenToCompute,
  trustOpenToRealm,
  unknownClaimOperator,
  unknownComputeClaim,
];
