import { createCatalogue } from '../../catalogue/create.ts';
import { once } from '../../source/once.ts';
import type { Range } from '../../source/place.ts';
import { isReference } from '../declared/declared.ts';
import type { Surroundings } from './command/call.ts';
import { runCommand } from './command/commands.ts';
import type { Declarations } from './command/declarations.ts';
import { reportMisuse } from './command/misuse.ts';
import { reportSecret } from './command/secret-value.ts';
import { localFile } from './files.ts';
import type { Variables } from './key-names.ts';
import type { ScriptText } from './script-text.ts';
import { isEnvFile, type Sourcing } from './sourcing.ts';
import { unmask } from './layout/placeholder.ts';
import type { Host } from './run/machine.ts';
import { noneSame, type Same } from './run/scope.ts';
import { keyOf, pathOf, textOf, type Text } from './run/text.ts';
import { mayBeScript } from './words.ts';

/**
 * What the run of a script needs: commands add to `declarations` and `variables`, and the paths of the bodies that they read
 * to `bodies`. `files` are those the script writes.
 */
export const hostOf = (
  script: ScriptText,
  declarations: Declarations,
  variables: Variables,
  files: ReadonlyMap<string, Text>,
  bodies: Set<string>,
  parse: Host['parse'],
  { source }: Pick<Sourcing, 'source'>,
): Host => {
  const around = surroundingsOf(script, declarations, files, bodies);
  return {
    run: (invocation) => runCommand(invocation, around),
    gap: declarations.gap,
    parse,
    source,
    lost: (word, before, command) => {
      const lead = script.texts.slice(word);
      const message = `\`\\\` is missing at the end of the line before, so the shell runs \`${lead}\` as a separate command`;
      const related = { range: before, note: 'this line has to end in `\\`' };
      reportMisuse({ message, range: word, related }, command, declarations);
    },
    noted: (what, name, range, value) => {
      variables.noted(what, name, range, value);
      if (
        what === 'set' &&
        value !== undefined &&
        /api_?key$|token$/i.test(name) &&
        !isEnvFile(script.texts.at(range.start).file.name)
      ) {
        reportSecret(value, `\`${name}\``, range, range, declarations);
      }
    },
    holdsCommands: (name) => {
      const found = localFile(name, script.file.path, script.cwd);
      return found === undefined ? !/(?:^|\/)\.?env|\.env$|rc$/.test(name) : mayBeScript('x.sh', found.text);
    },
    same: sameIn(declarations),
  };
};

const surroundingsOf = (
  { file, texts, cwd }: ScriptText,
  declarations: Declarations,
  files: ReadonlyMap<string, Text>,
  bodies: Set<string>,
): Surroundings => {
  const catalogue = once(createCatalogue);
  return {
    declarations,
    uses: new Map(),
    get catalogue() {
      return catalogue();
    },
    file: (name) => {
      const own = files.get(keyOf(name)) ?? files.get(keyOf(name).replace(/^\.\//, ''));
      const known = pathOf(name);
      if (own !== undefined || known === undefined) return own;
      const found = localFile(known, file.path, cwd);
      const range: Range = name[0]?.range ?? { start: 0, end: 0 };
      if (found === undefined) return undefined;
      bodies.add(found.path);
      return textOf(found.text, range);
    },
    source: (range) => unmask(texts.slice(range)),
  };
};

/** The same thing under one name, made or looked up, is one thing. */
const sameIn =
  (declarations: Declarations): Same =>
  (a, b) => {
    if (noneSame(a, b)) return true;
    if (!isReference(a) || !isReference(b)) return false;
    const [one, other] = [a.reference, b.reference];
    const key = declarations.keyOf(one.address);
    return (
      one.type === other.type &&
      one.attribute === other.attribute &&
      key !== undefined &&
      key === declarations.keyOf(other.address)
    );
  };
