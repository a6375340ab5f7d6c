import type { Statement } from '../shell/syntax.ts';
import { questions } from './builtins.ts';
import type { Host } from './machine.ts';

type CommandStatement = Extract<Statement, { is: 'command' }>;

/** True where the script, the function or the round of a loop ends with these statements. */
export const endsIt = (statements: readonly Statement[]): boolean =>
  statements.some((each) => {
    if (each.is === 'group') return !each.own && endsIt(each.body);
    const [first] = each.is === 'command' ? each.words : [];
    const [name] = first?.parts ?? [];
    return name?.is === 'text' && /^(?:exit|return|die|fail|abort|continue|break)$/.test(name.text);
  });

const nameOf = (statement: Statement): string | undefined => {
  const [name] = statement.is === 'command' ? (statement.words[0]?.parts ?? []) : [];
  return name?.is === 'text' ? name.text : undefined;
};

/** True for what only reads in another file: behind the question whether it is there, it is taken to be. */
export const onlySources = (statements: readonly Statement[]): boolean => {
  const inner = statements.flatMap((each) => (each.is === 'group' && !each.own ? each.body : [each]));
  const names = inner.map(nameOf);
  return (
    names.some((name) => name === 'source' || name === '.') &&
    names.every((name) => name !== undefined && /^(?:source|\.|set|echo|:)$/.test(name))
  );
};

/** True where a command is known to be a question: a test, or `grep -q`. */
export const asks = (statement: Statement): boolean => {
  if (statement.is === 'test') return true;
  if (statement.is === 'pipeline') return statement.stages.some(asks);
  if (statement.is === 'and' || statement.is === 'or') return asks(statement.left) || asks(statement.right);
  const [name] = statement.is === 'command' ? (statement.words[0]?.parts ?? []) : [];
  return name?.is === 'text' && questions.has(name.text);
};

/**
 * Where the line before lacks its backslash, the shell runs `-H …` as a command of its own. Its words are joined to the
 * command they belong to, and `report` is called once a command, with the last word before and the range of all of it.
 */
const joinLost = (statements: readonly Statement[], report: Host['lost']): readonly Statement[] => {
  const joined: Statement[] = [];
  for (let at = 0; at < statements.length; at += 1) {
    const statement = statements[at];
    if (statement === undefined) break;
    const lost = statement.is === 'command' ? leadsFrom(statements, at + 1) : [];
    const [first] = lost;
    if (statement.is !== 'command' || first === undefined) {
      joined.push(statement);
      continue;
    }
    at += lost.length;
    if (!isOurs(statement, lost)) {
      joined.push(statement, ...lost);
      continue;
    }
    const [word] = first.words;
    const whole = withWordsOf(statement, lost);
    const before = statement.words.at(-1);
    if (word !== undefined && before !== undefined) report(word.range, before.range, whole.range);
    joined.push(whole);
  }
  return joined;
};

/** `joinLost` that looks at each list of statements once, however often a loop runs it. */
export const joiner = (report: Host['lost']): ((statements: readonly Statement[]) => readonly Statement[]) => {
  const known = new WeakMap<readonly Statement[], readonly Statement[]>();
  return (statements) => {
    const joined = known.get(statements) ?? joinLost(statements, report);
    known.set(statements, joined);
    return joined;
  };
};

/** A command with the words and redirections of those that stand below it. */
const withWordsOf = (command: CommandStatement, lost: readonly CommandStatement[]): CommandStatement => ({
  ...command,
  words: [command, ...lost].flatMap(({ words }) => words),
  redirects: {
    from: lost.findLast(({ redirects }) => redirects.from !== undefined)?.redirects.from ?? command.redirects.from,
    input: lost.findLast(({ redirects }) => redirects.input !== undefined)?.redirects.input ?? command.redirects.input,
    to: lost.findLast(({ redirects }) => redirects.to !== undefined)?.redirects.to ?? command.redirects.to,
  },
  range: { start: command.range.start, end: lost.at(-1)?.range.end ?? command.range.end },
});

const leadOf = (statement: CommandStatement): string => {
  const [first] = statement.words[0]?.parts ?? [];
  return first?.is === 'text' ? first.text : '';
};

const textsOf = ({ words }: CommandStatement): readonly string[] =>
  words.map(({ parts }) =>
    parts
      .map((part) => (part.is === 'variable' ? part.name : part.is === 'text' || part.is === 'single' ? part.text : ''))
      .join(''),
  );

/** Addresses of IAM: by name, or by a variable that is called so. */
const iamAddress = /\biam[.-][\w.-]{0,100}\/|iam\w{0,40}\/(?:v[12]|identity)\//i;

/**
 * True for a command that is about IAM, or about Secrets Manager's credentials of IAM: a missing backslash in others is not
 * iamlint's business.
 */
const isOurs = (before: CommandStatement, lost: readonly CommandStatement[]): boolean => {
  const [program = '', group = '', command = '', ...rest] = textsOf(before);
  const said = [group, command, ...rest, ...lost.flatMap(textsOf)];
  const isCredentials = said.some((word) => /iam[-_]credentials/i.test(word));
  if (/^(?:ibmcloud|ic|bx)$/.test(program)) {
    if (group === 'resource') return /^(?:service-instance|group)/.test(command);
    return group === 'iam' || group === 'cbr' || (/^(?:secrets-manager|sm)$/.test(group) && isCredentials);
  }
  const isSecretsManager = said.some((word) => /secrets[-_]?manager|\bSM_/i.test(word));
  return (
    program === 'curl' &&
    ((isSecretsManager && isCredentials) || said.some((word) => !/:\s/.test(word) && iamAddress.test(word)))
  );
};

/** The statements from `at` on that are a command's words on lines of their own. */
const leadsFrom = (statements: readonly Statement[], at: number): readonly CommandStatement[] => {
  const leads: CommandStatement[] = [];
  for (let nth = at; nth < statements.length; nth += 1) {
    const statement = statements[nth];
    if (statement?.is !== 'command' || !isLead(statement)) break;
    leads.push(statement);
  }
  return leads;
};

/** `-i, --instance-id INSTANCE_ID` below a command is how its options are described. */
const isLead = (statement: CommandStatement): boolean => /^-{1,2}[A-Za-z][^,]*$/.test(leadOf(statement));
