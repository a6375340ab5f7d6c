/** Values that Terraform takes by itself, which are read with their directory. */
const taken = /(?:^|[/\\])terraform\.tfvars$|\.auto\.tfvars$/;

/** True for a file of values that is read with the configuration beside it, without being named. */
export const isTakenAlong = (name: string): boolean => taken.test(name);

/** Why a file that Terraform, OpenTofu or Terragrunt reads beside configurations is not linted by itself; undefined for others. */
export const whyNotRead = (name: string): string | undefined => {
  if (/\.t(?:f|ofu)test\.hcl$/.test(name)) return 'it is a test of a Terraform module: what it tests is linted';
  if (/(?:^|[/\\])terragrunt\.hcl$/.test(name))
    return 'it is for Terragrunt: lint the configurations that it calls, or a plan';
  if (!name.endsWith('.tfvars')) return undefined;
  return taken.test(name)
    ? 'Terraform takes its values with the configuration beside it: name the directory'
    : 'it holds values for variables: `--var-file` gives them to the configuration';
};
