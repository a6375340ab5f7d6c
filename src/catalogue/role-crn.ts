/** A role's CRN taken apart. */
export interface RoleCrn {
  /** `iam` for roles that are not one service's own. */
  readonly service: string;
  readonly kind: 'role' | 'serviceRole' | 'customRole';
  /** The last part. */
  readonly name: string;
  /** What is left without `crn:v1:bluemix:public:`: equal for the two spellings of the same role. */
  readonly key: string;
}

const form =
  /^crn:v1:(?:bluemix|ibmcloud):public:(([\w.-]+)::(?:a\/[0-9a-f]{32})?::(role|serviceRole|customRole):([\w.-]+))$/;

/** The CRN of a role by its key. */
export const roleCrnOf = (key: string): string => `crn:v1:bluemix:public:${key}`;

/** The parts of a role's CRN, in either spelling (`crn:v1:bluemix:…`, `crn:v1:ibmcloud:…`); undefined for other text. */
export const parseRoleCrn = (text: string): RoleCrn | undefined => {
  const [, key, service, kind, name] = form.exec(text) ?? [];
  if (key === undefined || service === undefined || name === undefined) return undefined;
  if (kind !== 'role' && kind !== 'serviceRole' && kind !== 'customRole') return undefined;
  return { service, kind, name, key };
};
