import { hcl, shell } from '../../../src/snippet/snippet.ts';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import type { Report } from '../../../src/output/report/report.ts';

const missing: LocatedFinding = {
  rule: 'engine-cannot-manage-groups',
  category: 'engine',
  severity: 'error',
  confidence: 'high',
  message:
    'service ID `ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0` cannot add members to access groups: it lacks `iam-groups.members.add`, which secret `ci` needs',
  location: {
    file: 'examples/broken-engine/setup.yaml',
    line: 12,
    column: 15,
    endLine: 12,
    endColumn: 61,
    pointer: '/engine/service_id',
    excerpt: { text: 'service_id: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0', start: 12, length: 46 },
  },
  related: [
    {
      location: {
        file: 'examples/broken-engine/exports/policies.json',
        line: 88,
        column: 5,
        endLine: 120,
        endColumn: 6,
        pointer: '/policies/3',
        excerpt: undefined,
      },
      note: 'grants Viewer on `iam-groups`: lacks `iam-groups.members.add`',
    },
  ],
  help: 'Editor on `iam-groups` has the actions; a policy on one resource group would grant nothing, since access groups belong to the account',
  repairs: [
    {
      kind: 'cli',
      text: shell`ibmcloud iam service-policy-create ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0 --roles Editor --service-name iam-groups`,
    },
    {
      kind: 'terraform',
      text: hcl`resource "ibm_iam_service_policy" "engine_groups" {\n  iam_service_id = "ServiceId-c0c7"\n  roles          = ["Editor"]\n}`,
    },
  ],
};

const undecided: LocatedFinding = {
  rule: 'engine-cannot-manage-api-keys',
  category: 'engine',
  severity: 'warning',
  confidence: 'low',
  message: 'whether the engine can make API keys depends on a policy that this export shows as a placeholder',
  location: {
    file: 'exports/größe\u202e.json',
    line: 1040,
    column: 5,
    endLine: 1052,
    endColumn: 6,
    pointer: '/policies/3',
    excerpt: { text: '{ "id": "日本", "type": "access" }', start: 8, length: 4 },
  },
  related: [],
  help: undefined,
  repairs: [],
};

/** A report with something of everything. */
export const brokenEngine: Report = {
  findings: [missing, undecided],
  notChecked: [
    {
      rule: 'allowlist-blocks-engine',
      reason: 'the account settings were not given',
      obtain: shell`ibmcloud iam account-settings --output json > exports/account-settings.json`,
    },
  ],
  skipped: [],
  summary: {
    files: 6,
    documents: 12,
    skipped: 4,
    errors: 1,
    warnings: 1,
    infos: 0,
    suppressed: 3,
    stale: 2,
    accounts: 1,
    policies: 34,
  },
  run: {
    time: '2026-01-31T00:00:00.000Z',
    preset: 'recommended',
    rules: { on: 54, of: 112 },
    catalogueDate: '2026-04-03',
    accounts: ['791f5fb10986423e97aa8512f18b7e65'],
  },
};
