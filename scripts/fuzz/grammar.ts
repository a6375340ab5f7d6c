import type { Json } from '../../src/source/json.ts';
import { hostileTexts } from './hostile.ts';
import type { Random } from './random.ts';
import type { Files } from './seeds.ts';

/** A form that iamlint reads: makes files of it by chance, of words that mean something and some that do harm. */
type Form = (random: Random, word: () => string) => Files;

const several = <Thing>(random: Random, most: number, make: () => Thing): Thing[] =>
  Array.from({ length: random.below(most + 1) }, make);

const roles = ['Administrator', 'Editor', 'Viewer', 'Writer', 'Manager', 'Reader', 'SecretsReader', 'Operator'];
const services = ['kms', 'secrets-manager', 'cloud-object-storage', 'iam-groups', 'iam-identity', 'is', 'nonesuch'];
const operators = ['stringEquals', 'stringMatch', 'stringEqualsAnyOf', 'timeLessThan', 'dayOfWeekAnyOf', 'ipAddress'];

const policyV1 = (random: Random, word: () => string): Json => ({
  id: word(),
  type: random.pick(['access', 'authorization', 'x']),
  state: random.pick(['active', 'deleted']),
  subjects: several(random, 2, () => ({
    attributes: [{ name: random.pick(['iam_id', 'access_group_id', 'serviceName']), value: `IBMid-${word()}` }],
  })),
  roles: several(random, 3, () => ({
    role_id: `crn:v1:bluemix:public:iam::::${random.pick(['role', 'serviceRole'])}:${random.pick(roles)}`,
    display_name: random.pick(roles),
  })),
  resources: several(random, 2, () => ({
    attributes: [
      { name: 'accountId', value: 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5' },
      {
        name: 'serviceName',
        value: random.pick(services),
        operator: random.pick(['stringEquals', 'stringMatch', 'x']),
      },
      ...several(random, 3, () => ({
        name: random.pick(['resourceType', 'region', 'serviceInstance', word()]),
        value: word(),
      })),
    ],
  })),
});

const condition = (random: Random, word: () => string, depth: number): Json =>
  depth > 0 && random.once(2)
    ? {
        operator: random.pick(['and', 'or', 'not']),
        conditions: several(random, 3, () => condition(random, word, depth - 1)),
      }
    : {
        key: random.pick(['{{environment.attributes.current_date_time}}', '{{resource.attributes.prefix}}', word()]),
        operator: random.pick(operators),
        value: random.pick<Json>([word(), [word(), word()], '2026-01-01T00:00:00Z', ['1+01:00']]),
      };

const policyV2 = (random: Random, word: () => string): Json => ({
  id: word(),
  type: random.pick(['access', 'authorization']),
  subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-ServiceId-${word()}` }] },
  control: {
    grant: {
      roles: several(random, 3, () => ({ role_id: `crn:v1:bluemix:public:iam::::role:${random.pick(roles)}` })),
    },
  },
  resource: {
    attributes: several(random, 4, () => ({
      key: random.pick(['serviceName', 'accountId', 'resource', word()]),
      operator: random.pick(['stringEquals', 'stringExists', 'stringMatch']),
      value: random.pick<Json>([random.pick(services), word(), true]),
    })),
    ...(random.once(3) && { tags: [{ key: word(), operator: 'stringMatch', value: word() }] }),
  },
  rule: condition(random, word, 4),
  pattern: random.pick([
    'time-based-conditions:weekly:custom-hours',
    'attribute-based-condition:resource:literal-and-wildcard',
    word(),
  ]),
});

const setup: Form = (random, word) => ({
  'setup.json': JSON.stringify({
    kind: 'EngineSetup',
    version: random.pick([1, 1, 2]),
    complete: random.once(2),
    engine: { instance: word(), service_id: `ServiceId-${word()}`, account_id: 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5' },
    secrets: several(random, 3, () => ({
      name: word(),
      ttl: random.pick<Json>(['1h', 60, -1, word()]),
      access_groups: [word()],
    })),
    policies: several(random, 3, () => policyV1(random, word)),
  }),
});

const policies: Form = (random, word) => {
  const make = random.once(2) ? policyV1 : policyV2;
  const list = several(random, 5, () => make(random, word));
  return random.once(4)
    ? { 'all.ndjson': list.map((one) => JSON.stringify(one)).join('\n') }
    : {
        'policies.json': JSON.stringify(
          random.once(2) ? list : { policies: list, next: random.once(3) ? word() : undefined },
        ),
      };
};

const expression = (random: Random, word: () => string, depth = 3): string => {
  const inner = (): string => (depth === 0 ? JSON.stringify(word()) : expression(random, word, depth - 1));
  return random.pick([
    () => JSON.stringify(word()),
    () => `[${several(random, 3, inner).join(', ')}]`,
    () => `{ ${word()} = ${inner()} }`,
    () => `var.${random.pick(['a', 'b', 'list'])}`,
    () => `local.${random.pick(['a', 'b'])}`,
    () => `"\${${inner()}}-x"`,
    () =>
      `${random.pick(['concat', 'jsonencode', 'split', 'format', 'flatten', 'merge', 'range', 'cidrsubnet', 'regex', 'try', 'toset'])}(${several(random, 3, inner).join(', ')})`,
    () => `${inner()} ? ${inner()} : ${inner()}`,
    () => `[for k, v in ${inner()} : v if k != ${inner()}]`,
    () => `{ for k, v in ${inner()} : k => v... }`,
    () => `ibm_iam_service_id.${random.pick(['a', 'b'])}.${random.pick(['id', 'iam_id', 'x'])}`,
    () => `${inner()}[*].id`,
    () => `${random.pick(['-', '!'])}${inner()}`,
    () => `<<-EOT\n%{ for x in ${inner()} ~}\n\${x}\n%{ endfor ~}\nEOT\n`,
    () => String(random.pick([0, 1e9, -1, 0.1])),
  ])();
};

const resources = [
  'ibm_iam_service_policy',
  'ibm_iam_access_group_policy',
  'ibm_iam_user_policy',
  'ibm_iam_authorization_policy',
  'ibm_iam_trusted_profile',
  'ibm_iam_access_group_members',
  'ibm_cbr_rule',
  'ibm_cbr_zone',
  'ibm_iam_custom_role',
  'ibm_iam_service_id',
];
const argumentNames = [
  'iam_service_id',
  'access_group_id',
  'ibm_id',
  'roles',
  'name',
  'account_management',
  'pattern',
  'source_service_name',
  'target_service_name',
  'actions',
  'count',
  'for_each',
  'transaction_id',
];
const blockNames = [
  'resources',
  'resource_attributes',
  'rule_conditions',
  'subject_attributes',
  'addresses',
  'contexts',
  'dynamic "resources"',
  'lifecycle',
];

const terraform: Form = (random, word) => {
  const argument = (): string => `  ${random.pick(argumentNames)} = ${expression(random, word)}`;
  const block = (): string => `  ${random.pick(blockNames)} {\n  ${several(random, 3, argument).join('\n  ')}\n  }`;
  const resource = (): string =>
    `resource "${random.pick(resources)}" "${random.pick(['a', 'b'])}" {\n${several(random, 5, () => (random.once(3) ? block() : argument())).join('\n')}\n}`;
  const other = (): string =>
    random.pick([
      () => `variable "a" {\n  default = ${expression(random, word)}\n}`,
      () => `locals {\n  a = ${expression(random, word)}\n  b = local.a\n}`,
      () => `module "m" {\n  source = "./m"\n  a = ${expression(random, word)}\n}`,
      () => `data "ibm_iam_access_group" "a" {\n  access_group_name = ${expression(random, word)}\n}`,
      () => `output "o" { value = ${expression(random, word)} }`,
      () => `moved {\n  from = a.b\n  to = a.c\n}`,
    ])();
  const make = (): string => (random.once(3) ? other() : resource());
  return {
    'main.tf': several(random, 6, make).join('\n\n'),
    ...(random.once(4) && { 'm/main.tf': several(random, 3, make).join('\n') }),
    ...(random.once(6) && { 'terraform.tfvars': `a = ${expression(random, word)}\n` }),
  };
};

const planned: Form = (random, word) => {
  const values = (): Json =>
    Object.fromEntries(
      several(random, 5, () => [
        random.pick(argumentNames),
        random.pick<Json>([word(), [word()], [{ service: word() }], null, 3]),
      ]),
    );
  const one = (): Json => ({
    address: `${random.pick(resources)}.${random.pick(['a', 'b["x"]', 'c[0]'])}`,
    mode: 'managed',
    type: random.pick(resources),
    name: 'a',
    provider_name: 'registry.terraform.io/ibm-cloud/ibm',
    values: values(),
  });
  const module = (depth: number): Json => ({
    address: word(),
    resources: several(random, 3, one),
    child_modules: depth === 0 ? [] : several(random, 2, () => module(depth - 1)),
  });
  const changes = several(random, 3, () => ({
    address: 'ibm_iam_service_policy.a',
    mode: 'managed',
    type: random.pick(resources),
    name: 'a',
    change: {
      actions: [random.pick(['create', 'delete', 'no-op', 'update'])],
      before: values(),
      after: values(),
      after_unknown: values(),
    },
  }));
  return {
    'plan.json': JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: module(3) },
      resource_changes: changes,
      configuration: { root_module: {} },
    }),
  };
};

const shellWord = (random: Random, word: () => string): string =>
  random.pick([
    () => word(),
    () => `"${word()}"`,
    () => `'${word()}'`,
    () => `"$${random.pick(['A', 'ID', '1', '{A:-x}', '{A%%/*}', '(echo x)', '{#A}'])}"`,
    () => `$(${command(random, word)} | jq -r '.${word()}[] | select(.name=="x") | .id')`,
    () => `\${A//${word()}/x}`,
    () => `$((${random.below(9)} + A))`,
  ])();

const flagsOfCommands = [
  '--roles',
  '--service-name',
  '--file',
  '--service-instance',
  '--resource-type',
  '--output json',
  '--attributes',
  '-f',
  '--account',
  '--api-version v2',
];

const command = (random: Random, word: () => string): string =>
  random.pick([
    () =>
      `ibmcloud iam ${random.pick(['service', 'user', 'access-group', 'authorization', 'trusted-profile'])}-policy-${random.pick(['create', 'update', 'delete'])} ${several(random, 6, () => (random.once(2) ? random.pick(flagsOfCommands) : shellWord(random, word))).join(' ')}`,
    () =>
      `ibmcloud ${random.pick(['iam service-id-create', 'iam access-group-user-add', 'secrets-manager secret-create', 'iam role-create', 'login --apikey', 'target -g'])} ${several(random, 4, () => shellWord(random, word)).join(' ')}`,
    () =>
      `curl -X POST https://iam.cloud.ibm.com/v1/policies -H "Authorization: $T" -d '${JSON.stringify(policyV1(random, word)).replaceAll("'", '')}'`,
    () => `${random.pick(['A', 'ID'])}=${shellWord(random, word)}`,
    () => `${random.pick(['echo', 'export A=x', 'set -e', 'exit', 'source x.sh', 'eval', 'read A', 'shift'])}`,
  ])();

const statement = (random: Random, word: () => string, depth: number): string => {
  const inner = (): string => (depth === 0 ? command(random, word) : statement(random, word, depth - 1));
  return random.pick([
    () => command(random, word),
    () => command(random, word),
    () => `if ${inner()}; then\n${inner()}\nelse\n${inner()}\nfi`,
    () => `for A in ${several(random, 3, word).join(' ')}; do\n${inner()}\ndone`,
    () => `while read -r A; do\n${inner()}\ndone <<< ${shellWord(random, word)}`,
    () => `case "$A" in ${word()}) ${inner()} ;; *) ${inner()} ;; esac`,
    () => `f() {\n${inner()}\n}\nf ${shellWord(random, word)}`,
    () => `cat > p.json <<${random.pick(['EOF', "'EOF'", '-EOF'])}\n${JSON.stringify(policyV1(random, word))}\nEOF`,
    () => `${inner()} ${random.pick(['&&', '||', '|', ';', '&'])} ${inner()}`,
    () => `(${inner()})`,
  ])();
};

const script = (random: Random, word: () => string): string =>
  several(random, 6, () => statement(random, word, 3)).join('\n');

const shell: Form = (random, word) => ({
  'run.sh': `${random.pick(['#!/bin/bash\n', '#!/bin/sh\n', ''])}${script(random, word)}\n`,
});

const makefile: Form = (random, word) => ({
  Makefile: `A ${random.pick([':=', '=', '?=', '+='])} ${word()}\n.PHONY: all\nall: ${word()}\n${script(random, word)
    .split('\n')
    .map((line) => `\t${random.pick(['', '@', '-'])}${line.replaceAll('$', random.pick(['$$', '$']))}`)
    .join('\n')}\n`,
});

const markdown: Form = (random, word) => ({
  'README.md': several(random, 4, () => {
    const fence = random.pick(['```', '~~~', '````']);
    const [language, text] = random.pick<readonly [string, () => string]>([
      ['sh', () => script(random, word)],
      ['console', () => `$ ${command(random, word)}\nOK`],
      ['json', () => JSON.stringify(policyV2(random, word), null, 2)],
      ['terraform', () => Object.values(terraform(random, word))[0] ?? ''],
      [word(), word],
    ]);
    return `# ${word()}\n\n${random.pick(['', '> ', '1. ', '- '])}text \`${word()}\`\n\n${fence}${language}\n${text()}\n${random.once(8) ? '' : fence}\n`;
  }).join('\n'),
});

const kubernetes: Form = (random, word) => ({
  'objects.json': JSON.stringify({
    apiVersion: random.pick(['ibmcloud.ibm.com/v1alpha1', 'v1', word()]),
    kind: random.pick(['AccessPolicy', 'AuthorizationPolicy', 'CustomRole', 'AccessGroup', 'List']),
    metadata: { name: word(), namespace: word() },
    spec: {
      subject: { userEmail: word(), serviceID: word() },
      source: { serviceClass: random.pick(services), serviceID: word() },
      roles: random.pick<Json>([
        { definedRoles: [random.pick(roles)], customRolesDName: [word()] },
        [random.pick(roles)],
      ]),
      target: { serviceClass: random.pick(services), resourceName: word(), resourceKey: word() },
    },
    items: several(random, 2, () => policyV1(random, word)),
  }),
});

const settings: Form = (random, word) => ({
  ...policies(random, word),
  ...(random.once(2) && {
    'iamlint.json': JSON.stringify({
      extends: random.pick<Json>(['strict', 'all', [], word(), ['./iamlint.json']]),
      rules: {
        'account-wide-administrator': random.pick<Json>(['off', 'error', ['warning', {}], word()]),
        [word()]: 'error',
      },
      ignore: several(random, 3, word),
      overrides: several(random, 2, () => ({
        files: [word()],
        rules: { [random.pick(['policy-for-everybody', word()])]: 'info' },
      })),
      catalogue: {
        services: {
          [random.pick(services)]: {
            title: word(),
            from: { source: word(), date: random.pick(['2026-01-01', word()]) },
            roles: { [random.pick(roles)]: { actions: several(random, 3, word), platform: random.once(2) } },
            covered_by: { all_iam_enabled: random.once(2) },
          },
        },
        secrets_manager: {
          ip_ranges: { 'us-south': { public: [random.pick(['192.0.2.0/24', '0.0.0.0/0', word()])] } },
        },
      },
    }),
  }),
  ...(random.once(2) && {
    'baseline.json': JSON.stringify({
      version: random.pick([2, 2, 1, 3]),
      findings: several(random, 3, () => ({
        rule: word(),
        file: word(),
        fingerprint: random.pick(['0123456789abcdef', word()]),
      })),
    }),
  }),
});

const forms: readonly Form[] = [
  policies,
  policies,
  setup,
  terraform,
  terraform,
  planned,
  shell,
  shell,
  makefile,
  markdown,
  kubernetes,
  settings,
];

/** Files of one form, made by chance. */
export const makeFiles = (words: readonly string[], random: Random): Files =>
  random.pick(forms)(random, () => (random.once(5) ? random.pick(hostileTexts) : random.pick(words)));
