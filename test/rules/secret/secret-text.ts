const declarationOf = (reference: string): string => {
  const [root = '', ...names] = reference.split('.');
  const [first = '', second = ''] = names;
  if (root === 'var') return `variable "${first}" {}`;
  if (root === 'module') return `module "${first}" { source = "example/${first}/ibm" }`;
  return root === 'data' ? `data "${first}" "${second}" {}` : `resource "${root}" "${first}" {}`;
};

/** A secret in Terraform, named `ci`, with the arguments from the fourth line on; what they refer to is declared below. */
export const secretOf = (...args: readonly string[]): string =>
  [
    'resource "ibm_sm_iam_credentials_secret" "ci" {',
    '  instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"',
    '  name = "ci"',
    ...args.map((arg) => `  ${arg}`),
    '}',
    ...new Set(
      args.flatMap((arg) => (arg.match(/\b(?:var|module|(?:data\.)?ibm_\w+)\.\w+/g) ?? []).map(declarationOf)),
    ),
    '',
  ].join('\n');
