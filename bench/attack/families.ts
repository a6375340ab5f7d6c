/** Files that grow with `n` and are as costly as their author can make them. */
export interface Family {
  readonly name: string;
  /** The smallest size that is tried; twice and four times as many are tried, too. */
  readonly n: number;
  readonly files: (n: number) => Readonly<Record<string, string>>;
}

const account = '791f5fb10986423e97aa8512f18b7e65';
const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');
const uuid = (n: number): string => `${hex(n, 8)}-0000-4000-8000-${hex(n, 12)}`;
const serviceId = (n: number): string => `ServiceId-${uuid(n)}`;
const group = (n: number): string => `AccessGroupId-${uuid(n)}`;

const each = (n: number, make: (index: number) => string): string =>
  Array.from({ length: n }, (_, k) => make(k)).join('');
const list = (n: number, make: (index: number) => unknown): readonly unknown[] =>
  Array.from({ length: n }, (_, k) => make(k));
const json = (value: unknown): string => JSON.stringify(value);

const family = (name: string, n: number, file: string, text: (n: number) => string): Family => ({
  name,
  n,
  files: (size) => ({ [file]: text(size) }),
});

const attribute = (name: string, value: string, operator = 'stringEquals') => ({ name, value, operator });

interface Parts {
  readonly subject?: string;
  readonly roles?: readonly string[];
  readonly attributes?: readonly unknown[];
}

const policy = (n: number, { subject = `iam-${serviceId(n)}`, roles = ['Viewer'], attributes = [] }: Parts) => ({
  id: uuid(n),
  type: 'access',
  subjects: [
    { attributes: [{ name: subject.startsWith('AccessGroupId-') ? 'access_group_id' : 'iam_id', value: subject }] },
  ],
  roles: roles.map((role) => ({ role_id: `crn:v1:bluemix:public:iam::::role:${role}`, display_name: role })),
  resources: [{ attributes: [attribute('accountId', account), ...attributes] }],
  state: 'active',
});

const exported = (policies: readonly unknown[]): string => json({ policies });

const conditioned = (n: number, rule: unknown) => ({
  id: uuid(n),
  type: 'access',
  state: 'active',
  subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${serviceId(n)}` }] },
  resource: {
    attributes: [
      { key: 'accountId', operator: 'stringEquals', value: account },
      { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
    ],
  },
  control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::serviceRole:Reader' }] } },
  rule,
  pattern: 'time-based-conditions:once',
});

const instance = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';
const engine = serviceId(9_999_999);
const caller = 'IBMid-5500020QPX';

/** A setup that the schema accepts, with other keys put in or in place of its own. */
const setup = (rest: Readonly<Record<string, unknown>>): string =>
  json({
    kind: 'EngineSetup',
    version: 1,
    name: 'x',
    account: { id: account },
    instance: { crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${account}:${instance}::` },
    engine: { mode: 'api_key', service_id: engine },
    caller,
    ...rest,
  });

const setupWithAddresses = (addresses: string): string =>
  setup({ account: { id: account, settings: { allowed_ip_addresses: addresses } } });

/** A setup in YAML, behind which more keys may stand. */
const plainSetup = `kind: EngineSetup
version: 1
account: { id: ${account} }
instance: { guid: ${instance}, region: us-south }
engine: { mode: api_key, service_id: ${engine} }
caller: ${caller}
`;

/** Identities of which each reads a secret that holds a key of the next, and the last may do all: the chain to the top. */
const chainOfSecrets = (n: number, reads: (k: number) => readonly number[]): string =>
  setup({
    secrets: list(n, (k) => ({
      name: `s${k}`,
      service_id: serviceId(k + 1),
      ttl: '12h',
      secret_group_id: uuid(k),
    })),
    policies: [
      { subject: serviceId(n), roles: ['Administrator'], attributes: { serviceType: 'platform_service' } },
      { subject: serviceId(n), roles: ['Administrator'], attributes: { serviceType: 'service' } },
      { subject: engine, roles: ['Operator', 'Service ID creator'], service: 'iam-identity' },
      { subject: caller, roles: ['Manager'], service: 'secrets-manager', instance },
      ...list(n, (k) =>
        reads(k).map((read) => ({
          subject: serviceId(k),
          roles: ['SecretsReader'],
          service: 'secrets-manager',
          instance,
          resource_type: 'secret-group',
          resource: uuid(read),
        })),
      ).flat(),
    ],
  });

