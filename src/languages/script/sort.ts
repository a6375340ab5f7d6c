/** The kinds of values in a script that are recognised by their form or their origin. */
export type Sort =
  | 'service ID'
  | 'access group'
  | 'trusted profile'
  | 'user'
  | 'API key'
  | 'API key ID'
  | 'account ID'
  | 'instance GUID'
  | 'resource group ID'
  | 'CRN';
