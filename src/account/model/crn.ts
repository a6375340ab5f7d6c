/** What a CRN says: `crn:v1:CNAME:CTYPE:SERVICE:REGION:a/ACCOUNT:INSTANCE:TYPE:ID`, where parts may be empty. */
export interface Crn {
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly instance: string | undefined;
  /** The last part: the id of what the CRN names; empty for an instance. */
  readonly id: string;
}

/** Resources of IBM's provider whose `id` is the CRN of a service instance (`SetId` in their sources, 2026-08-05). */
const idIsCrn = new Set([
  'ibm_resource_instance',
  'ibm_database',
  'ibm_cis',
  'ibm_hpcs',
  'ibm_cloudant',
  'ibm_db2',
  'ibm_pag_instance',
]);

/** True for an attribute of a Terraform resource that is a CRN. */
export const isCrnAttribute = (type: string, attribute: string): boolean =>
  /^(?:target_)?crn$/.test(attribute) || (attribute === 'id' && idIsCrn.has(type));

const crnExpression = /(?:^|\.|\/)(?:data\.)?(ibm_\w+)\.[\w-]+(?:\[[^[\]]*\])?\.(\w+)$/;

/** What an address ends in that stands for the CRN of an instance: the type of the resource, and its attribute. */
const partsOfExpression = (text: string): { readonly type: string; readonly attribute: string } | undefined => {
  const [, type, attribute] = crnExpression.exec(text) ?? [];
  return type === undefined || attribute === undefined ? undefined : { type, attribute };
};

/** True for a CRN, and for the address of an attribute that is one. */
export const isCrn = (text: string): boolean => {
  if (text.startsWith('crn:')) return true;
  const parts = partsOfExpression(text);
  return parts !== undefined && isCrnAttribute(parts.type, parts.attribute);
};

/** The expression for the GUID of the instance whose CRN an address stands for; undefined where none is known. */
export const guidExpression = (text: string): string | undefined => {
  const parts = partsOfExpression(text);
  return parts !== undefined && idIsCrn.has(parts.type) ? `${text.slice(0, -parts.attribute.length)}guid` : undefined;
};

/** The id by which the model knows the instance of a CRN, or of an address that stands for one. */
export const instanceOfCrn = (text: string): string | undefined => {
  if (text.startsWith('crn:')) return partsOfCrn(text)?.instance;
  const parts = partsOfExpression(text);
  return parts !== undefined && isCrn(text) ? text.slice(0, -parts.attribute.length - 1) : undefined;
};

const orNothing = (part: string | undefined): string | undefined => (part === '' ? undefined : part);

/** The parts of a CRN; undefined for other text. */
export const partsOfCrn = (text: string | undefined): Crn | undefined => {
  if (text?.startsWith('crn:') !== true) return undefined;
  const parts = text.split(':');
  return {
    service: orNothing(parts[4]),
    region: orNothing(parts[5]),
    account: parts[6]?.startsWith('a/') === true ? orNothing(parts[6].slice(2)) : undefined,
    instance: orNothing(parts[7]),
    id: parts.at(-1) ?? '',
  };
};
