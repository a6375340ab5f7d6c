const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for a UUID, the form of the GUIDs of most service instances. */
export const isUuid = (text: string): boolean => uuid.test(text);

/** True for 32 hexadecimal digits, the form of account and resource group ids (observed). */
export const isHexId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** What a value is instead of an id of 32 hexadecimal digits, in words, and what was likely meant. */
export const hexIdFault = (text: string): { readonly is: string; readonly meant?: string } | undefined => {
  if (isHexId(text)) return undefined;
  if (text.startsWith('crn:')) return { is: 'a CRN' };
  const bare = text
    .replace(/^\s*a\//, '')
    .replaceAll('-', '')
    .replaceAll(/\s/g, '')
    .toLowerCase();
  if (isHexId(bare) && /\s/.test(text)) return { is: 'written with blanks', meant: bare };
  if (!isHexId(bare)) return { is: /^(?:[0-9a-f]{20,}|\d+)$/.test(bare) ? `of ${bare.length} digits` : 'a name' };
  if (isUuid(text)) return { is: 'a GUID' };
  return { is: text.startsWith('a/') ? 'part of a CRN' : 'in another form', meant: bare };
};