const nested = (n: number, open: string, inner: string, close: string): string =>
  open.repeat(n) + inner + close.repeat(n);

const create = (rest: string): string => `ibmcloud iam service-policy-create engine --roles Viewer ${rest}`;

const shell: readonly Family[] = [
  family(
    'shell: a variable that doubles itself',
    50,
    'x.sh',
    (n) => `a=x\n${each(n, () => 'a=$a$a\n')}${create('--service-name $a')}\n`,
  ),
  family(
    'shell: a variable in branches, one after the other',
    50,
    'x.sh',
    (n) =>
      `${each(n, (k) => `if test $X; then a${k}=kms; else a${k}=cos; fi\n`)}${create(`--service-name ${each(n, (k) => `$a${k}`)}`)}\n`,
  ),
  family(
    'shell: loops within loops',
    4,
    'x.sh',
    (n) =>
      `${each(n, (k) => `for v${k} in 1 2 3 4 5 6 7 8 9 10; do\n`)}${create('--service-name kms')}\n${'done\n'.repeat(n)}`,
  ),
  family(
    'shell: functions that call each other twice',
    10,
    'x.sh',
    (n) => `f0() { ${create('--service-name kms')}; }\n${each(n, (k) => `f${k + 1}() { f${k}; f${k}; }\n`)}f${n}\n`,
  ),
  family(
    'shell: a function that calls itself',
    1000,
    'x.sh',
    (n) => `f() { ${create('--service-name kms')}; f; }\n${'f\n'.repeat(n)}`,
  ),
  family('shell: commands', 1500, 'x.sh', (n) => each(n, (k) => `${create(`--service-name kms --resource r${k}`)}\n`)),
  family(
    'shell: updates of one policy',
    1500,
    'x.sh',
    (n) =>
      `${create('--service-name kms')}\n${each(n, () => 'ibmcloud iam service-policy-update engine $ID --roles Viewer --service-name kms\n')}`,
  ),
  family('shell: one long line of words', 50_000, 'x.sh', (n) => `${create(each(n, () => '--x '))}\n`),
  family(
    'shell: substitutions within substitutions',
    200,
    'x.sh',
    (n) => `ibmcloud iam x ${nested(n, '$(echo ', 'x', ')')}\n`,
  ),
  family(
    'shell: quotes that do not end',
    20_000,
    'x.sh',
    (n) => `ibmcloud iam service-policy-create\n${each(n, () => `"a'b\n`)}`,
  ),
  family('shell: here-documents', 2000, 'x.sh', (n) => `ibmcloud iam x\n${each(n, (k) => `cat <<E${k}\n{}\nE${k}\n`)}`),
  family('shell: lines that go on', 20_000, 'x.sh', (n) => `${create('\\')}\n${'  --tags a \\\n'.repeat(n)}`),
  family('shell: an array that grows', 500, 'x.sh', (n) => `${'a+=(x "${a[@]}")\n'.repeat(n)}${create('"${a[@]}"')}\n`),
  family(
    'shell: case branches',
    2000,
    'x.sh',
    (n) => `case $1 in\n${each(n, (k) => `a${k}) s=kms${k};;\n`)}esac\n${create('--service-name $s')}\n`,
  ),
  family(
    'shell: a jq filter of brackets',
    20_000,
    'x.sh',
    (n) =>
      `id=$(ibmcloud iam service-id engine --output json | jq -r '${'[1]'.repeat(n)}')\n${create('--service-name $id')}\n`,
  ),
  family('shell: secrets, bare', 20_000, 'x.sh', (n) => `${create('--service-name kms')}\n# ${'password='.repeat(n)}`),
  family('shell: words on lines of their own', 5000, 'x.sh', (n) => `${create('')}\n${each(n, (k) => `--x${k} a\n`)}`),
  family(
    'shell: branches below many variables',
    250,
    'x.sh',
    (n) =>
      `${each(n, (k) => `v${k}=a\n`)}${each(n, (k) => `if test $X; then w=${k}; fi\n`)}${create('--service-name $w')}\n`,
  ),
  family(
    'shell: a body that a loop sends again',
    2500,
    'x.sh',
    (n) =>
      `b='{"type":"access","roles":[${each(n, () => '{"role_id":"crn:v1:bluemix:public:iam::::role:Viewer"},').slice(0, -1)}]}'\nfor a in 1 2 3 4 5 6 7 8 9 10; do for c in 1 2 3 4 5 6 7 8 9 10; do\ncurl -X POST https://iam.cloud.ibm.com/v1/policies -d "$b"\ndone; done\n`,
  ),
  family(
    'shell: a text that is run',
    250,
    'x.sh',
    (n) => `t='${create('--service-name kms;').repeat(4)}'\n${'eval "$t"\n'.repeat(n)}# ibmcloud iam x\n`,
  ),
  family('shell: a text that grows', 1000, 'x.sh', (n) => `${'a+=" x"\n'.repeat(n)}${create('--service-name $a')}\n`),
  family(
    'shell: subshells below many variables',
    250,
    'x.sh',
    (n) => `${each(n, (k) => `v${k}=a\n`)}${'(v=1)\n'.repeat(n)}${create('--service-name kms')}\n`,
  ),
  family(
    'make: variables that name each other',
    1000,
    'Makefile',
    (n) => `a0 = x\n${each(n, (k) => `a${k + 1} = $(a${k})$(a${k})\n`)}t:\n\t${create(`--service-name $(a${n})`)}\n`,
  ),
  family('make: targets that need each other', 1000, 'Makefile', (n) =>
    each(n, (k) => `t${k}: t${k + 1}\n\t${create('--service-name kms')}\n`),
  ),
];

