import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, iamlint, type Command } from './measure.ts';
import { policy } from './policies.ts';

/** What a hook's user waits for: whole processes on small files, against a Node that does nothing. */
const folder = mkdtempSync(join(tmpdir(), 'iamlint-bench-'));
process.chdir(folder);
const json = join(folder, 'policies.json');
const yaml = join(folder, 'setup.yaml');
const terraform = join(folder, 'main.tf');

writeFileSync(json, JSON.stringify({ policies: [policy(1), policy(2)] }, undefined, 2));
writeFileSync(
  yaml,
  `kind: EngineSetup
version: 1
engine:
  service_id: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0
policies:
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Editor], service: iam-groups }
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Operator], service: iam-identity }
`,
);
writeFileSync(
  terraform,
  `resource "ibm_iam_service_id" "engine" { name = "engine" }

resource "ibm_iam_service_policy" "keys" {
  iam_service_id = ibm_iam_service_id.engine.id
  roles          = ["Operator"]
  resources { service = "iam-identity" }
}
`,
);

const nothing: Command = { title: 'node -e 0', args: ['-e', '0'] };
/** The parser that reads YAML for iamlint, by itself. */
const yamlAlone: Command = {
  title: 'yaml.parse of it',
  args: [
    '-e',
    `require(${JSON.stringify(createRequire(import.meta.url).resolve('yaml'))}).parse(require('node:fs').readFileSync(${JSON.stringify(yaml)}, 'utf8'))`,
  ],
};
const command = (title: string, ...args: readonly string[]): Command => ({ title, args: [iamlint, ...args] });

compare(command('iamlint --version', '--version'), nothing, 25, false);
compare(command('iamlint, one small JSON file', json), nothing, 25, false);
compare(command('iamlint, one small YAML setup', yaml), nothing, 25, false);
compare(command('iamlint, one small YAML setup', yaml), yamlAlone, 25, false);
compare(command('iamlint, one small Terraform file', terraform), nothing, 25, false);
rmSync(folder, { recursive: true });
