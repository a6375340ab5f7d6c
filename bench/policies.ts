import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const account = '791f5fb10986423e97aa8512f18b7e65';
const services = ['cloud-object-storage', 'kms', 'secrets-manager', 'containers-kubernetes', 'iam-groups'];
const roles = ['Viewer', 'Operator', 'Editor', 'Administrator'];

const pick = (from: readonly string[], n: number): string => from[n % from.length] ?? '';
const hex = (n: number, length: number): string =>
  (n * 2_654_435_761).toString(16).padStart(length, '0').slice(-length);
const uuid = (n: number): string => `${hex(n, 8)}-0000-4000-8000-${hex(n + 1, 12)}`;

/** A policy as `GET /v1/policies` gives it, about a kilobyte; two that differ in `n` differ in subject and target. */
export const policy = (n: number) => ({
  id: uuid(n),
  type: 'access',
  description: `Access of team ${n % 97} to what it runs, requested in ticket ${n} and reviewed every quarter`,
  subjects: [
    {
      attributes: [
        n % 3 === 0
          ? { name: 'access_group_id', value: `AccessGroupId-${uuid(n % 5000)}` }
          : {
              name: 'iam_id',
              value: n % 3 === 1 ? `iam-ServiceId-${uuid(n % 9000)}` : `IBMid-${hex(n % 20_000, 10).toUpperCase()}`,
            },
      ],
    },
  ],
  roles: [
    {
      role_id: `crn:v1:bluemix:public:iam::::role:${pick(roles, n)}`,
      display_name: pick(roles, n),
      description: 'What a person with this role may do on the service, as the console words it.',
    },
  ],
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account, operator: 'stringEquals' },
        { name: 'serviceName', value: pick(services, n >> 2), operator: 'stringEquals' },
        // Access groups and identities lie in no instance: what is measured is reading, not the printing of findings.
        pick(services, n >> 2).startsWith('iam-')
          ? { name: 'resource', value: `AccessGroupId-${uuid(n + 7)}`, operator: 'stringEquals' }
          : { name: 'serviceInstance', value: uuid(n + 7), operator: 'stringEquals' },
      ],
    },
  ],
  href: `https://iam.cloud.ibm.com/v1/policies/${uuid(n)}`,
  created_at: '2025-03-01T09:00:00.000Z',
  created_by_id: 'IBMid-110000AB1Z',
  last_modified_at: '2025-06-01T09:00:00.000Z',
  last_modified_by_id: 'IBMid-110000AB1Z',
  state: 'active',
});

/** Writes an export of so many policies, as a page of the API. */
export const writeExport = async (file: string, count: number): Promise<void> => {
  const stream = createWriteStream(file);
  stream.write('{"policies":[\n');
  for (let n = 0; n < count; n += 1) {
    if (!stream.write(`${n === 0 ? '' : ',\n'}${JSON.stringify(policy(n))}`)) await once(stream, 'drain');
  }
  stream.end(']}\n');
  await finished(stream);
};

/** A file of Terraform that makes a group with two policies. */
export const group = (n: number): string => `resource "ibm_iam_access_group" "team_${n}" {
  name = "team-${n}"
}

resource "ibm_iam_access_group_policy" "team_${n}_keys" {
  access_group_id = ibm_iam_access_group.team_${n}.id
  roles           = ["Viewer", "Reader"]
  resources {
    service           = "kms"
    resource_group_id = "${String(n).padStart(32, '0')}"
  }
}

resource "ibm_iam_access_group_policy" "team_${n}_logs" {
  access_group_id = ibm_iam_access_group.team_${n}.id
  roles           = [for role in ["Viewer", "Reader"] : role]
  resources {
    service = "logs"
  }
}
`;