const markdown: readonly Family[] = [
  family('markdown: quotes', 20_000, 'x.md', (n) => `${'> '.repeat(n)}\nibmcloud iam service-policy-create\n`),
  family(
    'markdown: fences that stay open',
    10_000,
    'x.md',
    (n) => `\`\`\`sh\n${create('x')}\n${'```sh x\n'.repeat(n)}`,
  ),
  family('markdown: blocks', 5000, 'x.md', (n) => each(n, () => `\`\`\`sh\n${create('--service-name kms')}\n\`\`\`\n`)),
  family('markdown: comments', 5000, 'x.md', (n) =>
    each(n, () => `<!-- iamlint-disable-line -->\n\`\`\`sh\n${create('x')}\n\`\`\`\n`),
  ),
  family('markdown: comments that stay open', 10_000, 'x.md', (n) => `${create('x')}\n${'<!-- iamlint-'.repeat(n)}`),
  family('markdown: placeholders', 10_000, 'x.md', (n) => `\`\`\`sh\n${create('')}${'<a '.repeat(n)}\n\`\`\`\n`),
  family('markdown: blocks of JSON', 1500, 'x.md', (n) =>
    each(n, (k) => `\`\`\`json\n${json(policy(k, { attributes: [attribute('serviceName', 'kms')] }))}\n\`\`\`\n`),
  ),
];

const hcl = (body: string): string =>
  `resource "ibm_iam_service_policy" "x" {\n  iam_id = "iam-${serviceId(1)}"\n  roles = ["Viewer"]\n  resources {\n    service = ${body}\n  }\n}\n`;

