import { isHexId } from '../../model/id-form.ts';
import type { Declared } from '../../../languages/declared/declared.ts';
import { isReference, type Reference } from '../../../languages/declared/declared.ts';
import type { Attribute, Layout, Notes, Role } from '../../model/policy.ts';
import { pointerOf, type Path } from '../../../source/place.ts';
import { subjectOf, type Subject, type SubjectKind } from '../../model/subject.ts';
import { isUnknown, type Unknown } from '../../../source/unknown.ts';
import { conditionOf, patternOf } from './conditions.ts';
import { subjectFrom, type Scope } from './scope.ts';
import { attributesFrom, namedAttributes, targetOf, type WrittenTarget } from './target.ts';
import { blocksIn, flagIn, itemsIn, knownText, textOf, valueIn, type Values } from './values.ts';

/** Forms whose role names are compared as the provider does; what the command makes of another case is not documented. */
const exactForms = new Set<Declared['form']>(['hcl', 'plan', 'state']);

const isRoleCrn = ({ reference: { type, attribute } }: Reference): boolean =>
  type === 'ibm_iam_custom_role' && attribute === 'crn';

const writtenAs = ({ reference: { address, attribute } }: Reference): string => `${address}.${attribute}`;

/** The roles that an argument `roles` names, as a declaration of this form names them. */
export const rolesOf = ({ values, form }: Pick<Declared, 'values' | 'form'>): readonly (Role | Unknown)[] | Unknown => {
  const items = itemsIn(values, 'roles');
  if (isUnknown(items)) return items;
  return items.map((item) => {
    const text = isReference(item) && isRoleCrn(item) ? writtenAs(item) : textOf(item);
    if (isUnknown(text)) return text;
    const exact = exactForms.has(form);
    // The provider looks for a role that is called so, even where it is a CRN: it finds none.
    return text?.startsWith('crn:') === true && !exact
      ? { id: text, name: undefined, actions: undefined }
      : { id: undefined, name: text, actions: undefined, exact };
  });
};

/** What is seldom said of a policy, in the words of Terraform. */
export const notesOf = (values: Values, misplaced: readonly Attribute[] | undefined): Notes | undefined => {
  const pattern = patternOf(values);
  if (pattern === undefined && misplaced === undefined) return undefined;
  return { pattern, lastPermitAt: undefined, fromTemplate: false, subjects: 1, resources: 1, subject: misplaced };
};

const kindsOfSubjects: Readonly<Record<SubjectKind, string>> = {
  access_group: 'an access group',
  service_id: 'a service ID',
  trusted_profile: 'a trusted profile',
  user: 'a user',
};

/** The kind of what is named, told by an id or by what is declared, where the argument cannot name that kind. */
const misplacedKind = (subject: Subject | Unknown, argument: string): SubjectKind | undefined => {
  if (isUnknown(subject) || (argument !== 'access_group_id' && argument !== 'iam_id')) return undefined;
  const named = subjectOf(subject.id).kind;
  const kind = named === 'user' ? subject.kind : named;
  return (argument === 'access_group_id') === (kind === 'access_group') ? undefined : kind;
};

/** Where the target is written: the block, or the argument that stands for one. */
const attributesPath = (values: Values): Layout['attributes'] => {
  const written = ['resources', 'resource_attributes', 'account_management'].find((name) => {
    const blocks = blocksIn(values, name);
    return name === 'account_management' ? flagIn(values, name) !== undefined : isUnknown(blocks) || blocks.length > 0;
  });
  if (written === undefined) return [];
  return written === 'resources' ? [written, 0] : [written];
};

/** A layout whose paths are those of the language that the policy is declared in, where it calls arguments otherwise. */
const asWritten = ({ written }: Declared, layout: Layout): Layout => {
  if (written === undefined) return layout;
  const at = (path: Path): Path => written.get(pointerOf(path)) ?? path;
  const { each } = layout;
  return {
    ...layout,
    subject: at(layout.subject),
    roles: at(layout.roles),
    attributes: at(layout.attributes),
    each: each && { ...each, attributes: each.attributes.map(at), source: each.source?.map(at) },
  };
};

