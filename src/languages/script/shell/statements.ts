import { deeper, named, textOf, type Node, type Reading } from './nodes.ts';
import type { Assignment, Redirects, Statement, Word } from './syntax.ts';
import { heredocOf, wordOf } from './words.ts';

const noRedirects: Redirects = { to: undefined, from: undefined, input: undefined };

const assignmentOf = (node: Node, reading: Reading): Assignment => {
  const [target, value] = named(node);
  const name = target?.type === 'subscript' ? named(target)[0] : target;
  const changes = target?.type === 'subscript';
  const appends = node.children.some(({ type }) => type === '+=');
  const empty: Word = { parts: [], range: reading.rangeOf(node) };
  return {
    name: name === undefined ? '' : textOf(name, reading),
    changes,
    appends,
    value:
      value === undefined
        ? empty
        : value.type === 'array'
          ? named(value).map((item) => wordOf(item, reading))
          : wordOf(value, reading),
  };
};

/** What redirections say; and the words that follow one, since these are the command's. */
interface Redirected {
  readonly redirects: Redirects;
  readonly words: readonly Word[];
  /** What follows a heredoc's mark on its line: `<<EOF | jq .` */
  readonly piped: readonly Node[];
}

const redirection = (nodes: readonly Node[], reading: Reading): Redirected => {
  let redirects = noRedirects;
  const words: Word[] = [];
  const piped: Node[] = [];
  const file = (node: Node): void => {
    const inside = named(node);
    const described = inside.find(({ type }) => type === 'file_descriptor');
    const descriptor = described === undefined ? undefined : textOf(described, reading);
    const [destination, ...rest] = inside.filter(({ type }) => type !== 'file_descriptor');
    words.push(...rest.map((word) => wordOf(word, reading)));
    if (destination === undefined || (descriptor !== undefined && descriptor !== '1' && descriptor !== '0')) return;
    const operator = node.children.find(({ isNamed }) => !isNamed)?.type ?? '';
    if (operator === '<') redirects = { ...redirects, from: wordOf(destination, reading) };
    else if (/^&?>{1,2}\|?$/.test(operator)) redirects = { ...redirects, to: wordOf(destination, reading) };
  };
  for (const node of nodes) {
    if (node.type === 'file_redirect') file(node);
    else if (node.type === 'herestring_redirect') {
      const [text] = named(node);
      if (text !== undefined) redirects = { ...redirects, input: wordOf(text, reading) };
    } else if (node.type === 'heredoc_redirect') {
      redirects = { ...redirects, input: heredocOf(node, reading) };
      for (const child of named(node)) {
        if (child.type === 'file_redirect') file(child);
        else if (child.type === 'pipeline' || child.type === 'list') piped.push(...named(child));
        else if (!child.type.startsWith('heredoc') && child.type !== 'file_descriptor')
          words.push(wordOf(child, reading));
      }
    }
  }
  return { redirects, words, piped };
};

const isRedirect = ({ type }: Node): boolean => /^(?:file|herestring|heredoc)_redirect$/.test(type);

const commandOf = (node: Node, more: Redirected | undefined, reading: Reading): Statement => {
  const parts = named(node);
  const own = redirection(parts.filter(isRedirect), reading);
  const words = parts.filter((part) => part.type !== 'variable_assignment' && !isRedirect(part));
  return {
    is: 'command',
    assignments: parts.filter(({ type }) => type === 'variable_assignment').map((part) => assignmentOf(part, reading)),
    words: [...words.map((word) => wordOf(word, reading)), ...own.words, ...(more?.words ?? [])],
    redirects: {
      to: more?.redirects.to ?? own.redirects.to,
      from: more?.redirects.from ?? own.redirects.from,
      input: more?.redirects.input ?? own.redirects.input,
    },
    range: reading.rangeOf(node),
  };
};

const redirectedOf = (node: Node, reading: Reading): readonly Statement[] => {
  const parts = named(node);
  const found = redirection(parts.filter(isRedirect), reading);
  const body = parts.filter((part) => !isRedirect(part));
  const [only] = body;
  const statement: Statement =
    only !== undefined && body.length === 1 && only.type === 'command'
      ? commandOf(only, found, reading)
      : { is: 'redirected', body: statementsOf(body, deeper(reading)), redirects: found.redirects };
  if (found.piped.length === 0) return [statement];
  return [{ is: 'pipeline', stages: [statement, ...statementsOf(found.piped, deeper(reading))] }];
};

