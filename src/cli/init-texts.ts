/** A config to start from; `setup` is the engine setup written beside it. */
export const configText = (setup: string | undefined): string => `\
# yaml-language-server: $schema=./node_modules/iamlint/schemas/config.schema.json
# The config of iamlint. Each part may be left out.

# The rules to begin with: recommended, strict, all, or the path of another config.
extends: recommended

# What \`iamlint\` without a path checks: files, directories or globs, from this file's directory.
${setup === undefined ? '# include: [engine-setup.yaml, exports]' : `include: [${JSON.stringify(setup)}]`}

# Files to leave out: patterns as in .gitignore.
# ignore: [exports/old]

# Single rules: off, or error, warning, info; with options: [severity, { option: value }].
# rules:
#   engine-cannot-create-service-ids: [error, { when: always }]
#   incomplete-export: off

# Other severities for some files.
# overrides:
#   - files: [sandbox]
#     rules: { engine-cannot-manage-groups: warning }

# What iamlint's catalogue of IBM Cloud lacks, or what is different now.
# catalogue:
#   secrets_manager:
#     ip_ranges:
#       us-south: { public: [192.0.2.0/24] }
`;

/** An engine setup to fill in. */
export const setupText = `\
# yaml-language-server: $schema=./node_modules/iamlint/schemas/engine-setup.schema.json
# An IAM credentials engine of Secrets Manager: what it is to do, and the access it was given.
# Replace the ids; then run \`iamlint\`. Only kind, version and engine must be there.
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

# What the engine is to make. Left out: all it can make.
# secrets:
#   - { name: ci, access_groups: [AccessGroupId-00000000-0000-0000-0000-000000000000], ttl: 12h }

# What the engine may do. Write it down here, or include exports that say it:
#   ibmcloud iam service-policies ServiceId-... --output json > exports/policies.json
# include: [exports/*.json]
policies:
  - subject: ServiceId-00000000-0000-0000-0000-000000000000
    roles: [Editor]
    service: iam-groups
  - subject: ServiceId-00000000-0000-0000-0000-000000000000
    roles: [Operator]
    service: iam-identity

# What is said here, and in what is included, is all there is. Write false if there may be more:
# then iamlint says "unknown" where it would have said "missing".
complete: true
`;
