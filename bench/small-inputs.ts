import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policy } from './policies.ts';

const setup = `kind: EngineSetup
version: 1
engine:
  service_id: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0
policies:
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Editor], service: iam-groups }
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Operator], service: iam-identity }
`;

const configuration = `resource "ibm_iam_service_id" "engine" { name = "engine" }

resource "ibm_iam_service_policy" "keys" {
  iam_service_id = ibm_iam_service_id.engine.id
  roles          = ["Operator"]
  resources { service = "iam-identity" }
}
`;

/** Nine lines of a script that gives a team its service ID. */
const ofTeam = (n: number): string => `# team ${n}
TEAM=$(ibmcloud iam service-id-create team-${n} --output json | jq -r .id)
for service in kms cloud-object-storage; do
  ibmcloud iam service-policy-create "$TEAM" --roles Viewer,Operator --service-name "$service" -f
done
if [ -n "\${ROTATE:-}" ]; then
  KEY=$(ibmcloud iam service-api-key-create team-${n}-key "$TEAM" --output json | jq -r .apikey)
  echo "$KEY" | tee "/run/keys/team-${n}" >/dev/null
fi
`;

/** Writes inputs as a hook meets them into a folder, and gives their paths: an export, a setup, Terraform, 110 lines of shell. */
export const writeSmallInputs = (folder: string) => {
  const files = {
    json: join(folder, 'policies.json'),
    yaml: join(folder, 'setup.yaml'),
    terraform: join(folder, 'main.tf'),
    script: join(folder, 'teams.sh'),
  };
  writeFileSync(files.json, JSON.stringify({ policies: [policy(1), policy(2)] }, undefined, 2));
  writeFileSync(files.yaml, setup);
  writeFileSync(files.terraform, configuration);
  writeFileSync(
    files.script,
    `#!/bin/bash\nset -euo pipefail\n${Array.from({ length: 12 }, (_, n) => ofTeam(n)).join('')}`,
  );
  return files;
};
