/** What a command line says of Terraform. */
export interface TerraformOptions {
  /** `--var`: a variable of the root module, as it was typed. */
  readonly vars: readonly { readonly name: string; readonly text: string }[];
  /** `--var-file` */
  readonly varFiles: readonly string[];
  /** Which of the two states a plan stands between is linted. */
  readonly planView: 'after' | 'before';
}

/** Of no variables, and of plans as they are after being applied. */
export const plainTerraform: TerraformOptions = { vars: [], varFiles: [], planView: 'after' };
