/** Objects of IBM's operators and credentials requests of OpenShift, declared as resources: one reader a kind. */
import type { Declaration, Declared } from '../declared/declared.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import type { ParsedDocument } from '../../input/parse/parsed.ts';
import { get, isObject, listAt } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import { typeName } from '../../source/type-name.ts';
import { readCredentialsRequest } from './credentials-request.ts';
import type { KubernetesObject } from './object.ts';
import {
  hasTwoSubjects,
  readAccessGroup,
  readAccessPolicy,
  readAuthorizationPolicy,
  readCustomRole,
  sideFault,
} from './operator.ts';
import { neverCustom } from './never-custom.ts';
import { iamKindOf, isKubernetesList, type IamKind } from './matches.ts';

/** One row a kind, so that none can be forgotten. */
const readers: Readonly<Record<IamKind, (object: KubernetesObject) => readonly Declared[]>> = {
  AccessPolicy: readAccessPolicy,
  AuthorizationPolicy: readAuthorizationPolicy,
  AccessGroup: readAccessGroup,
  CustomRole: readCustomRole,
  CredentialsRequest: readCredentialsRequest,
};

/** An object itself, or those of a list, however deep. */
function* objectsIn(object: KubernetesObject): Iterable<KubernetesObject> {
  if (!isKubernetesList(object.value)) {
    yield object;
    return;
  }
  for (const [index, value] of listAt(object.value, 'items').entries()) {
    yield* objectsIn({ value, origin: below(object.origin, 'items', index) });
  }
}

const problemsOf = (object: KubernetesObject, kind: IamKind): readonly Finding[] => {
  const { value, origin } = object;
  const spec = get(value, 'spec');
  if (!isObject(spec)) {
    const message = `\`spec\` of this \`${kind}\` is ${typeName(spec)}, but should be a mapping`;
    return [diagnostic('schema-error', below(origin, 'spec'), message)];
  }
  if (kind === 'AccessPolicy' && hasTwoSubjects(object)) {
    const message = 'this access policy names more than one subject, which the operator refuses';
    const help =
      'name one of `userEmail`, `serviceID`, `accessGroupID` and `accessGroupDef`, and write one policy for each';
    return [diagnostic('schema-error', below(origin, 'spec', 'subject'), message, { help })];
  }
  if (kind === 'AuthorizationPolicy') {
    return ['source', 'target'].flatMap((side) => {
      const fault = sideFault(get(spec, side));
      if (fault === undefined) return [];
      const message = `the \`${side}\` of this authorization ${fault}, so it is never created`;
      return [diagnostic('schema-error', below(origin, 'spec', side), message)];
    });
  }
  return [];
};

/** What the objects about IBM Cloud's IAM in a document declare; others are passed over. */
export const readKubernetes = ({
  ref,
  value,
}: ParsedDocument): { readonly declaration: Declaration; readonly problems: readonly Finding[] } => {
  const resources: Declared[] = [];
  const problems: Finding[] = [];
  for (const object of objectsIn({ value, origin: { document: ref, path: [] } })) {
    const kind = iamKindOf(object.value);
    if (kind === undefined) continue;
    const found = problemsOf(object, kind);
    problems.push(...found, ...(kind === 'AccessPolicy' ? neverCustom(object) : []));
    if (found.length === 0) resources.push(...readers[kind](object));
  }
  return { declaration: { resources, gaps: [] }, problems };
};
