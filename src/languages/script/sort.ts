/** What a value of a script is, as far as its form or its origin tells. */
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
