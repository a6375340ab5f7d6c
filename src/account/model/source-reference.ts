/** How Terraform code that was read refers to a thing, so that a repair can stand beside it. */
export interface SourceReference {
  /** Within its module: `ibm_iam_service_id.engine`, `data.ibm_iam_service_id.engine.service_ids[0]`. */
  readonly expression: string;
  /** The name of the source it is written in. */
  readonly source: string;
}

/** Of several arguments and blocks that mean the same, those that the code uses. */
export interface TerraformStyle {
  /** The source it is taken from. */
  readonly source: string;
  /** Type of the resources it is about. */
  readonly type: string;
  /** The argument that names the subject. */
  readonly argument: string;
  /** The attribute of the subject that it is given. */
  readonly attribute: string;
  readonly target: 'resources' | 'resource_attributes';
}

/** What repairs have to know of the Terraform code of an account. */
export interface Terraform {
  /** By the id the model uses. */
  readonly things: Map<string, SourceReference>;
  /** `type.name` of every resource there is. */
  readonly taken: Set<string>;
  readonly styles: TerraformStyle[];
}
