import { diagnostic } from '../finding/diagnostic.ts';
import { sourceOf, startOf } from '../source/place.ts';
import { unreadFile, type FailedFile, type Reading } from './reading.ts';

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** The folders that exports were read from, by the names of their files. */
const foldersOfExports = ({ recognised, listings }: Reading): ReadonlySet<string> =>
  new Set([
    ...recognised
      .filter(({ kind }) => kind !== 'engine-setup')
      .map(({ listing }) => folderOf(sourceOf(listing.origin))),
    ...listings.map(({ listing }) => folderOf(sourceOf(listing.origin))),
  ]);

/**
 * A reading with what is to be said of files that hold an error in place of data, and were only met. Beside exports, or
 * where nothing else was read, such a file is an export that failed, and stops the work. Elsewhere it may be anybody's, as the
 * answers are that tests of programs keep: it is skipped with a word.
 */
export const withFailedExports = (reading: Reading): Reading => {
  if (reading.failed.length === 0) return reading;
  const folders = foldersOfExports(reading);
  const isOurs = ({ finding, certain }: FailedFile): boolean =>
    folders.has(folderOf(sourceOf(finding.place))) || (certain && reading.parsed.size === 0);
  const ours = reading.failed.filter(isOurs);
  const others = reading.failed.filter((one) => !isOurs(one));
  return {
    ...reading,
    problems: [
      ...reading.problems,
      ...ours.map(({ finding }) => finding),
      ...others
        .filter(({ certain }) => certain)
        .map(({ finding: { place, message, help } }) =>
          diagnostic(
            'skipped-file',
            startOf(sourceOf(place)),
            `this file is not linted: ${message}`,
            help === undefined ? {} : { help },
          ),
        ),
    ],
    unread: [...reading.unread, ...ours.map(({ finding }) => unreadFile(sourceOf(finding.place)))],
    skipped: [
      ...reading.skipped,
      ...others.map(({ finding: { place, message } }) => ({ file: sourceOf(place), reason: message })),
    ],
  };
};
