import type { Declared, Reference, Value } from '../declared/declared.ts';
import { unknown } from '../../source/unknown.ts';
import { get, listAt, textAt, type Json } from '../../source/json.ts';
import { declare, ownAddress, textIn, textsIn, valuesOf, type KubernetesObject } from './object.ts';

/*
 * `CredentialsRequest` of OpenShift: `ccoctl ibmcloud create-service-id` makes a service ID for each, with its policies
 * (openshift/cloud-credential-operator@05052ea, `pkg/cmd/provisioning/ibmcloud/service_id.go`).
 */

/** `ccoctl --resource-group-name` narrows each policy to a resource group; the request does not show whether the flag is used. */
const narrowed = (attributes: readonly Json[]): Value => {
  const isGroup = attributes.some(
    (attribute) => textAt(attribute, 'name') === 'resourceType' && textAt(attribute, 'value') === 'resource-group',
  );
  const value = unknown('whether `ccoctl` gets a resource group');
  return valuesOf({ name: isGroup ? 'resource' : 'resourceGroupId', value });
};

const policyOf = (
  object: KubernetesObject,
  policy: Json,
  index: number,
  serviceId: Reference,
  address: string,
): Declared => {
  const attributes = listAt(policy, 'attributes');
  const named = attributes.map((attribute): Value =>
    valuesOf({
      name: textIn(attribute, 'name') ?? unknown('an attribute has no name'),
      value: textIn(attribute, 'value') ?? unknown('an attribute has no value'),
      operator: textIn(attribute, 'operator'),
    }),
  );
  const values = valuesOf({
    iam_service_id: serviceId,
    roles: textsIn(policy, 'roles'),
    resource_attributes: [...named, narrowed(attributes)],
  });
  const declared = declare(object, 'ibm_iam_service_policy', `${address}/policies/${index}`, values);
  return {
    ...declared,
    origin: { ...declared.origin, path: [...declared.origin.path, 'providerSpec', 'policies', index] },
  };
};

export const readCredentialsRequest = (object: KubernetesObject): readonly Declared[] => {
  const address = ownAddress(object);
  const type = 'ibm_iam_service_id';
  const serviceId: Reference = {
    unknown: 'known only after `ccoctl` has created it',
    reference: { type, address, attribute: 'id' },
  };
  const policies = listAt(get(get(object.value, 'spec'), 'providerSpec'), 'policies');
  return [
    // Its name begins with the value of `ccoctl --name`.
    declare(object, type, address, valuesOf({ name: unknown('`ccoctl --name` is part of it') })),
    ...policies.map((policy, index) => policyOf(object, policy, index, serviceId, address)),
  ];
};