const terraform: readonly Family[] = [
  family(
    'terraform: locals that double',
    20,
    'x.tf',
    (n) =>
      `locals {\n  a0 = "x"\n${each(n, (k) => `  a${k + 1} = "\${local.a${k}}\${local.a${k}}"\n`)}}\n${hcl(`local.a${n}`)}`,
  ),
  family(
    'terraform: lists that double',
    20,
    'x.tf',
    (n) =>
      `locals {\n  a0 = ["x"]\n${each(n, (k) => `  a${k + 1} = concat(local.a${k}, local.a${k})\n`)}}\n${hcl(`local.a${n}[0]`)}`,
  ),
  family(
    'terraform: a chain of locals',
    2000,
    'x.tf',
    (n) => `locals {\n  a0 = "kms"\n${each(n, (k) => `  a${k + 1} = local.a${k}\n`)}}\n${hcl(`local.a${n}`)}`,
  ),
  family('terraform: brackets within brackets', 1000, 'x.tf', (n) => hcl(nested(n, '(', '"kms"', ')'))),
  family('terraform: lists within lists', 1000, 'x.tf', (n) => hcl(nested(n, '[', '"kms"', ']'))),
  family('terraform: conditions within conditions', 300, 'x.tf', (n) =>
    hcl(`${nested(n, 'var.x ? ', '"a"', ' : "b"')}`),
  ),
  family('terraform: resources', 700, 'x.tf', (n) =>
    each(n, (k) => hcl('"kms"').replace('"x"', `"x${k}"`).replace(uuid(1), uuid(k))),
  ),
  family('terraform: count of many', 2000, 'x.tf', (n) => hcl('"kms"').replace('{\n', `{\n  count = ${n}\n`)),
  family('terraform: for within for', 20, 'x.tf', (n) =>
    hcl(`[for a in range(${n}) : [for b in range(${n}) : [for c in range(${n}) : "\${a}\${b}\${c}"]]][0][0][0]`),
  ),
  family(
    'terraform: modules within modules',
    10,
    'main.tf',
    (n) => `module "a" {\n  source = "./"\n}\n${hcl('"kms"')}${'\n'.repeat(n)}`,
  ),
  {
    name: 'terraform: modules that each call the next twice',
    n: 5,
    files: (n) => ({
      'main.tf': 'module "a" {\n  source = "./m0"\n}\n',
      ...Object.fromEntries(
        Array.from({ length: n }, (_, k) => [
          `m${k}/main.tf`,
          `module "a" {\n  source = "../m${k + 1}"\n}\nmodule "b" {\n  source = "../m${k + 1}"\n}\n`,
        ]),
      ),
      [`m${n}/main.tf`]: hcl('"kms"'),
    }),
  },
  family('terraform: blanks', 50_000, 'x.tf', (n) => hcl(`${' '.repeat(n)}"kms"`)),
  family(
    'terraform: empty lines of blanks',
    500,
    'x.tf',
    (n) => each(n, () => `${`${' '.repeat(40)}\n`.repeat(24)}# x\n`) + hcl('"kms"'),
  ),
  family('terraform: comments', 20_000, 'x.tf', (n) => `${'/* x */ # y\n'.repeat(n)}${hcl('"kms"')}`),
  family('terraform: a here-document', 50_000, 'x.tf', (n) => hcl(`<<EOT\n${'x\n'.repeat(n)}EOT\n`)),
  family('terraform: quotes that do not end', 10_000, 'x.tf', (n) => `${hcl('"kms"')}${'x = "a\n'.repeat(n)}`),
  family('terraform: format of much', 6, 'x.tf', (n) => hcl(`format("%${'9'.repeat(n)}s", "x")`)),
  family('terraform: a regular expression', 20, 'x.tf', (n) =>
    hcl(`regex("${'(a+)+'.repeat(n)}$", "${'a'.repeat(n)}b")`),
  ),
];