/** A policy for a subject that one of some arguments names. */
export const accessPolicy =
  (kind: SubjectKind, names: readonly string[]) =>
  (declared: Declared, scope: Scope): void => {
    const { values, origin, address, form, uncertainBecause, isFilledIn } = declared;
    const given = names.filter((name) => valueIn(values, name) !== undefined);
    // Of two that exclude each other, one that is not known may be left out.
    const argument = given.find((name) => !isUnknown(valueIn(values, name))) ?? given[0];
    const { target, each } = targetOf(values, scope);
    const subject = subjectFrom(argument === undefined ? undefined : valueIn(values, argument), kind, scope);
    const misplaced = argument === undefined ? undefined : misplacedKind(subject, argument);
    const written =
      argument === undefined || misplaced === undefined || isUnknown(subject)
        ? undefined
        : { name: argument, operator: 'stringEquals', value: subject.id };
    const forNobody = argument === undefined && exactForms.has(form) ? [] : undefined;
    // Of a command it is told where it is read that its argument is of another kind.
    const subjectWritten = written === undefined || form === 'script' ? forNobody : [written];
    scope.draftOf(declared).policies.push({
      type: 'access',
      id: policyId(values),
      description: knownText(values, 'description'),
      subject,
      roles: rolesOf(declared),
      target,
      condition: conditionOf(values),
      deleted: false,
      ...(misplaced === undefined
        ? {}
        : {
            refusedBecause: `it names ${kindsOfSubjects[misplaced]} where ${argument === 'access_group_id' ? 'an access group' : 'an identity'} is required`,
          }),
      notes: notesOf(values, subjectWritten),
      isFilledIn,
      address,
      uncertainBecause,
      origin,
      layout: asWritten(declared, {
        subject: argument === undefined ? [] : [argument],
        roles: ['roles'],
        attributes: attributesPath(values),
        condition: values.has('rule_conditions') ? ['rule_conditions'] : [],
        each,
      }),
    });
  };

/** The id of an access policy is `SUBJECT/POLICY`. */
const policyId = (values: Values): string | undefined => knownText(values, 'id')?.split('/').at(-1);

const sources: readonly (readonly [argument: string, attribute: string])[] = [
  ['source_service_name', 'serviceName'],
  ['source_service_account', 'accountId'],
  ['source_resource_instance_id', 'serviceInstance'],
  ['source_resource_type', 'resourceType'],
  ['source_resource_group_id', 'resourceGroupId'],
];

const targets: readonly (readonly [argument: string, attribute: string])[] = [
  ['target_service_name', 'serviceName'],
  ['target_resource_instance_id', 'serviceInstance'],
  ['target_resource_type', 'resourceType'],
  ['target_resource_group_id', 'resourceGroupId'],
];

/** One side of an authorization: from its own arguments, or from the blocks that stand for them. */
const sideOf = (
  values: Values,
  blocks: string,
  names: readonly (readonly [argument: string, attribute: string])[],
  scope: Scope,
): WrittenTarget => {
  const named = namedAttributes(values, blocks, scope);
  if (isUnknown(named)) return { target: named, each: undefined };
  // A state repeats as arguments what the blocks say.
  const { attributes, paths } = named.attributes.length > 0 ? named : attributesFrom(values, names, scope);
  return { target: { attributes, tags: [] }, each: { attributes: paths, tags: [] } };
};

/** The account that an authorization stands in: its target's, where that is written as an id. */
const accountOfTarget = (target: WrittenTarget['target']): string | undefined => {
  if (isUnknown(target)) return undefined;
  const named = target.attributes.find(({ name, operator }) => name === 'accountId' && operator === 'stringEquals');
  return typeof named?.value === 'string' && isHexId(named.value) ? named.value : undefined;
};

export const authorization = (declared: Declared, scope: Scope): void => {
  const { values, origin, address, uncertainBecause, isFilledIn } = declared;
  const { target, each } = sideOf(values, 'resource_attributes', targets, scope);
  const source = sideOf(values, 'subject_attributes', sources, scope);
  const written = (blocks: string, argument: string): Layout['subject'] =>
    countOf(values, blocks) > 0 ? [blocks] : [argument];
  const named = accountOfTarget(target);
  const draft = named === undefined ? scope.draftOf(declared) : scope.drafts.of(named, origin);
  draft.authorizations.push({
    type: 'authorization',
    id: knownText(values, 'id'),
    description: knownText(values, 'description'),
    source: source.target,
    roles: rolesOf(declared),
    target,
    condition: undefined,
    deleted: false,
    isFilledIn,
    address,
    uncertainBecause,
    origin,
    layout: asWritten(declared, {
      subject: written('subject_attributes', 'source_service_name'),
      roles: ['roles'],
      attributes: written('resource_attributes', 'target_service_name'),
      condition: [],
      each: each && { ...each, source: source.each?.attributes },
    }),
  });
};

const countOf = (values: Values, name: string): number => {
  const items = itemsIn(values, name);
  return isUnknown(items) ? 0 : items.length;
};
