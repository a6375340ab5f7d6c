import { tableOfRoles } from './fact-sources.ts';

export const from = [tableOfRoles];

/**
 * Actions that every service with published roles lists besides its own, by the roles that hold them.
 *
 * Source: `iam-service-roles.md` of ibm-cloud-docs/account, state of 2026-04-03; converted 2026-11-24. Reader, Writer and
 * Manager hold their three on each service that has the role.
 */
export const sharedActions: readonly (readonly [roles: string, actions: readonly string[]])[] = [
  [
    'Viewer, Operator, Editor, Administrator, Service Configuration Reader, Reader, Writer, Manager',
    ['global-search-tagging.resource.read'],
  ],
  ['Viewer, Operator, Editor, Administrator, Service Configuration Reader', ['resource-controller.instance.retrieve']],
  ['Viewer, Operator, Editor, Administrator, Reader, Writer, Manager', ['cbr.rule.read', 'iam.policy.read']],
  ['Viewer, Administrator', ['iam.role.read']],
  [
    'Viewer, Operator, Editor, Administrator',
    [
      'resource-controller.alias.retrieve',
      'resource-controller.binding.retrieve',
      'resource-controller.broker.retrieve',
      'resource-controller.group.retrieve',
      'resource-controller.key.retrieve',
      'resource-controller.quota.retrieve',
      'resource-controller.subscription.retrieve',
    ],
  ],
  [
    'Editor, Administrator',
    [
      'global-search-tagging.tag.attach-user-tag',
      'global-search-tagging.tag.detach-user-tag',
      'resource-controller.broker.create',
      'resource-controller.broker.delete',
      'resource-controller.group.create',
      'resource-controller.instance.create',
      'resource-controller.instance.delete',
      'resource-controller.instance.update_plan',
    ],
  ],
  [
    'Administrator',
    [
      'cbr.rule.create',
      'cbr.rule.delete',
      'cbr.rule.update',
      'global-search-tagging.tag.attach-access-tag',
      'global-search-tagging.tag.detach-access-tag',
      'iam.delegationPolicy.create',
      'iam.delegationPolicy.update',
      'iam.policy.create',
      'iam.policy.delete',
      'iam.policy.update',
      'iam.role.assign',
      'iam.service.read',
      'resource-controller.credential.retrieve_all',
      'resource-controller.group.delete',
      'resource-controller.instance.retrieve_history',
      'resource-controller.instance.update_onetime_credentials_off',
    ],
  ],
  [
    'Operator, Editor, Administrator',
    [
      'resource-controller.alias.create',
      'resource-controller.alias.delete',
      'resource-controller.alias.update',
      'resource-controller.binding.create',
      'resource-controller.binding.delete',
      'resource-controller.binding.update',
      'resource-controller.broker.update',
      'resource-controller.group.update',
      'resource-controller.instance.update',
      'resource-controller.key.create',
      'resource-controller.key.delete',
      'resource-controller.key.update',
    ],
  ],
  [
    'Key Manager',
    [
      'resource-controller.key.manager_create',
      'resource-controller.key.manager_delete',
      'resource-controller.key.manager_retrieve',
      'resource-controller.key.manager_update',
    ],
  ],
];

/** Service roles of every service that publishes its roles. */
export const universalServiceRoles = ['Key Manager', 'Service Configuration Reader'] as const;
