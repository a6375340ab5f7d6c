const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for a UUID, the form of the GUIDs of most service instances. */
export const isUuid = (text: string): boolean => uuid.test(text);

/** True for 32 hexadecimal digits, the form of account and resource group ids (observed). */
export const isHexId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** What a value is instead of an id of 32 hexadecimal digits, in words, and what was likely meant. */
export const hexIdFault = (text: string): { readonly is: string; readonly meant?: string } | undefined => {
  if (isHexId(text)) return undefined;
  const crn = partsOfCrn(text);
  if (crn !== undefined) return { is: 'a CRN' };
  const bare = text.replace(/^a\//, '').replaceAll('-', '').toLowerCase();
  if (!isHexId(bare)) return { is: /^[0-9a-f]{20,}$/.test(bare) ? `of ${bare.length} digits` : 'a name' };
  if (isUuid(text)) return { is: 'a GUID' };
  return { is: text.startsWith('a/') ? 'a part of a CRN' : 'in another spelling', meant: bare };
};

/** The parts of a CRN that ids are taken from; undefined for other text. */
export const partsOfCrn = (
  text: string,
): { readonly account: string | undefined; readonly instance: string | undefined; readonly id: string } | undefined => {
  if (!text.startsWith('crn:')) return undefined;
  const parts = text.split(':');
  const account = parts[6]?.startsWith('a/') === true ? parts[6].slice(2) : undefined;
  return { account, instance: parts[7] === '' ? undefined : parts[7], id: parts.at(-1) ?? '' };
};
