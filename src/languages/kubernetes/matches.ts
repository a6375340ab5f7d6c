import { get, isObject, listAt, textAt, type Json } from '../../source/json.ts';

/** A kind of object about IBM Cloud's IAM. */
export type IamKind = 'AccessPolicy' | 'AuthorizationPolicy' | 'AccessGroup' | 'CustomRole' | 'CredentialsRequest';

const operatorKinds = ['AccessPolicy', 'AuthorizationPolicy', 'AccessGroup', 'CustomRole'] as const;

/** OpenShift asks for credentials in these forms; the second is for Power Virtual Server. */
const providerSpecs = new Set(['IBMCloudProviderSpec', 'IBMCloudPowerVSProviderSpec']);

/** The kind of an object of IBM's IAM operator, or of a request for IBM Cloud credentials; undefined for any other. */
export const iamKindOf = (value: Json): IamKind | undefined => {
  const version = textAt(value, 'apiVersion') ?? '';
  const kind = textAt(value, 'kind');
  if (version.startsWith('ibmcloud.ibm.com/')) return operatorKinds.find((one) => one === kind);
  const provider = textAt(get(get(value, 'spec'), 'providerSpec'), 'kind') ?? '';
  const isRequest = version.startsWith('cloudcredential.openshift.io/') && kind === 'CredentialsRequest';
  return isRequest && providerSpecs.has(provider) ? 'CredentialsRequest' : undefined;
};

/** The `items` of `kind: List`, and of lists of one kind (`AccessPolicyList`). */
export const isKubernetesList = (value: Json): boolean =>
  textAt(value, 'apiVersion') !== undefined && (textAt(value, 'kind') ?? '').endsWith('List');

/** True for an object about IBM Cloud's IAM, and for a list that holds one. */
export const isKubernetesObject = (value: Json): boolean =>
  iamKindOf(value) !== undefined || (isKubernetesList(value) && listAt(value, 'items').some(isKubernetesObject));

/** True for any object as Kubernetes has them. */
export const isObjectOfKubernetes = (value: Json): boolean =>
  isObject(value) && textAt(value, 'apiVersion') !== undefined && textAt(value, 'kind') !== undefined;
