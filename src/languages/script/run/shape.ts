import type { Range } from '../../../source/place.ts';
import type { Statement } from '../shell/syntax.ts';
import { questions } from './builtins.ts';

type CommandStatement = Extract<Statement, { is: 'command' }>;

/** True where the script, the function or the round of a loop ends with these statements. */
export const endsIt = (statements: readonly Statement[]): boolean =>
  statements.some((each) => {
    if (each.is === 'group') return !each.own && endsIt(each.body);
    const [first] = each.is === 'command' ? each.words : [];
    const [name] = first?.parts ?? [];
    return name?.is === 'text' && /^(?:exit|return|die|fail|abort|continue|break)$/.test(name.text);
  });

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
 * command they belong to, and `report` is called once a command, with the range of all of it.
 */
export const joinLost = (
  statements: readonly Statement[],
  report: (word: Range, command: Range) => void,
): readonly Statement[] => {
  const joined: Statement[] = [];
  let isReported = false;
  for (const [at, statement] of statements.entries()) {
    const before = joined.at(-1);
    const isLost =
      statement.is === 'command' &&
      before?.is === 'command' &&
      isLead(statement) &&
      isOurs(before, lostFrom(statements, at));
    if (!isLost) {
      joined.push(statement);
      isReported = false;
      continue;
    }
    const [word] = statement.words;
    const range = { start: before.range.start, end: statement.range.end };
    if (!isReported && word !== undefined) {
      const last = lostFrom(statements, at).at(-1);
      report(word.range, last?.is === 'command' ? { ...range, end: last.range.end } : range);
    }
    isReported = true;
    const { from, input, to } = before.redirects;
    joined[joined.length - 1] = {
      ...before,
      words: [...before.words, ...statement.words],
      redirects: {
        from: statement.redirects.from ?? from,
        input: statement.redirects.input ?? input,
        to: statement.redirects.to ?? to,
      },
      range,
    };
  }
  return joined;
};

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
const isOurs = (before: CommandStatement, lost: readonly Statement[]): boolean => {
  const [program = '', group = '', command = '', ...rest] = textsOf(before);
  const said = [group, command, ...rest, ...lost.flatMap((each) => (each.is === 'command' ? textsOf(each) : []))];
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
const lostFrom = (statements: readonly Statement[], at: number): readonly Statement[] => {
  const end = statements.findIndex((each, nth) => nth > at && !isLead(each));
  return statements.slice(at, end === -1 ? undefined : end);
};

/** `-i, --instance-id INSTANCE_ID` below a command is how its options are described. */
const isLead = (statement: Statement): boolean =>
  statement.is === 'command' && /^-{1,2}[A-Za-z][^,]*$/.test(leadOf(statement));
