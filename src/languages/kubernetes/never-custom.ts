import { createCatalogue } from '../../catalogue/create.ts';
import { suggestedRole } from '../../catalogue/near-role.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import { get } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import { textIn, textsIn, type KubernetesObject } from './object.ts';

/**
 * Roles in `definedRoles` that the service does not have. The operator looks them up among the roles that IBM defines for
 * the service (`ListServiceRoles`, `pkg/controller/accesspolicy` of IBM/ibmcloud-iam-operator@0f297cf), so that they cannot be
 * custom roles. Those that are likely misspelt are for the rule on unknown roles.
 */
export const neverCustom = ({ value, origin }: KubernetesObject): readonly Finding[] => {
  const spec = get(value, 'spec');
  const roles = textsIn(get(spec, 'roles'), 'definedRoles') ?? [];
  const name = textIn(get(spec, 'target'), 'serviceClass');
  if (roles.length === 0 || typeof name !== 'string') return [];
  const catalogue = createCatalogue();
  const service = catalogue.service(name);
  if (service === undefined || service.platformRoles.length + service.serviceRoles.length === 0) return [];
  return roles.flatMap((role, index) => {
    if (typeof role !== 'string' || role.startsWith('crn:')) return [];
    // A role of other services has a rule of its own.
    const isMissing = catalogue.actionsOf({ id: undefined, name: role }, name).known === 'nothing';
    if (!isMissing || suggestedRole(role, service) !== undefined) return [];
    const message = `\`${name}\` publishes no role \`${role}\`, and \`definedRoles\` takes no custom roles, so the operator does not create the policy`;
    const help = 'name custom roles in `customRolesDName` or `customRolesDef`';
    const place = below(origin, 'spec', 'roles', 'definedRoles', index);
    return [{ ...diagnostic('unresolved-reference', place, message, { help }), confidence: 'low' }];
  });
};
