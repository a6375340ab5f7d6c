/** A secret in Terraform, named `ci`, with the arguments from the fourth line on. */
export const secretOf = (...args: readonly string[]): string =>
  [
    'resource "ibm_sm_iam_credentials_secret" "ci" {',
    '  instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"',
    '  name = "ci"',
    ...args.map((arg) => `  ${arg}`),
    '}',
    '',
  ].join('\n');
