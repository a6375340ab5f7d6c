import type { Declaration } from '../languages/declared/declared.ts';
import type { Finding } from '../finding/finding.ts';
import { isKubernetesObject, isObjectOfKubernetes } from '../languages/kubernetes/matches.ts';
import type { ParsedDocument } from '../input/parse/parsed.ts';
import type { Json } from '../source/json.ts';
import type { Path } from '../source/place.ts';
import { isTerraformJson } from '../languages/terraform-json/matches.ts';

interface DeclaredReading {
  readonly declaration: Declaration;
  readonly problems: readonly Finding[];
  /** Where values stand that must not be shown. */
  readonly sensitive: readonly Path[];
}

/** What a document declares, where it is a plan or state of Terraform, or a Kubernetes object about IBM's IAM. */
export const declaredIn = async (
  document: ParsedDocument,
  planView: 'after' | 'before',
): Promise<DeclaredReading | undefined> => {
  if (isTerraformJson(document.value) !== undefined) {
    const { readTerraformJson } = await import('../languages/terraform-json/read.ts');
    return readTerraformJson(document, planView);
  }
  if (isKubernetesObject(document.value)) {
    const { readKubernetes } = await import('../languages/kubernetes/read.ts');
    return { ...readKubernetes(document), sensitive: [] };
  }
  return undefined;
};

/** True for a Kubernetes object of another kind in a file with some about IBM's IAM: a manifest holds what is deployed together. */
export const isAmongDeclared = (value: Json, documents: readonly ParsedDocument[]): boolean =>
  isObjectOfKubernetes(value) && documents.some((document) => isKubernetesObject(document.value));
