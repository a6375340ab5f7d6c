import type { Declared } from '../../../languages/declared/declared.ts';
import { isReference } from '../../../languages/declared/declared.ts';
import type { TerraformStyle } from '../../model/source-reference.ts';
import { isUnknown } from '../../../source/unknown.ts';
import { identityTypes, isJoined, type Scope } from './scope.ts';
import { blocksIn, valueIn } from './values.ts';

/** The forms whose addresses are those of Terraform code. */
const terraformForms = new Set<Declared['form']>(['hcl', 'plan', 'state']);

const modules = /^(?:.*\/\/)?(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/;

/** How the module that declares a thing refers to it. */
const expressionOf = ({ address, mode, type }: Declared): string => {
  const within = address.replace(modules, '');
  const list = mode === 'data' ? identityTypes[type]?.list : undefined;
  return list === undefined ? within : `${within}.${list}[0]`;
};

const subjectArguments = ['iam_service_id', 'iam_id', 'profile_id', 'access_group_id', 'ibm_id'];

const styleOf = ({ type, values, origin }: Declared): TerraformStyle | undefined => {
  const argument = subjectArguments.find((name) => valueIn(values, name) !== undefined);
  const subject = argument === undefined ? undefined : valueIn(values, argument);
  const attributes = blocksIn(values, 'resource_attributes');
  if (argument === undefined || !isReference(subject)) return undefined;
  return {
    source: origin.document.source,
    type,
    argument,
    attribute: subject.reference.attribute.split('.').at(-1) ?? 'id',
    target: !isUnknown(attributes) && attributes.length > 0 ? 'resource_attributes' : 'resources',
  };
};

/** Keeps how the code refers to things and what its policies look like, for repairs to look the same. */
export const recordWriting = (scope: Scope): void => {
  const { declaration, idOf, draftOf } = scope;
  for (const declared of declaration.resources) {
    if (!terraformForms.has(declared.form) || isJoined(declared, scope)) continue;
    const { type, origin, address } = declared;
    const { terraform } = draftOf(declared);
    const within = address.replace(modules, '');
    const [resource = within] = within.split('[', 1);
    terraform.taken.add(resource);
    if (identityTypes[type] !== undefined || type === 'ibm_resource_instance') {
      terraform.things.set(idOf(declared), { expression: expressionOf(declared), source: origin.document.source });
    }
    const style = type.endsWith('_policy') ? styleOf(declared) : undefined;
    if (style !== undefined) terraform.styles.push(style);
  }
};
