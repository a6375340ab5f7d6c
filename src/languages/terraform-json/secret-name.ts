/** Attributes whose values are secret, whether or not a document marks them so: raw states do not always. */
const secret = new Set([
  'api_key',
  'apikey',
  'ibmcloud_api_key',
  'passphrase',
  'password',
  'payload',
  'private_key',
  'token',
]);

/** True for an attribute whose text is never shown. */
export const isSecretName = (name: string): boolean => secret.has(name);
