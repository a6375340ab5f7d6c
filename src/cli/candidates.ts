import type { Catalogue } from '../catalogue/catalogue.ts';
import { serviceInAction } from '../catalogue/service-in-action.ts';
import { diagnostics } from '../finding/diagnostic.ts';
import type { Rule } from '../rule-api/define.ts';
import { commandNames, commands, isCommand, type CommandName } from './commands.ts';
import { flagsOf, type Flag } from './flags.ts';

/** Something that may stand at a place of a command line. */
export interface Candidate {
  readonly word: string;
  readonly tells: string;
}

export interface Candidates {
  readonly words: readonly Candidate[];
  /** Whether names of files may stand there, too. */
  readonly files: boolean;
}

/** What names are known. */
export interface Names {
  readonly rules: readonly Pick<Rule, 'id' | 'summary'>[];
  readonly formats: readonly string[];
  readonly catalogue: Pick<Catalogue, 'serviceNames' | 'service' | 'actionsIn'>;
}

/** The shells that there are completions for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

const nothing: Candidates = { words: [], files: false };

const plain = (words: readonly string[], files = false): Candidates => ({
  words: words.map((word) => ({ word, tells: '' })),
  files,
});

const rulesIn = ({ rules }: Names): readonly Candidate[] =>
  rules.map(({ id, summary }) => ({ word: id, tells: summary }));

const servicesIn = ({ catalogue }: Names): Candidates => ({
  words: catalogue.serviceNames().map((name) => ({ word: name, tells: catalogue.service(name)?.title ?? '' })),
  files: false,
});

/** What may be the value of a flag. */
const valuesOf = (flag: Flag, names: Names): Candidates => {
  if (flag.oneOf !== undefined) return plain(flag.oneOf);
  if (flag.name === 'rule') return { words: rulesIn(names), files: false };
  if (flag.name === 'format') return plain(names.formats);
  if (flag.name === 'service') return servicesIn(names);
  return { words: [], files: /FILE|GLOB|PATH/.test(flag.value ?? '') };
};

const commandRows: readonly Candidate[] = commands.map(({ name, summary }) => ({ word: name, tells: summary }));

/** Actions of the service that a word begins with; without one, the services. */
const actionsFor = (current: string, names: Names): Candidates => {
  const service = serviceInAction(current, names.catalogue);
  if (service === undefined || !current.startsWith(`${service}.`)) return servicesIn(names);
  return plain([...(names.catalogue.actionsIn(service) ?? [])]);
};

/** What may stand in a question behind other words: of the input's subjects nothing is known here. */
const wordsOfQuestion = (before: readonly string[], subjects: number, current: string, names: Names): Candidates => {
  if (before.includes('on')) return servicesIn(names);
  if (before.length < subjects) return nothing;
  return before.length === subjects ? actionsFor(current, names) : plain(['on']);
};

/** Commands whose operands are files, all of them. */
const takeFiles: ReadonlySet<CommandName> = new Set([
  'lint',
  'audit',
  'diff',
  'test',
  'baseline',
  'merge',
  'repair',
  'doctor',
]);

/** What may stand behind a command, and behind other words. */
const operandsOf = (command: CommandName, before: readonly string[], names: Names, current: string): Candidates => {
  const [first] = before;
  switch (command) {
    case 'explain': {
      const own = Object.entries(diagnostics).map(([word, { summary }]) => ({ word, tells: summary }));
      return first === undefined ? { words: [...rulesIn(names), ...own], files: false } : nothing;
    }
    case 'roles': {
      if (first === undefined) return servicesIn(names);
      const service = before.length === 1 ? names.catalogue.service(first) : undefined;
      return plain([...(service?.platformRoles ?? []), ...(service?.serviceRoles ?? [])]);
    }
    case 'catalogue':
      return first === undefined ? plain(['status', 'update']) : { words: [], files: first === 'update' };
    case 'completions':
      return first === undefined ? plain(shells) : nothing;
    case 'can':
      return wordsOfQuestion(before, 1, current, names);
    case 'need':
      return before.includes('on') ? servicesIn(names) : actionsFor(current, names);
    case 'who-can':
      return wordsOfQuestion(before, 0, current, names);
    case 'suppress':
      return { words: [], files: first !== undefined };
    default:
      return takeFiles.has(command) ? { words: [], files: true } : nothing;
  }
};

/** The words that are no flags and no values of flags. */
const operandsIn = (words: readonly string[], flags: readonly Flag[]): readonly string[] =>
  words.filter((word, nth) => {
    const before = words[nth - 1] ?? '';
    return !word.startsWith('-') && flagAt(before, flags)?.kind !== 'value';
  });

const flagAt = (word: string, flags: readonly Flag[]): Flag | undefined =>
  flags.find(({ name, short }) => word === `--${name}` || (short !== undefined && word === `-${short}`));

/**
 * What may stand in place of the last of some words, those that follow `iamlint` on a command line; it is empty where nothing of
 * it is typed yet.
 */
export const candidatesFor = (typed: readonly string[], names: Names): Candidates => {
  // Bash takes the `=` of `--rule=id` for a word.
  const words = typed.filter((word, nth) => word !== '=' || nth === typed.length - 1);
  const current = words.at(-1) === '=' ? '' : (words.at(-1) ?? '');
  const before = words.slice(0, -1);
  const [first = ''] = before;
  const command = isCommand(first) ? first : 'lint';
  const flags = flagsOf(command);
  const flag = flagAt(before.at(-1) ?? '', flags);
  if (flag?.kind === 'value') return valuesOf(flag, names);
  if (current.startsWith('-') && current.includes('=')) {
    const [name = ''] = current.split('=', 1);
    const own = flagAt(name, flags);
    const values = own === undefined ? nothing : valuesOf(own, names);
    return { ...values, words: values.words.map(({ word, tells }) => ({ word: `${name}=${word}`, tells })) };
  }
  if (current.startsWith('-'))
    return { words: flags.map(({ name, about }) => ({ word: `--${name}`, tells: about })), files: false };
  if (before.length === 0)
    return { words: [...commandRows, { word: 'help', tells: 'show the help of a command' }], files: true };
  if (first === 'help') return before.length === 1 ? plain(commandNames) : nothing;
  return operandsOf(command, operandsIn(isCommand(first) ? before.slice(1) : before, flags), names, current);
};