const documents: readonly Family[] = [
  family('yaml: lines of comments', 10_000, 'x.yaml', (n) => `${'# a comment\n'.repeat(n)}${plainSetup}name: x\n`),
  family(
    'yaml: aliases that double',
    10,
    'x.yaml',
    (n) => `${plainSetup}name: x\na0: &a0 [x]\n${each(n, (k) => `a${k + 1}: &a${k + 1} [*a${k}, *a${k}]\n`)}`,
  ),
  family('yaml: mappings within mappings', 500, 'x.yaml', (n) => `${plainSetup}x: ${nested(n, '{a: ', '1', '}')}\n`),
  family('yaml: documents', 3000, 'x.yaml', (n) => `${plainSetup}name: x\n---\n`.repeat(n)),
  family('yaml: keys', 20_000, 'x.yaml', (n) => `${plainSetup}name: x\n${each(n, (k) => `k${k}: 1\n`)}`),
  family('yaml: a text of many lines', 20_000, 'x.yaml', (n) => `${plainSetup}name: |\n${'  x\n'.repeat(n)}`),
  family('json: lists within lists', 2000, 'x.json', (n) => `{"policies":${nested(n, '[', '', ']')}}`),
  family(
    'json: a key given again and again',
    20_000,
    'x.json',
    (n) => `{"policies":[],${each(n, () => '"a":1,')}"b":1}`,
  ),
  family('json: a policy that is cut off', 500, 'x.json', (n) => exported(list(n, (k) => policy(k, {}))).slice(0, -20)),
  family('json: escapes', 20_000, 'x.json', (n) => `{"policies":[{"id":"${'\\u0041'.repeat(n)}"}]}`),
  family('json: policies with a fault each', 300, 'x.json', (n) =>
    exported(list(n, (k) => ({ ...policy(k, {}), type: 'acess' }))),
  ),
  family('json: a name full of the word password', 10_000, 'x.json', (n) =>
    exported([policy(1, { attributes: [attribute('serviceName', 'password:'.repeat(n))] })]),
  ),
  family('json: placeholders', 10_000, 'x.json', (n) =>
    exported([policy(1, { attributes: [attribute('resource', '${a'.repeat(n))] })]),
  ),
];

