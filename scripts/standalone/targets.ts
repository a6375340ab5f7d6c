/** A platform for which there is a standalone executable, in the words that npm has for platforms. */
export interface Target {
  readonly os: 'linux' | 'darwin' | 'win32';
  readonly cpu: 'x64' | 'arm64';
  readonly libc?: 'glibc' | 'musl';
  /** What the compiler's makers call it. */
  readonly bun: string;
}

/** The targets, by the names that `npm run build:standalone` knows them by. */
export const targets: Readonly<Record<string, Target>> = {
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc', bun: 'linux-x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc', bun: 'linux-aarch64' },
  'linux-x64-musl': { os: 'linux', cpu: 'x64', libc: 'musl', bun: 'linux-x64-musl' },
  'linux-arm64-musl': { os: 'linux', cpu: 'arm64', libc: 'musl', bun: 'linux-aarch64-musl' },
  'darwin-x64': { os: 'darwin', cpu: 'x64', bun: 'darwin-x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64', bun: 'darwin-aarch64' },
  'windows-x64': { os: 'win32', cpu: 'x64', bun: 'windows-x64' },
};
