import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readRolePage, type RolePage } from './catalogue/role-page.ts';
import type { ExportProblem } from './exported-roles.ts';
import { codeOf, reasonOf } from './input/discover/reason.ts';

/** Saved pages of IBM's documentation, the oldest first, and what is wrong with them. */
export interface RolePages {
  readonly pages: readonly RolePage[];
  readonly problems: readonly ExportProblem[];
}

/** Whether a file is named as a page of documentation is, and not as an export. */
export const isPage = (path: string): boolean => /\.(?:md|mdx|markdown|html?)$/i.test(path);

const readOne = async (path: string, cwd: string): Promise<RolePage | ExportProblem> => {
  const problem = (line: number, message: string): ExportProblem => ({ file: path, line, column: 1, message });
  try {
    const read = readRolePage(await readFile(resolve(cwd, path), 'utf8'));
    return 'message' in read ? problem(read.line, read.message) : read;
  } catch (error) {
    return problem(1, `this file cannot be read: ${reasonOf(codeOf(error))}`);
  }
};

/** Reads files that are to be IBM's page "IAM roles and actions". */
export const rolePages = async (paths: readonly string[], cwd: string): Promise<RolePages> => {
  const read = await Promise.all(paths.map((path) => readOne(path, cwd)));
  return {
    pages: read.filter((one) => 'services' in one).toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    problems: read.filter((one) => 'message' in one),
  };
};