const accounts: readonly Family[] = [
  family('policies: many roles', 200, 'x.json', (n) =>
    exported(
      list(5, (k) =>
        policy(k, {
          roles: Array.from({ length: n }, (_, role) => `R${role}`),
          attributes: [attribute('serviceName', 'kms')],
        }),
      ),
    ),
  ),
  family('policies: one subject', 400, 'x.json', (n) =>
    exported(
      list(n, (k) =>
        policy(k, {
          subject: `iam-${serviceId(1)}`,
          attributes: [attribute('serviceName', 'kms'), attribute('resource', `r${k}`)],
        }),
      ),
    ),
  ),
  family('policies: patterns of one subject', 400, 'x.json', (n) =>
    exported(
      list(n, (k) =>
        policy(k, {
          subject: `iam-${serviceId(1)}`,
          attributes: [attribute('serviceName', 'kms'), attribute('resource', `*${k}*a*b*`, 'stringMatch')],
        }),
      ),
    ),
  ),
  family('policies: a pattern of stars', 2000, 'x.json', (n) =>
    exported([
      policy(1, {
        subject: `iam-${serviceId(1)}`,
        attributes: [attribute('serviceName', 'kms'), attribute('resource', '*a'.repeat(n), 'stringMatch')],
      }),
      policy(2, {
        subject: `iam-${serviceId(1)}`,
        attributes: [attribute('serviceName', 'kms'), attribute('resource', 'a'.repeat(n))],
      }),
    ]),
  ),
  family('policies: stringEqualsAnyOf of many', 250, 'x.json', (n) =>
    exported(
      list(n, (k) => ({
        ...conditioned(k, undefined),
        pattern: undefined,
        subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${serviceId(1)}` }] },
        resource: {
          attributes: [
            { key: 'accountId', operator: 'stringEquals', value: account },
            { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
            {
              key: 'resource',
              operator: 'stringEqualsAnyOf',
              value: Array.from({ length: 40 }, (_, r) => `r${k + r}`),
            },
          ],
        },
      })),
    ),
  ),
  family('policies: conditions within conditions', 200, 'x.json', (n) => {
    let rule: unknown = {
      key: '{{environment.attributes.current_time}}',
      operator: 'timeLessThan',
      value: '10:00:00+00:00',
    };
    for (let k = 0; k < n; k += 1) rule = { operator: 'and', conditions: [rule, rule] };
    return exported([
      {
        ...conditioned(1, undefined),
        rule:
          n > 12
            ? {
                operator: 'and',
                conditions: list(n * 20, () => ({
                  key: '{{environment.attributes.current_time}}',
                  operator: 'timeLessThan',
                  value: '10:00:00+00:00',
                })),
              }
            : rule,
      },
    ]);
  }),
  family('access: a chain of secrets', 125, 'x.json', (n) => chainOfSecrets(n, (k) => [k])),
  family('access: a mesh of secrets', 15, 'x.json', (n) =>
    chainOfSecrets(n, (k) => Array.from({ length: n }, (_, read) => (k + read) % n)),
  ),
  family('access: keys of each service ID', 125, 'x.json', (n) =>
    exported(
      list(n, (k) =>
        policy(k, {
          subject: `iam-${serviceId(k)}`,
          roles: ['Administrator'],
          attributes: [attribute('serviceName', 'iam-identity')],
        }),
      ),
    ),
  ),
  family('access: groups that manage groups', 125, 'x.json', (n) =>
    exported(
      list(n, (k) =>
        policy(k, {
          subject: group(k),
          roles: ['Editor'],
          attributes: [attribute('serviceName', 'iam-groups'), attribute('resource', group(k + 1))],
        }),
      ),
    ),
  ),
  family('access: groups with all the members', 125, 'x.json', (n) =>
    setup({
      access_groups: list(n, (k) => ({
        id: group(k),
        name: `g${k}`,
        members: list(40, (m) => serviceId(k + Number(m))),
      })),
      policies: list(n, (k) => ({ subject: group(k), roles: ['Editor'], service: 'iam-groups' })),
    }),
  ),
  family('setup: addresses of an allowlist', 5000, 'x.yaml', (n) =>
    setupWithAddresses(each(n, (k) => `10.${(k >> 8) & 255}.${k & 255}.0/25,`).slice(0, -1)),
  ),
  family('setup: ranges that overlap', 5000, 'x.yaml', (n) =>
    setupWithAddresses(each(n, (k) => `10.0.${(k >> 8) & 255}.${k & 255}-10.9.0.0,`).slice(0, -1)),
  ),
  family('zone: addresses and exclusions', 2000, 'x.json', (n) =>
    json({
      id: hex(1, 32),
      name: 'z',
      account_id: account,
      crn: `crn:v1:bluemix:public:context-based-restrictions::a/${account}::zone:${hex(1, 32)}`,
      address_count: n,
      excluded_count: n,
      addresses: list(n, (k) => ({ type: 'subnet', value: `10.${(k >> 8) & 255}.${k & 255}.0/24` })),
      excluded: list(n, (k) => ({ type: 'ipAddress', value: `10.${(k >> 8) & 255}.${k & 255}.1` })),
    }),
  ),
  family('setup: policies and groups', 500, 'x.yaml', (n) =>
    setup({
      policies: list(n, (k) => ({ subject: serviceId(k), roles: ['Viewer'], service: 'kms' })),
      access_groups: list(n, (k) => ({ id: group(k), name: `g${k}`, members: [serviceId(k), serviceId(k + 1)] })),
    }),
  ),
  {
    name: 'config: unknown rules',
    n: 500,
    files: (n) => ({
      '.iamlintrc.json': json({
        rules: Object.fromEntries(Array.from({ length: n }, (_, k) => [`no-rule-${k}`, 'off'])),
      }),
      'x.yaml': `${plainSetup}name: x\n`,
    }),
  },
  {
    name: 'config: patterns',
    n: 500,
    files: (n) => ({
      '.iamlintrc.json': json({ ignore: list(n, (k) => `**/a${k}*/**/b*.{json,yaml}`) }),
      ...Object.fromEntries(Array.from({ length: 200 }, (_, k) => [`d${k}/x.yaml`, 'a: 1\n'])),
      'x.yaml': `${plainSetup}name: x\n`,
    }),
  },
];

/** All families, the ones for one language beside each other. */
export const families: readonly Family[] = [...shell, ...markdown, ...terraform, ...documents, ...accounts];
