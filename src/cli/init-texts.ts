/** A config to start from; `setup` is the engine setup written beside it. */
export const configText = (setup: string | undefined): string => `\
# yaml-language-server: $schema=./node_modules/iamlint/schemas/config.schema.json
# The config of iamlint. Everything is optional.

# The rules to start from: recommended, strict, all, or the path of another config.
extends: recommended

# What \`iamlint\` checks without a path: files, directories or globs, relative to this file.
${setup === undefined ? '# include: [engine-setup.yaml, exports]' : `include: [${JSON.stringify(setup)}]`}

# Files to exclude: patterns as in .gitignore.
# ignore: [exports/old]

# Single rules: off, or error, warning, info; with options: [severity, { option: value }].
# rules:
#   engine-cannot-create-service-ids: [error, { when: always }]
#   incomplete-export: off

# Other severities for certain files.
# overrides:
#   - files: [sandbox]
#     rules: { engine-cannot-manage-groups: warning }

# What iamlint's catalogue of IBM Cloud lacks, or what has changed.
# catalogue:
#   secrets_manager:
#     ip_ranges:
#       us-south: { public: [192.0.2.0/24] }
`;

/** An engine setup to fill in. */
export const setupText = `\
# yaml-language-server: $schema=./node_modules/iamlint/schemas/engine-setup.schema.json
# An IAM credentials engine of Secrets Manager: what it should create, and the access that it has.
# Replace the ids, then run \`iamlint\`. Only kind, version and engine are required.
kind: EngineSetup
version: 1
name: my-engine

account:
  # ibmcloud account show
  id: '00000000000000000000000000000000'

# The Secrets Manager instance: ibmcloud resource service-instance NAME
instance:
  crn: 'crn:v1:bluemix:public:secrets-manager:us-south:a/00000000000000000000000000000000:00000000-0000-0000-0000-000000000000::'
  endpoints: public # or private

engine:
  mode: api_key # or service_authorization, which needs no service ID
  # The service ID whose API key the engine was configured with: ibmcloud iam service-ids
  service_id: ServiceId-00000000-0000-0000-0000-000000000000

# Who configures the engine: ibmcloud account users
# caller: IBMid-0000000000

# What the engine should create. Without this: everything that it can create.
# secrets:
#   - { name: ci, access_groups: [AccessGroupId-00000000-0000-0000-0000-000000000000], ttl: 12h }

# The access of the engine. Write it here, or include exports:
#   ibmcloud iam service-policies ServiceId-... --output json --api-version v2 > exports/policies.json
# include: [exports/*.json]
policies:
  - subject: ServiceId-00000000-0000-0000-0000-000000000000
    roles: [Editor]
    service: iam-groups
  - subject: ServiceId-00000000-0000-0000-0000-000000000000
    roles: [Operator]
    service: iam-identity

# True: this file and its includes contain everything. False: there may be more elsewhere;
# iamlint then reports undecided findings instead of missing access.
complete: true
`;
