import { diagnostic, stopsWork } from '../finding/diagnostic.ts';
import type { Finding } from '../finding/finding.ts';
import type { Discovered } from '../input/discover/discover.ts';
import { startOf } from '../source/place.ts';
import type { Loaded } from './load.ts';

const noFiles = 'there is nothing to lint here: no data, Terraform, script or Markdown file that is not ignored';
const nothingInside = (count: number): string =>
  count === 1
    ? 'there is nothing to lint here: the only file holds nothing about IBM Cloud IAM'
    : `there is nothing to lint here: of ${count} files, none holds anything about IBM Cloud IAM`;

const helpWithoutFiles =
  'name a folder that contains exports, Terraform or an engine setup, or a file: one that is named is read even if `.gitignore` excludes it';
const helpWithFiles =
  '`--verbose` lists the files that were skipped, with the reason; `--ignore-unknown` allows that nothing is left';

/**
 * To look at nothing and call it clean would be silence of the wrong kind: says so where no document was read of all that was
 * asked for, and nothing else says why.
 * @param asked the paths, in the words of the one who asked
 */
export const nothingRead = (
  { documents, problems }: Pick<Loaded, 'documents' | 'problems'>,
  { files, problems: told }: Discovered,
  asked: readonly string[],
): readonly Finding[] => {
  // Files that were named and that `ignore` excludes are told by name.
  const isExplained = problems.some(({ rule }) => stopsWork(rule)) || (files.length === 0 && told.length > 0);
  if (documents > 0 || isExplained) return [];
  const [message, help] =
    files.length === 0 ? [noFiles, helpWithoutFiles] : [nothingInside(files.length), helpWithFiles];
  return [diagnostic('unreadable-file', startOf(asked[0] ?? '.'), message, { help })];
};
