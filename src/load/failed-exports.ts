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

/** The folders of scripts and Terraform configurations about IAM. */
const foldersOfCode = ({ declarations }: Reading): ReadonlySet<string> =>
  new Set(declarations.flatMap(({ resources }) => resources.map(({ origin }) => folderOf(sourceOf(origin)))));

/** Words in the names that people give exports: what they list. */
const whatIsListed = /polic|authori|group|member|service|profile|api-?key|role|setting|user|zone/i;

const isCalledAsExport = (name: string): boolean => whatIsListed.test(name.slice(name.lastIndexOf('/') + 1));

/**
 * A reading with what is to be said of files that hold an error in place of data, and were only met. Beside exports, or
 * where nothing else was read, or beside code about IAM under the name of an export, such a file is an export that failed, and stops the work. Elsewhere it may be anybody's, as the
 * answers are that tests of programs keep: it is skipped with a word.
 */
export const withFailedExports = (reading: Reading): Reading => {
  if (reading.failed.length === 0) return reading;
  const folders = foldersOfExports(reading);
  const beside = foldersOfCode(reading);
  const isOurs = ({ finding, certain }: FailedFile): boolean => {
    const name = sourceOf(finding.place);
    const isCalledSo = beside.has(folderOf(name)) && isCalledAsExport(name);
    return folders.has(folderOf(name)) || (certain && (reading.parsed.size === 0 || isCalledSo));
  };
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
