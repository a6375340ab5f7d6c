/** One way in which a secret is written. */
export interface Form {
  readonly name: string;
  /** What must not be shown. */
  readonly secret: string;
  /** The secret as somebody writes it into free text, with what says that it is one. */
  readonly text: string;
  /** The same on one line, where it is not yet. */
  readonly line: string;
  /** The field that holds it, and the value. */
  readonly field: readonly [key: string, value: string];
}

/** All made up, of the lengths and letters that IBM Cloud's have. */
const key = 'Tq7xV-0bLz9_pWc3RmK8sYd2HfN6jGa1UeXo5iBvZt4M';
const short = 'q7xv0blz9pwc3rmk8syd2hfn6';
const claims = 'WjQ3bVJ0eUhKa0xQb1h3Y1ZiTm0xMjM0NTY3ODkw';
const signature = 'kR8vZ2mQ7yT1wX5nB9cL3pF6hJ0dS4gA8eU2iO7qWzE';
const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJ${claims}.${signature}`;
const opaque = 'OKDp3Zt8YwQ1vRm6Xb9KcN2sLf7Hj4Ga0Te5Ui';
const passcode = 'Zk4rTq9mXw';
const hmac = '6b1d94f0c37e28a5b90d4c61f8e7320a9d5c14be76f203a8';
const pemLines = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7+Vj8m/ZrX2pw',
  'q9Lk3TnWf5YhRb0CsUe7GdJx1Mz6Po4Ia8Kv2Nt+HqB/yE3lSjXg5DcFwZi9Ru7Q',
  'Wm1xTz8/bVnR0pGk4s==',
];
const pem = `-----BEGIN PRIVATE KEY-----\n${pemLines.join('\n')}\n-----END PRIVATE KEY-----`;

export const forms: readonly Form[] = [
  { name: 'an API key', secret: key, text: key, line: key, field: ['api_key', key] },
  { name: 'a pair', secret: short, text: `apikey: ${short}`, line: `apikey: ${short}`, field: ['apikey', short] },
  {
    name: 'a bearer token',
    secret: `${claims} ${signature}`,
    text: `Bearer ${jwt}`,
    line: `Bearer ${jwt}`,
    field: ['Authorization', `Bearer ${jwt}`],
  },
  {
    name: 'a refresh token',
    secret: opaque,
    text: `refresh_token=${opaque}`,
    line: `refresh_token=${opaque}`,
    field: ['refresh_token', opaque],
  },
  {
    name: 'a passcode',
    secret: passcode,
    text: `ibmcloud login -u passcode -p ${passcode}`,
    line: `passcode=${passcode}`,
    field: ['passcode', passcode],
  },
  {
    name: 'an HMAC key',
    secret: hmac,
    text: hmac,
    line: `secret_access_key=${hmac}`,
    field: ['secret_access_key', hmac],
  },
  {
    name: 'a private key',
    secret: pemLines.join(' '),
    text: pem,
    line: pem.replaceAll('\n', '\\n'),
    field: ['private_key', pem],
  },
];

/** A command line, and the files of the working directory. */
export interface Placed {
  readonly files: Readonly<Record<string, string>>;
  /** Default: `lint .` */
  readonly argv?: readonly string[];
}

const account = 'b3a1c5d07e9f4a628c14de5f90ab7731';
const serviceId = 'iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';

const setup = (more: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ kind: 'EngineSetup', version: 1, name: 'prod', account: { id: account }, engine: {}, ...more });

const oneSetup = (more: Readonly<Record<string, unknown>>): Placed => ({ files: { 'setup.json': setup(more) } });

const policy = (more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  id: '00000001-1111-4222-8333-444444444444',
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: serviceId }] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Nothing' }],
  resources: [{ attributes: [{ name: 'accountId', value: account }] }],
  ...more,
});

const onePolicy = (more: Readonly<Record<string, unknown>>): Placed => ({
  files: { 'policies.json': JSON.stringify({ policies: [policy(more)] }, null, 2) },
});

const resource = (type: string, value: string): Placed['files'][string] =>
  JSON.stringify([{ attributes: [{ name: type, value }] }]);

const snapshot = (more: Readonly<Record<string, unknown>>): Placed => ({
  files: {
    'account.json': JSON.stringify({ kind: 'AccountSnapshot', version: 1, account_id: account, ...more }),
  },
});

const tf = (body: string): Placed => ({ files: { 'main.tf': body } });
const quoted = (text: string): string => JSON.stringify(text);

const policyBlock = (body: string): string => `resource "ibm_iam_service_policy" "p" {\n${body}\n}\n`;
const sh = (body: string): Placed => ({ files: { 'x.sh': `#!/bin/bash\n${body}\n` } });
const md = (body: string): Placed => ({ files: { 'x.md': `# IAM\n\n${body}\n` } });
const yaml = (body: string): Placed => ({ files: { 'setup.yaml': `kind: EngineSetup\nversion: 1\n${body}\n` } });
const block = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`);
const config = (body: unknown): Placed => ({
  files: { '.iamlintrc.json': JSON.stringify(body), 'setup.json': setup({}) },
});
const cli = (...argv: readonly string[]): Placed => ({ files: { 'setup.json': setup({}) }, argv });

const roleFor = (name: string): Readonly<Record<string, unknown>> => ({
  name,
  display_name: name,
  account_id: account,
  service_name: 'kms',
  crn: `crn:v1:bluemix:public:kms::a/${account}::customRole:${name}`,
  actions: ['kms.secrets.rotate', name],
});

const update = 'ibmcloud iam service-policy-create engine --roles Operater';

/** Where a secret may stand. Titles end the sentence "no secret is shown …". */
export const placements: Readonly<Record<string, (form: Form) => Placed>> = {
  // Setups and the neighbours of an excerpt
  'as the name of a setup': ({ text }) => oneSetup({ name: text }),
  'as an unknown kind': ({ text }) => oneSetup({ kind: text }),
  'as a version': ({ text }) => oneSetup({ version: text }),
  'in a field of its own': ({ field: [name, value] }) => oneSetup({ engine: { [name]: value } }),
  'in a field of the top': ({ field: [name, value] }) => oneSetup({ [name]: value }),
  'beside an unknown field': ({ field: [name, value] }) => oneSetup({ engine: { modee: 1, [name]: value } }),
  'before a wrong value': ({ field: [name, value] }) => oneSetup({ engine: { [name]: value, mode: 'keey' } }),
  'in a list that takes none': ({ text }) => oneSetup({ engine: { mode: [text] } }),
  'as an unknown field': ({ text }) => oneSetup({ engine: { [text]: 1 } }),
  'as a near miss of a field': ({ field: [name, value] }) => oneSetup({ engine: { [`${name}s`]: value } }),
  'as a mode': ({ text }) => oneSetup({ engine: { mode: text } }),
  'as a service ID': ({ text }) => oneSetup({ engine: { mode: 'api_key', service_id: text } }),
  'as a caller': ({ text }) => oneSetup({ caller: text }),
  'as an account': ({ text }) => oneSetup({ account: { id: text } }),
  'as an instance': ({ text }) => oneSetup({ instance: { crn: text } }),
  'as an endpoint': ({ text }) => oneSetup({ instance: { endpoints: text } }),
  'in the allowlist': ({ text }) =>
    oneSetup({ account: { id: account, settings: { allowed_ip_addresses: `10.0.0.1, ${text}` } } }),
  'as a restriction': ({ text }) =>
    oneSetup({ account: { id: account, settings: { restrict_create_service_id: text } } }),
  'as an address of a zone': ({ text }) =>
    oneSetup({ account: { id: account, zones: [{ name: 'z', addresses: [{ type: 'subnet', value: text }] }] } }),
  'as the name of a secret': ({ text }) => oneSetup({ secrets: [{ name: text, ttl: '1s' }] }),
  'as a time to live': ({ text }) => oneSetup({ secrets: [{ name: 'ci', ttl: text }] }),
  'as an access group of a secret': ({ text }) => oneSetup({ secrets: [{ name: 'ci', access_groups: [text] }] }),
  'in an include path': ({ text }) => oneSetup({ include: [`${text}.json`] }),
  'in an include path that leaves': ({ text }) => oneSetup({ include: [`../../${text}/*.json`] }),
  'as a member of a group': ({ text }) =>
    oneSetup({ access_groups: [{ id: 'AccessGroupId-1', name: 'a', members: [text] }] }),
  'as a role of a short policy': ({ text }) =>
    oneSetup({ policies: [{ subject: serviceId, roles: [text], service: 'kms' }] }),
  'as a service of a short policy': ({ text }) =>
    oneSetup({ policies: [{ subject: serviceId, roles: ['Reader'], service: text }] }),
  // Exports
  'as the id of a policy': ({ text }) => onePolicy({ id: text }),
  'as the description of a policy': ({ text }) => onePolicy({ description: text, roles: [] }),
  'as the kind of a policy': ({ text }) => onePolicy({ type: text }),
  'as a subject': ({ text }) => onePolicy({ subjects: [{ attributes: [{ name: 'iam_id', value: text }] }] }),
  'as the name of an attribute': ({ text }) => onePolicy({ resources: JSON.parse(resource(text, 'x')) }),
  'as the value of an attribute': ({ text }) => onePolicy({ resources: JSON.parse(resource('serviceName', text)) }),
  'as a region': ({ text }) => onePolicy({ resources: JSON.parse(resource('region', text)) }),
  'as an operator': ({ text }) =>
    onePolicy({ resources: [{ attributes: [{ name: 'serviceName', value: 'kms', operator: text }] }] }),
  'as a role': ({ text }) => onePolicy({ roles: [{ role_id: text }] }),
  'behind the CRN of a role': ({ text }) =>
    onePolicy({ roles: [{ role_id: `crn:v1:bluemix:public:iam::::role:${text}` }] }),
  'as a condition': ({ text }) =>
    onePolicy({
      rule: { key: '{{environment.attributes.current_date_time}}', operator: 'dateTimeLessThan', value: text },
    }),
  'as the key of a condition': ({ text }) => onePolicy({ rule: { key: text, operator: 'timeLessThan', value: '1' } }),
  'as a pattern': ({ text }) => onePolicy({ pattern: text, rule: { key: 'x', operator: 'y', value: 'z' } }),
  'as a tag': ({ text }) => onePolicy({ resource_tags: [{ name: text, value: text }] }),
  'as the name of a group': ({ text }) => snapshot({ access_groups: [{ id: 'AccessGroupId-1', name: text }] }),
  'as the name of a custom role': ({ text }) => snapshot({ roles: [roleFor(text)] }),
  'in a claim rule': ({ text }) =>
    snapshot({
      access_groups: [
        {
          id: 'AccessGroupId-1',
          name: 'a',
          dynamic_rules: [
            {
              name: text,
              expiration: 24,
              realm_name: text,
              conditions: [{ claim: text, operator: 'EQUALS', value: text }],
            },
          ],
        },
      ],
    }),
  'as the name of a trusted profile': ({ text }) =>
    snapshot({ trusted_profiles: [{ id: 'Profile-36f5c562-1234-4123-8123-123456789012', name: text }] }),
  'in an API key of a snapshot': ({ text, field: [name, value] }) =>
    snapshot({ api_keys: [{ id: 'ApiKey-1', name: text, [name]: value, iam_id: serviceId }] }),
  'as a field of a snapshot': ({ text }) => snapshot({ [text]: [] }),
  'in an operator secret': ({ field: [name, value] }) => ({
    files: {
      's.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ibm\nstringData:\n  ${name}: ${quoted(value)}\n`,
      'o.yaml': `apiVersion: ibmcloud.ibm.com/v1\nkind: AuthorizationPolicy\nmetadata:\n  name: ${quoted(value)}\nspec:\n  ${name}: ${quoted(value)}\n  roles: [Nothing]\n`,
    },
  }),
  'in an external secrets store': ({ text }) => ({
    files: {
      'o.yaml': `apiVersion: ibmcloud.ibm.com/v1\nkind: AccessPolicy\nmetadata:\n  name: a\nspec:\n  subject:\n    accessGroupID: ${quoted(text)}\n  roles:\n    definedRoles: [${quoted(text)}]\n  target:\n    serviceName: ${quoted(text)}\n`,
    },
  }),
  // YAML
  'as a key of YAML': ({ line }) => yaml(`engine:\n  ${quoted(line)}: 1`),
  'as a key of YAML that comes twice': ({ line }) => yaml(`${quoted(line)}: 1\n${quoted(line)}: 2`),
  'in a comment of YAML': ({ text }) =>
    yaml(`engine: # ${text.replaceAll('\n', '\n# ')}\n  modee: 1 # ${text.replaceAll('\n', ' ')}`),
  'in YAML that is broken': ({ line }) => yaml(`engine: [${line}\nfoo: bar`),
  'in YAML on the broken line': ({ line }) => yaml(`engine: "x" ${line}`),
  'in YAML with a tab': ({ text }) => yaml(`engine:\n\t${block(text, '\t')}`),
  'as an anchor': ({ line }) => yaml(`engine: *${line.replaceAll(/[^\w-]/g, '')}`),
  'as a tag of YAML': ({ line }) => yaml(`engine: !${line.replaceAll(/\s/g, '')} x`),
  'as a block of YAML': ({ text }) => yaml(`engine:\n  mode: |\n    ${block(text, '    ')}`),
  'as a block that is indented too little': ({ text }) =>
    yaml(`engine:\n  mode: |\n      ${block(text, '    ')}\n x: y`),
  'as a folded text': ({ text }) => yaml(`engine:\n  mode: >-\n    ${block(text, '    ')}`),
  'in a reason for a suppression': ({ text }) =>
    yaml(`engine: {} # iamlint-ignore engine-disabled -- ${text.replaceAll('\n', ' ')}`),
  'as a suppressed rule': ({ line }) => yaml(`engine: {} # iamlint-ignore ${line}`),
  // JSON that is cut or broken
  'in JSON cut in two': ({ field: [name, value] }) => ({
    files: { 'a.json': `{"policies": [{"${name}": ${quoted(value).slice(0, -12)}` },
  }),
  'in JSON without a comma': ({ field: [name, value] }) => ({
    files: { 'a.json': `{"${name}": ${quoted(value)} "id": 1}` },
  }),
  'behind the end of JSON': ({ text }) => ({ files: { 'a.json': `${setup({})}\n${text}` } }),
  'in a key of JSON that comes twice': ({ line }) => ({
    files: { 'a.json': `{"policies": [], ${quoted(line)}: 1, ${quoted(line)}: 2}` },
  }),
  'on a line of NDJSON': ({ text }) => ({ files: { 'a.ndjson': `{"id": ${quoted(text)}}\n${text}\n{"id": 1}` } }),
  'cut in two by how far an excerpt looks': ({ field: [name, value] }) => ({
    files: {
      'a.json': Array.from({ length: 60 }, (_, n) =>
        setup({ modee: 1, ['f'.repeat(940 + n)]: 1, [name]: value }).replace('"modee"', '\n"modee"'),
      ).join('\n---\n'),
      'b.json': Array.from({ length: 40 }, (_, n) => setup({ [name]: value, z: 'x '.repeat(470 + n), modee: 1 })).join(
        '\n',
      ),
    },
  }),
  'cut in two behind what is masked': ({ line }) => ({
    files: Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [
        `s${n}/a.json`,
        `{"kind": "EngineSetup", "version": 1, "engine": {}, "modee": ["${jwt}.${'a'.repeat(700 + 10 * n)} ${line.replaceAll('"', '')}"]}`,
      ]),
    ),
  }),
  'at the end of a long line': ({ line }) =>
    oneSetup({ name: 'x '.repeat(90) + line, engine: { [`${'x '.repeat(90)}${line}`]: 1 } }),
  // Terraform
  'as an argument of a provider': ({ field: [name, value] }) =>
    tf(`provider "ibm" {\n  ibmcloud_${name} = ${quoted(value)}\n  regionn = 1\n}\n`),
  'as the default of a variable': ({ field: [name, value] }) =>
    tf(
      `variable "${name}" {\n  default = ${quoted(value)}\n}\n${policyBlock(`  iam_id = var.${name}\n  roles = [var.${name}]`)}`,
    ),
  'as an argument of a resource': ({ text }) =>
    tf(policyBlock(`  iam_id = ${quoted(text)}\n  roles = [${quoted(text)}]`)),
  'as an argument that there is not': ({ line }) =>
    tf(policyBlock(`  iam_id = "x"\n  ${line.replaceAll(/\W/g, '_')} = 1`)),
  'as the name of a block': ({ line }) =>
    tf(`resource "ibm_iam_service_policy" ${quoted(line)} {\n  roles = ["Nothing"]\n}\n`),
  'in a heredoc': ({ text }) => tf(policyBlock(`  iam_id = <<EOT\n${text}\nEOT\n  roles = ["Nothing"]`)),
  'in a heredoc that is never closed': ({ text }) =>
    tf(policyBlock(`  description = <<EOT\n${text}\n  roles = ["Nothing"]`)),
  'in a comment of Terraform': ({ text }) =>
    tf(`/* ${text} */\n${policyBlock(`  roles = ["Nothing"] # ${text.replaceAll('\n', ' ')}`)}`),
  'in Terraform that is broken': ({ line }) => tf(policyBlock(`  iam_id = "${line}\n  roles = [`)),
  'in a template of Terraform': ({ line }) =>
    tf(policyBlock(`  iam_id = "\${var.x}-${line.replaceAll('\\', '\\\\')}"\n  roles = ["Nothing"]`)),
  'in a function of Terraform': ({ text }) =>
    tf(policyBlock(`  roles = [upper(${quoted(text)}), nope(${quoted(text)})]`)),
  'in a file of variables': ({ field: [name, value] }) => ({
    files: {
      'main.tf': `variable "${name}" {}\n${policyBlock(`  iam_id = var.${name}\n  roles = [var.${name}]`)}`,
      'x.tfvars': `${name} = ${quoted(value)}\n${name} = ${quoted(value)} = =\n`,
    },
    argv: ['lint', '--var-file', 'x.tfvars', '.'],
  }),
  'as the source of a module': ({ line }) => tf(`module "m" {\n  source = "./${line.replaceAll('"', '')}"\n}\n`),
  'in Terraform as JSON': ({ field: [name, value] }) => ({
    files: {
      'main.tf.json': JSON.stringify({
        provider: { ibm: { [name]: value } },
        resource: { ibm_iam_service_policy: { p: { iam_id: value, roles: [value] } } },
      }),
    },
  }),
  'in a plan': ({ field: [name, value] }) => ({
    files: {
      'plan.json': JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.9.0',
        variables: { [name]: { value } },
        planned_values: {
          root_module: {
            resources: [
              {
                address: 'ibm_iam_service_policy.p',
                mode: 'managed',
                type: 'ibm_iam_service_policy',
                name: 'p',
                values: { iam_id: value, roles: [value], [name]: value },
              },
            ],
          },
        },
      }),
    },
  }),
  'in a state': ({ field: [name, value] }) => ({
    files: {
      'terraform.tfstate': JSON.stringify({
        version: 4,
        terraform_version: '1.9.0',
        outputs: { [name]: { value, type: 'string' } },
        resources: [
          {
            mode: 'managed',
            type: 'ibm_iam_service_policy',
            name: 'p',
            instances: [{ attributes: { iam_id: value, roles: [value], [name]: value } }],
          },
        ],
      }),
    },
    argv: ['lint', 'terraform.tfstate'],
  }),
  // Scripts and Markdown
  'in a variable of a script': ({ field: [name, value] }) =>
    sh(`export IBMCLOUD_${name.toUpperCase()}=${quoted(value)}; ${update}`),
  'as a flag of a login': ({ line, secret }) =>
    sh(`ibmcloud login --apikey ${quoted(secret)} -r nowhere # ${line}\n${update}`),
  'beside a command that is wrong': ({ text }) => sh(`${update} # ${text.replaceAll('\n', ' ')}`),
  'as a role of a command': ({ text }) => sh(`ibmcloud iam service-policy-create engine --roles ${quoted(text)}`),
  'as a service of a command': ({ text }) =>
    sh(`ibmcloud iam service-policy-create ${quoted(text)} --roles Reader --service-name ${quoted(text)}`),
  'as a flag that there is not': ({ line }) =>
    sh(`ibmcloud iam service-policy-create engine --${line.replaceAll(/\s/g, '')} x --roles Operater`),
  'in the heredoc of a script': ({ text }) =>
    sh(
      `cat > policy.json <<'EOF'\n{"type": "access", "roles": [${quoted(text)}]}\nEOF\nibmcloud iam service-policy-create engine --file policy.json`,
    ),
  'in a heredoc that a script never closes': ({ text }) => sh(`${update}\ncat <<EOF\n${text}\n${update}`),
  'in the header of a request': ({ line, text }) =>
    sh(
      `curl -H "Authorization: ${line}" -H ${quoted(text)} -X POST https://iam.cloud.ibm.com/v1/policies -d '{"type": "access", "roles": [{"role_id": "Nothing"}]}'`,
    ),
  'in the body of a request': ({ field: [name, value] }) =>
    sh(
      `curl -X POST https://iam.cloud.ibm.com/v1/policies -d '${JSON.stringify({ type: 'access', [name]: value, roles: [{ role_id: 'Nothing' }] })}'`,
    ),
  'in a quote that a script never closes': ({ text }) => sh(`${update} --name "${text}\n${update}`),
  'in a Makefile': ({ field: [name, value] }) => ({
    files: { Makefile: `${name} = ${value.replaceAll('\n', ' ')}\nall:\n\t${update} --x $(${name})\n` },
  }),
  'in a block of Markdown': ({ text }) => md(`\`\`\`sh\n${update} # ${text.replaceAll('\n', ' ')}\n\`\`\``),
  'in YAML in Markdown': ({ text }) =>
    md(`\`\`\`yaml\nkind: EngineSetup\nversion: 1\nengine:\n  mode: |\n    ${block(text, '    ')}\n  modee: 1\n\`\`\``),
  'in Terraform in Markdown': ({ text }) => md(`\`\`\`hcl\n${policyBlock(`  roles = [${quoted(text)}]`)}\`\`\``),
  // Names of files, and what is said of files
  'in the name of a file': ({ line }) => ({
    files: { [`${line.replaceAll('/', '_')}.json`]: '{' },
    argv: ['lint', '--verbose', '.'],
  }),
  'in the name of a folder': ({ line }) => ({
    files: { [`${line.replaceAll('/', '_')}/a.json`]: setup({ modee: 1 }) },
  }),
  'in the name of a file that is skipped': ({ line }) => ({
    files: { [`${line.replaceAll('/', '_')}.json`]: '{"a": 1}', 'setup.json': setup({}) },
    argv: ['lint', '--verbose', '.'],
  }),
  'in a file that is skipped': ({ text }) => ({
    files: { 'a.json': JSON.stringify({ text, [text]: 1 }), 'setup.json': setup({}) },
    argv: ['lint', '--verbose', '.'],
  }),
  'as a path that is not there': ({ line }) => cli('lint', line),
  'as a glob that matches nothing': ({ line }) => cli('lint', `${line}*/x`),
  // Configs
  'as a field of a config': ({ text }) => config({ [text]: 1 }),
  'as the value of a field of a config': ({ text }) => config({ preset: text }),
  'as a rule of a config': ({ text }) => config({ rules: { [text]: 'error' } }),
  'as a severity of a config': ({ text }) => config({ rules: { 'engine-disabled': text } }),
  'as what a config extends': ({ line }) => config({ extends: `./${line}.json` }),
  'as what a config includes': ({ line }) => config({ include: [`${line}/*.json`] }),
  'as an option of a rule': ({ text }) =>
    config({ rules: { 'ttl-longer-than-wanted': ['error', { most: text, [text]: 1 }] } }),
  'in a config that is broken': ({ line }) => ({
    files: { '.iamlintrc.yaml': `rules: [${line}\nx: y`, 'setup.json': setup({}) },
  }),
  'in the catalogue of a config': ({ text }) =>
    config({ catalogue: { services: { [text]: { roles: { [text]: { actions: text } } } } } }),
  'in an overlay of the catalogue': ({ text }) =>
    config({ catalogue: { services: { kms: { roles: { Rotator: { id: text, actions: [text] } } } } } }),
  'in a config that is named and absent': ({ line }) => cli('lint', '--config', `${line}.yaml`, '.'),
  'in a baseline that is broken': ({ text }) => ({
    files: {
      'b.json': JSON.stringify({ version: 2, findings: [{ rule: text, file: text, fingerprint: text }] }),
      'setup.json': setup({}),
    },
    argv: ['lint', '--baseline', 'b.json', '.'],
  }),
  'in a baseline with what is no longer found': ({ text }) => ({
    files: {
      'b.json': JSON.stringify({
        version: 2,
        findings: [{ rule: text, file: text, fingerprint: '0123456789abcdef', message: text }],
      }),
      'setup.json': setup({}),
    },
    argv: ['lint', '--baseline', 'b.json', '.'],
  }),
  // The command line
  'as a word of the command line': ({ line }) => cli(line),
  'as a flag': ({ line }) => cli('lint', `--${line}`),
  'as a rule to run': ({ line }) => cli('lint', '--rule', line),
  'as a format': ({ line }) => cli('lint', '--format', line),
  'as a file of the report that cannot be': ({ line }) => cli('lint', '--output', `nowhere/${line}`, '.'),
  'as a variable of Terraform': ({ field: [name, value] }) => cli('lint', '--var', `${name}${value}`, '.'),
  'as a rule to explain': ({ line }) => cli('explain', line),
  'as a service to list': ({ line }) => cli('roles', line),
  'as an action to look up': ({ line }) => cli('actions', line),
  'as a page to update from': ({ text }) => ({
    files: { 'roles.json': JSON.stringify({ custom_roles: [roleFor(text)], service_roles: [], system_roles: [] }) },
    argv: ['catalogue', 'update', '--from', 'roles.json', '--service', 'kms'],
  }),
  'as a time': ({ line }) => cli('lint', '--now', line, '.'),
};
