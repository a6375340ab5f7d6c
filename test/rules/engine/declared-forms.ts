/** Roles of somebody on a service. */
interface Grant {
  readonly subject: string;
  readonly service: string;
  readonly roles: readonly string[];
}

type Texts = Readonly<Record<string, string>>;
type Write = (grants: readonly Grant[], settings: string) => Texts;

const serviceId = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const guid = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';
const account = '791f5fb10986423e97aa8512f18b7e65';

/** The engine is a service ID that is made beside its policies; others are users. */
const isEngine = ({ subject }: Grant): boolean => subject.startsWith('ServiceId-');

const hclPolicy = (grant: Grant): string => `
resource "${isEngine(grant) ? 'ibm_iam_service_policy' : 'ibm_iam_user_policy'}" "${grant.service}" {
  ${isEngine(grant) ? 'iam_id = ibm_iam_service_id.engine.iam_id' : `ibm_id = "${grant.subject}"`}
  roles = ${JSON.stringify(grant.roles)}
  resources {
    service = "${grant.service}"
  }
}
`;

const hcl: Write = (grants, settings) => ({
  'main.tf': `
resource "ibm_iam_account_settings" "account" {
  restrict_create_service_id = "${settings}"
}

resource "ibm_iam_service_id" "engine" {
  name = "engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_resource_instance" "sm" {
  name     = "sm"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.sm.guid
  region      = "us-south"
  name        = "engine"
  api_key     = ibm_iam_service_api_key.engine.apikey
}
${grants.map(hclPolicy).join('')}`,
});

/** A resource of a plan or state: what is known before it is made, what only then, and what refers to others. */
interface Planned {
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly made: Readonly<Record<string, unknown>>;
  readonly references: Readonly<Record<string, string>>;
}

const policyIn = (grant: Grant): Planned => ({
  type: isEngine(grant) ? 'ibm_iam_service_policy' : 'ibm_iam_user_policy',
  name: grant.service,
  values: {
    ...(isEngine(grant) ? {} : { ibm_id: grant.subject }),
    roles: grant.roles,
    account_management: false,
    resource_attributes: [],
    resources: [{ service: grant.service, attributes: null, region: null, resource: null }],
  },
  made: isEngine(grant) ? { iam_id: `iam-${serviceId}` } : {},
  references: isEngine(grant) ? { iam_id: 'ibm_iam_service_id.engine.iam_id' } : {},
});

const resourcesOf = (grants: readonly Grant[], settings: string): readonly Planned[] => [
  {
    type: 'ibm_iam_account_settings',
    name: 'account',
    values: { restrict_create_service_id: settings },
    made: { id: account },
    references: {},
  },
  {
    type: 'ibm_iam_service_id',
    name: 'engine',
    values: { name: 'engine' },
    made: { id: serviceId, iam_id: `iam-${serviceId}` },
    references: {},
  },
  {
    type: 'ibm_iam_service_api_key',
    name: 'engine',
    values: { name: 'engine' },
    made: { id: 'ApiKey-1', iam_service_id: `iam-${serviceId}`, apikey: 'made-by-iam-and-shown-once' },
    references: { iam_service_id: 'ibm_iam_service_id.engine.iam_id' },
  },
  {
    type: 'ibm_resource_instance',
    name: 'sm',
    values: { name: 'sm', service: 'secrets-manager', plan: 'standard', location: 'us-south' },
    made: { guid },
    references: {},
  },
  {
    type: 'ibm_sm_iam_credentials_configuration',
    name: 'engine',
    values: { name: 'engine', region: 'us-south' },
    made: { instance_id: guid, api_key: 'made-by-iam-and-shown-once' },
    references: {
      instance_id: 'ibm_resource_instance.sm.guid',
      api_key: 'ibm_iam_service_api_key.engine.apikey',
    },
  },
  ...grants.map(policyIn),
];

const named = ({ type, name }: Planned) => ({ address: `${type}.${name}`, mode: 'managed', type, name });

const unknownAfter = ({ made }: Planned) => Object.fromEntries(Object.keys(made).map((key) => [key, true]));

const plan: Write = (grants, settings) => {
  const resources = resourcesOf(grants, settings);
  return {
    'plan.json': JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.8',
      planned_values: { root_module: { resources: resources.map((one) => ({ ...named(one), values: one.values })) } },
      resource_changes: resources.map((one) => ({
        ...named(one),
        change: { actions: ['create'], before: null, after: one.values, after_unknown: unknownAfter(one) },
      })),
      configuration: {
        root_module: {
          resources: resources.map((one) => ({
            ...named(one),
            expressions: Object.fromEntries(
              Object.entries(one.references).map(([key, to]) => [key, { references: [to, to.replace(/\.\w+$/, '')] }]),
            ),
          })),
        },
      },
    }),
  };
};

const state: Write = (grants, settings) => ({
  'state.json': JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.9.8',
    values: {
      root_module: {
        resources: resourcesOf(grants, settings).map((one) => ({
          ...named(one),
          values: { ...one.values, ...one.made },
          sensitive_values: {},
        })),
      },
    },
  }),
});

const scriptPolicy = (grant: Grant): string => {
  const [command, who] = isEngine(grant)
    ? ['service-policy-create', '"$ID"']
    : ['user-policy-create', 'me@example.com'];
  return `ibmcloud iam ${command} ${who} --roles "${grant.roles.join(',')}" --service-name ${grant.service}\n`;
};

const script: Write = (grants, settings) => ({
  'engine.sh': `#!/bin/sh
ibmcloud iam account-settings-update --restrict-create-service-id ${settings}
ID=$(ibmcloud iam service-id-create engine --output json | jq -r .id)
${grants.map(scriptPolicy).join('')}KEY=$(ibmcloud iam service-api-key-create engine "$ID" --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --configuration-prototype '{"config_type": "iam_credentials_configuration", "name": "engine", "api_key": "'"$KEY"'"}'
`,
});

/** The same facts as they are declared, with the engine's service ID among what is made. */
export const declaredForms: Readonly<Record<string, Write>> = {
  'as Terraform code': hcl,
  'as a plan of Terraform': plan,
  'as a state of Terraform': state,
  'as a script': script,
};
