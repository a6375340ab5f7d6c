import type { Declared, Reference, Value } from '../declared/declared.ts';
import { unknown } from '../../source/unknown.ts';
import { pointerOf, type Path } from '../../source/place.ts';
import { get, listAt, textAt, type Json } from '../../source/json.ts';
import {
  addressOf,
  declare,
  namespaceOf,
  ownAddress,
  textIn,
  textsIn,
  valuesOf,
  type KubernetesObject,
} from './object.ts';

/*
 * Objects of IBM's IAM operator, `ibmcloud.ibm.com/v1alpha1`. Fields are those of its Go types, what they mean is what its
 * controllers do with them (IBM/ibmcloud-iam-operator@0f297cf, `pkg/apis` and `pkg/controller`).
 */

const reference = (type: string, address: string, attribute: string): Reference => ({
  unknown: 'known only after deployment',
  reference: { type, address, attribute },
});

/** A reference to an object by name and namespace; the namespace is the referring object's where it is left out. */
const referenceIn = (
  object: KubernetesObject,
  value: Json | undefined,
  [kind, nameKey, namespaceKey]: readonly [kind: string, name: string, namespace: string],
  [type, attribute]: readonly [type: string, attribute: string],
): Value => {
  const name = textIn(value, nameKey);
  const namespace = textIn(value, namespaceKey) ?? namespaceOf(object);
  if (typeof name !== 'string' || typeof namespace !== 'string') return unknown(`which \`${kind}\` is meant`);
  return reference(type, addressOf(kind, name, namespace), attribute);
};

/** The fields of a target or source, and the attributes that they become. */
const attributeNames = [
  ['serviceClass', 'serviceName'],
  ['serviceID', 'serviceInstance'],
  ['resourceName', 'resourceType'],
  ['resourceID', 'resource'],
  ['resourceGroup', 'resourceGroupId'],
  ['region', 'region'],
] as const;

/** The README writes the name of a resource group where the controller hands on an id. */
const groupId = (value: Value): Value =>
  typeof value === 'string' && !/^[0-9a-f]{32}$/i.test(value)
    ? unknown('the resource group is given by name instead of by id')
    : value;

const attribute = (name: Value, value: Value): Value => valuesOf({ name, value });

const attributesIn = (value: Json | undefined): readonly Value[] => {
  const attributes = attributeNames.flatMap(([field, name]) => {
    const found = textIn(value, field);
    if (found === undefined) return [];
    return [attribute(name, name === 'resourceGroupId' ? groupId(found) : found)];
  });
  const key = textIn(value, 'resourceKey');
  const of = textIn(value, 'resourceValue');
  if (key !== undefined && of !== undefined) attributes.push(attribute(key, of));
  // With nothing but the account the policy is about more than a policy without a target in Terraform is.
  return attributes.length > 0 ? attributes : [attribute('accountId', unknown('the account of the operator'))];
};

const rolesIn = (object: KubernetesObject, roles: Json | undefined): Value | undefined => {
  const custom = listAt(roles, 'customRolesDef').map((role) =>
    referenceIn(
      object,
      role,
      ['CustomRole', 'customRoleName', 'customRoleNamespace'],
      ['ibm_iam_custom_role', 'display_name'],
    ),
  );
  const all = [...(textsIn(roles, 'definedRoles') ?? []), ...(textsIn(roles, 'customRolesDName') ?? []), ...custom];
  return all.length === 0 ? undefined : all;
};

/** The subject of an access policy: exactly one of four fields names it. */
const policySubject = (
  object: KubernetesObject,
  subject: Json | undefined,
): readonly [type: string, argument: string, value: Value] => {
  const user = textIn(subject, 'userEmail');
  if (user !== undefined) return ['ibm_iam_user_policy', 'ibm_id', user];
  const service = textIn(subject, 'serviceID');
  if (service !== undefined) return ['ibm_iam_service_policy', 'iam_service_id', service];
  const group =
    textIn(subject, 'accessGroupID') ??
    referenceIn(
      object,
      get(subject, 'accessGroupDef'),
      ['AccessGroup', 'accessGroupName', 'accessGroupNamespace'],
      ['ibm_iam_access_group', 'id'],
    );
  return ['ibm_iam_access_group_policy', 'access_group_id', group];
};

/** The fields that the attributes of a target or source stand in, in their order. */
const fieldsIn = (value: Json | undefined): readonly string[] => [
  ...attributeNames.flatMap(([field]) => (textIn(value, field) === undefined ? [] : [field])),
  'resourceValue',
];

