import { isMapping, isReference, type Declaration, type Declared, type Reference, type Value } from './declared.ts';

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

const prefixed = (value: Value, prefix: string): Value => {
  if (isReference(value)) {
    const moved: Reference = { ...value, reference: { ...value.reference, address: prefix + value.reference.address } };
    return moved;
  }
  if (isValues(value)) return value.map((item) => prefixed(item, prefix));
  return isMapping(value) ? new Map([...value].map(([key, item]) => [key, prefixed(item, prefix)])) : value;
};

const withPrefix = (declaration: Declaration, prefix: string): Declaration => ({
  ...declaration,
  resources: declaration.resources.map((resource) => ({
    ...resource,
    address: prefix + resource.address,
    values: new Map([...resource.values].map(([key, value]) => [key, prefixed(value, prefix)])),
  })),
});

const isOf = ({ resources }: Declaration, ...forms: readonly Declared['form'][]): boolean =>
  resources.some(({ form }) => forms.includes(form));

/** Addresses of plans and states begin with their file's name where something else of Terraform is there too. */
const apart = (declarations: readonly Declaration[]): readonly Declaration[] => {
  if (declarations.filter((one) => isOf(one, 'hcl', 'plan', 'state')).length < 2) return declarations;
  return declarations.map((declaration) => {
    const document = declaration.resources[0]?.origin.document;
    if (document === undefined || !isOf(declaration, 'plan', 'state')) return declaration;
    return withPrefix(declaration, `${document.source}${document.index === 0 ? '' : `#${document.index}`}//`);
  });
};

/**
 * The declarations of a run, made fit to be used together: plans of two environments both have an
 * `ibm_iam_service_id.ci`, and these are two; objects of Kubernetes refer to each other from document to document, and are
 * one declaration.
 */
export const together = (declarations: readonly Declaration[]): readonly Declaration[] => {
  const objects = declarations.filter((one) => isOf(one, 'kubernetes'));
  const others = declarations.filter((one) => !objects.includes(one));
  if (objects.length < 2) return apart(declarations);
  const merged: Declaration = {
    resources: objects.flatMap(({ resources }) => resources),
    gaps: objects.flatMap(({ gaps }) => gaps),
  };
  return [...apart(others), merged];
};
