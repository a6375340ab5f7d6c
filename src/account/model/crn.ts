/** What a CRN says: `crn:v1:CNAME:CTYPE:SERVICE:REGION:a/ACCOUNT:INSTANCE:TYPE:ID`, where parts may be empty. */
export interface Crn {
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly instance: string | undefined;
  /** The last part: the id of what the CRN names; empty for an instance. */
  readonly id: string;
}

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
