import { relative, sep } from 'node:path';
import type { Io } from './io.ts';

/** Whether a build server is told of findings that it was not asked to be told of. */
export const isAnnotated = ({ env }: Pick<Io, 'env'>, noCi: boolean): boolean =>
  !noCi && (env['GITHUB_ACTIONS'] === 'true' || env['GITLAB_CI'] === 'true');

/** Where build servers say that they have checked out the repository. */
const roots = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'];

/** Where the working directory lies in the repository that a build server has checked out, as `infra/`; undefined outside of one. */
export const belowRoot = ({ env, cwd }: Pick<Io, 'env' | 'cwd'>): string | undefined => {
  for (const name of roots) {
    const root = env[name];
    if (root === undefined || root === '') continue;
    const path = relative(root, cwd).split(sep).join('/');
    if (path !== '' && path !== '..' && !path.startsWith('../') && !path.startsWith('/')) return `${path}/`;
  }
  return undefined;
};
