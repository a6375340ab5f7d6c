import { maskSecrets } from '../../../secrets/mask.ts';
import type { LocatedFix } from '../../locate/locate.ts';
import { messageOf } from './message.ts';
import { artifactOf } from './place.ts';

const described: Readonly<Record<LocatedFix['safety'], string>> = {
  safe: 'the edit that `iamlint --fix` makes',
  unsafe: 'the edit that `iamlint --fix-unsafe` makes: look at what it gives before you take it',
};

/** A fix as one of `fixes`: its edits by file. */
export const fixOf = ({ safety, edits }: LocatedFix, below: string) => ({
  description: messageOf(described[safety]),
  artifactChanges: [...new Set(edits.map(({ file }) => file))].map((file) => ({
    artifactLocation: artifactOf(file, below),
    replacements: edits
      .filter((edit) => edit.file === file)
      .map(({ location: { line, column, endLine, endColumn }, text }) => ({
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        ...(text === '' ? {} : { insertedContent: { text: maskSecrets(text) } }),
      })),
  })),
});