/** Where the attributes of one side stand in the object. */
const sideWritten = (blocks: string, side: string, value: Json | undefined): readonly (readonly [string, Path])[] => [
  [pointerOf([blocks]), [side]],
  ...fieldsIn(value).map((field, nth): readonly [string, Path] => [pointerOf([blocks, nth, 'value']), [side, field]]),
];

export const readAccessPolicy = (object: KubernetesObject): readonly Declared[] => {
  const spec = get(object.value, 'spec');
  const [type, argument, subject] = policySubject(object, get(spec, 'subject'));
  const values = valuesOf({
    [argument]: subject,
    roles: rolesIn(object, get(spec, 'roles')),
    resource_attributes: attributesIn(get(spec, 'target')),
  });
  const fields = ['userEmail', 'serviceID', 'accessGroupID', 'accessGroupDef'];
  const named = fields.find((field) => textAt(get(spec, 'subject'), field) !== undefined) ?? 'accessGroupDef';
  const written = new Map<string, Path>([
    [pointerOf([argument]), ['subject', named]],
    [pointerOf(['roles']), ['roles', 'definedRoles']],
    ...sideWritten('resource_attributes', 'target', get(spec, 'target')),
  ]);
  return [{ ...declare(object, type, ownAddress(object), values), written }];
};

export const readAuthorizationPolicy = (object: KubernetesObject): readonly Declared[] => {
  const spec = get(object.value, 'spec');
  const values = valuesOf({
    subject_attributes: attributesIn(get(spec, 'source')),
    roles: textsIn(spec, 'roles'),
    resource_attributes: attributesIn(get(spec, 'target')),
  });
  const written = new Map<string, Path>([
    ...sideWritten('subject_attributes', 'source', get(spec, 'source')),
    ...sideWritten('resource_attributes', 'target', get(spec, 'target')),
  ]);
  return [{ ...declare(object, 'ibm_iam_authorization_policy', ownAddress(object), values), written }];
};

export const readAccessGroup = (object: KubernetesObject): readonly Declared[] => {
  const spec = get(object.value, 'spec');
  const address = ownAddress(object);
  const group = declare(
    object,
    'ibm_iam_access_group',
    address,
    valuesOf({ name: textIn(spec, 'name'), description: textIn(spec, 'description') }),
  );
  const members = {
    ibm_ids: textsIn(spec, 'userEmails'),
    iam_service_ids: textsIn(spec, 'serviceIDs'),
  };
  if (members.ibm_ids === undefined && members.iam_service_ids === undefined) return [group];
  const values = valuesOf({ access_group_id: reference('ibm_iam_access_group', address, 'id'), ...members });
  return [group, declare(object, 'ibm_iam_access_group_members', `${address}/members`, values)];
};

export const readCustomRole = (object: KubernetesObject): readonly Declared[] => {
  const spec = get(object.value, 'spec');
  const values = valuesOf({
    name: textIn(spec, 'roleName'),
    display_name: textIn(spec, 'displayName'),
    description: textIn(spec, 'description'),
    service: textIn(spec, 'serviceClass'),
    actions: textsIn(spec, 'actions'),
  });
  return [declare(object, 'ibm_iam_custom_role', ownAddress(object), values)];
};

/** Fields that say what of an instance is meant. */
const partFields = ['resourceName', 'resourceID', 'resourceKey', 'resourceValue'] as const;

/** Why the operator refuses the source or the target of an authorization; undefined where it does not. */
export const sideFault = (side: Json | undefined): string | undefined => {
  const has = (field: string): boolean => (textAt(side, field) ?? '') !== '';
  if (has('resourceGroup') && has('serviceID')) {
    return 'names both `resourceGroup` and `serviceID`, and the operator takes one of them';
  }
  const part = partFields.find(has);
  return part === undefined || has('resourceGroup') || has('serviceID')
    ? undefined
    : `names \`${part}\` without \`serviceID\` or \`resourceGroup\`, which the operator asks for`;
};

/** An object that the operator would refuse: two subjects at once. */
export const hasTwoSubjects = ({ value }: KubernetesObject): boolean => {
  const subject = get(get(value, 'spec'), 'subject');
  const group = textAt(get(subject, 'accessGroupDef'), 'accessGroupName');
  const subjects = [
    textAt(subject, 'userEmail'),
    textAt(subject, 'serviceID'),
    textAt(subject, 'accessGroupID'),
    group,
  ];
  return subjects.filter((one) => one !== undefined && one !== '').length > 1;
};