/** The parts of an `if`: what is tested, and the branches. */
const choiceOf = (node: Node, reading: Reading): Statement => {
  const conditions: Node[] = [];
  const branches: Node[][] = [];
  let exhaustive = false;
  const split = (part: Node): void => {
    let branch: Node[] | undefined;
    for (const child of part.children) {
      if (child.type === 'then' || child.type === 'else') {
        branch = [];
        branches.push(branch);
        exhaustive ||= child.type === 'else';
      } else if (child.type === 'elif_clause' || child.type === 'else_clause') split(child);
      else if (child.isNamed) (branch ?? conditions).push(child);
    }
  };
  split(node);
  return {
    is: 'choice',
    conditions: statementsOf(conditions, deeper(reading)),
    branches: branches.map((branch) => statementsOf(branch, deeper(reading))),
    exhaustive,
    range: reading.rangeOf(node),
  };
};

const isPattern = ({ field }: Node): boolean => field === 'value';

const caseOf = (node: Node, reading: Reading): Statement => {
  const items = named(node).filter(({ type }) => type === 'case_item');
  return {
    is: 'choice',
    conditions: [],
    branches: items.map((item) =>
      statementsOf(
        named(item).filter((child) => !isPattern(child)),
        deeper(reading),
      ),
    ),
    exhaustive: items.some((item) => item.children.some((child) => isPattern(child) && textOf(child, reading) === '*')),
    range: reading.rangeOf(node),
  };
};

const loopOf = (node: Node, reading: Reading): Statement => {
  const parts = named(node);
  const body = parts.filter(({ type }) => type === 'do_group' || type === 'compound_statement').flatMap(named);
  const rest = parts.filter(({ type }) => type !== 'do_group' && type !== 'compound_statement');
  const isFor = node.type === 'for_statement';
  const [variable, ...over] = rest;
  // `select` asks which of its words it is, as often as somebody answers.
  const isAsked = node.children.some(({ type }) => type === 'select');
  const conditions = node.type === 'while_statement' ? statementsOf(rest, deeper(reading)) : [];
  return {
    is: 'loop',
    variable: isFor && variable !== undefined ? textOf(variable, reading) : undefined,
    over: isFor && !isAsked ? over.map((word) => wordOf(word, reading)) : undefined,
    body: [...conditions, ...statementsOf(body, deeper(reading))],
    range: reading.rangeOf(node),
  };
};

const listOf = (node: Node, reading: Reading): readonly Statement[] => {
  const [left, right] = named(node).map((part) => statementOf(part, deeper(reading)));
  const operator = node.children.find(({ type }) => type === '&&' || type === '||')?.type;
  const before = left?.[0];
  const after = right?.[0];
  if (before === undefined || after === undefined || operator === undefined) return [...(left ?? []), ...(right ?? [])];
  return [{ is: operator === '&&' ? 'and' : 'or', left: before, right: after, range: reading.rangeOf(node) }];
};

const statementOf = (node: Node, reading: Reading): readonly Statement[] => {
  if (reading.depth <= 0) return [];
  const inside = (): readonly Statement[] => statementsOf(named(node), deeper(reading));
  switch (node.type) {
    case 'command':
      return [commandOf(node, undefined, reading)];
    case 'redirected_statement':
      return redirectedOf(node, reading);
    case 'variable_assignment':
      return [{ is: 'assign', assignments: [assignmentOf(node, reading)], local: false }];
    case 'variable_assignments':
      return [{ is: 'assign', assignments: named(node).map((each) => assignmentOf(each, reading)), local: false }];
    case 'declaration_command': {
      const assigned = named(node).filter(({ type }) => type === 'variable_assignment');
      const local = /^(?:local|typeset|declare)\b/.test(textOf(node, reading));
      return [{ is: 'assign', assignments: assigned.map((each) => assignmentOf(each, reading)), local }];
    }
    case 'pipeline':
      return [{ is: 'pipeline', stages: inside() }];
    case 'list':
      return listOf(node, reading);
    case 'if_statement':
      return [choiceOf(node, reading)];
    case 'case_statement':
      return [caseOf(node, reading)];
    case 'for_statement':
    case 'while_statement':
    case 'c_style_for_statement':
      return [loopOf(node, reading)];
    case 'function_definition': {
      const name = node.children.find(({ field }) => field === 'name');
      const body = node.children.find(({ field }) => field === 'body');
      return [
        {
          is: 'function',
          name: name === undefined ? '' : textOf(name, reading),
          body: body === undefined ? [] : statementOf(body, deeper(reading)),
        },
      ];
    }
    case 'subshell':
      return [{ is: 'group', body: inside(), own: true, range: reading.rangeOf(node) }];
    case 'compound_statement':
      return [{ is: 'group', body: inside(), own: false, range: reading.rangeOf(node) }];
    case 'test_command':
      return [{ is: 'test' }];
    case 'program':
    case 'negated_command':
    case 'do_group':
    case 'ERROR':
      return inside();
    default:
      return [];
  }
};

export const statementsOf = (nodes: readonly Node[], reading: Reading): readonly Statement[] =>
  nodes.flatMap((node) => statementOf(node, reading));
