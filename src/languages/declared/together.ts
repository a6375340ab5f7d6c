import { remember } from '../../source/once.ts';
import { isMapping, isReference, type Declaration, type Declared, type Reference, type Value } from './declared.ts';

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

type Renaming = (address: string) => string;

const referringTo = (value: Value, renamed: Renaming): Value => {
  if (isReference(value)) {
    const moved: Reference = { ...value, reference: { ...value.reference, address: renamed(value.reference.address) } };
    return moved;
  }
  if (isValues(value)) return value.map((item) => referringTo(item, renamed));
  return isMapping(value) ? new Map([...value].map(([key, item]) => [key, referringTo(item, renamed)])) : value;
};

const withAddresses = (resource: Declared, renamed: Renaming): Declared => ({
  ...resource,
  address: renamed(resource.address),
  values: new Map([...resource.values].map(([key, value]) => [key, referringTo(value, renamed)])),
});

const withPrefix = (declaration: Declaration, prefix: string): Declaration => ({
  ...declaration,
  resources: declaration.resources.map((resource) => withAddresses(resource, (address) => prefix + address)),
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

/** What a command of a sourced file declares, whoever sources the file; undefined for all else. */
const sharedAs = ({ form, address, mode, type, values, uncertainBecause, origin }: Declared): string | undefined => {
  if (form !== 'script' || !address.includes('%in%')) return undefined;
  const { document, path } = origin;
  return JSON.stringify([document, path, mode, type, uncertainBecause, [...values]], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
};

/**
 * A file that several scripts source declares the same resource in each, unless they give it other values: it has one
 * address, that of the first. References point back only, so that what a resource refers to is renamed before it.
 */
const sharedOnce = (declarations: readonly Declaration[]): readonly Declaration[] => {
  if (declarations.filter((one) => isOf(one, 'script')).length < 2) return declarations;
  const first = new Map<string, string[]>();
  return declarations.map((declaration) => {
    if (!isOf(declaration, 'script')) return declaration;
    const names = new Map<string, string>();
    const counts = new Map<string, number>();
    const renamed: Renaming = (address) => names.get(address) ?? address;
    const resources = declaration.resources.map((resource) => {
      const key = sharedAs(withAddresses(resource, renamed));
      if (key === undefined) return names.size === 0 ? resource : withAddresses(resource, renamed);
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      const addresses = remember(first, key, () => []);
      const before = addresses[nth];
      if (before === undefined) addresses.push(resource.address);
      else names.set(resource.address, before);
      return withAddresses(resource, renamed);
    });
    return names.size === 0 ? declaration : { ...declaration, resources };
  });
};

/**
 * The declarations of a run, made fit to be used together: plans of two environments both have an
 * `ibm_iam_service_id.ci`, and these are two; what a file declares that two scripts source is one; objects of Kubernetes
 * refer to each other from document to document, and are one declaration.
 */
export const together = (declarations: readonly Declaration[]): readonly Declaration[] => {
  const objects = declarations.filter((one) => isOf(one, 'kubernetes'));
  const others = declarations.filter((one) => !objects.includes(one));
  if (objects.length < 2) return apart(sharedOnce(declarations));
  const merged: Declaration = {
    resources: objects.flatMap(({ resources }) => resources),
    gaps: objects.flatMap(({ gaps }) => gaps),
  };
  return [...apart(sharedOnce(others)), merged];
};
