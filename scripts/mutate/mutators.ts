import { nodeAt, nodesAt, textAt, type Node } from './node.ts';

/** What a mutator makes of a node: the texts that may stand instead of it. */
type Mutator = (node: Node, text: string) => readonly string[];

const of = (node: Node | undefined, text: string): string =>
  node === undefined ? '' : text.slice(node.start, node.end);

/** The other half of pairs, one of which is easily written for the other. */
const operators: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['%', '*'],
]);

const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['find', 'findLast'],
  ['findLast', 'find'],
]);

/** Methods that give the same sort of thing as they are called on. */
const sameSort: ReadonlySet<string> = new Set([
  'filter',
  'toSorted',
  'toReversed',
  'slice',
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'replace',
  'replaceAll',
]);

/** Methods that compare their argument. */
const comparing: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'includes', 'has', 'get', 'indexOf']);

const isText = (node: Node | undefined): node is Node =>
  node?.type === 'TemplateLiteral' || (node?.type === 'Literal' && typeof node['value'] === 'string');

const conditional: Mutator = (node, text) => {
  const test = nodeAt(node, 'test');
  if (test === undefined) return [];
  const values = node.type === 'WhileStatement' || node.type === 'ForStatement' ? ['false'] : ['true', 'false'];
  return values.filter((value) => value !== of(test, text));
};

const logical: Mutator = (node, text) => {
  const left = of(nodeAt(node, 'left'), text);
  const right = of(nodeAt(node, 'right'), text);
  if (textAt(node, 'operator') === '??') return [left, right];
  const swapped = textAt(node, 'operator') === '&&' ? '||' : '&&';
  return [left, right, `(${left}) ${swapped} (${right})`];
};

const binary: Mutator = (node, text) => {
  const [left, right] = [nodeAt(node, 'left'), nodeAt(node, 'right')];
  const operator = textAt(node, 'operator');
  const other = operators.get(operator);
  // A sum of texts has no other half.
  if (other === undefined || (operator === '+' && (isText(left) || isText(right)))) return [];
  return [`${of(left, text)} ${other} ${of(right, text)}`];
};

const call: Mutator = (node, text) => {
  const callee = nodeAt(node, 'callee');
  const property = callee === undefined ? undefined : nodeAt(callee, 'property');
  if (callee?.type !== 'MemberExpression' || property?.type !== 'Identifier' || callee['computed'] === true) return [];
  const name = textAt(property, 'name');
  const other = methods.get(name);
  const [first] = nodesAt(node, 'arguments');
  return [
    ...(other === undefined
      ? []
      : [text.slice(node.start, property.start) + other + text.slice(property.end, node.end)]),
    ...(sameSort.has(name) ? [of(nodeAt(callee, 'object'), text)] : []),
    ...(comparing.has(name) && first !== undefined && isText(first)
      ? [`${text.slice(node.start, first.start)}'mutant'${text.slice(first.end, node.end)}`]
      : []),
  ];
};

/** A pattern without an anchor, with a class or a look around turned, with fewer repetitions, for other cases. */
const pattern: Mutator = (node, text) => {
  const source = of(node, text);
  const replaced = (from: RegExp, to: string): readonly string[] =>
    [...source.matchAll(from)].map(
      ({ 0: found, index }) => source.slice(0, index) + to + source.slice(index + found.length),
    );
  return [
    ...replaced(/(?<=^\/)\^|(?<!\\)\$(?=\/\w*$)|\\b/g, ''),
    ...replaced(/(?<!\\)\[(?!\^)/g, '[^'),
    ...replaced(/\(\?=/g, '(?!'),
    ...replaced(/\(\?!/g, '(?='),
    ...replaced(/\(\?<=/g, '(?<!'),
    ...replaced(/\(\?<!/g, '(?<='),
    ...replaced(/(?<=[\])\w])[+*](?!\))/g, ''),
    ...replaced(/(?<=\/\w*)i(?=\w*$)/g, ''),
  ];
};

const switchCase: Mutator = (node) => (isText(nodeAt(node, 'test')) ? ["'mutant'"] : []);

/** By the type of a node: what may stand instead of it, or of its part (`test` of conditions and cases). */
export const mutators: Readonly<Record<string, { readonly part?: string; readonly mutate: Mutator }>> = {
  IfStatement: { part: 'test', mutate: conditional },
  ConditionalExpression: { part: 'test', mutate: conditional },
  WhileStatement: { part: 'test', mutate: conditional },
  ForStatement: { part: 'test', mutate: conditional },
  SwitchCase: { part: 'test', mutate: switchCase },
  LogicalExpression: { mutate: logical },
  BinaryExpression: { mutate: binary },
  UnaryExpression: {
    mutate: (node, text) => (textAt(node, 'operator') === '!' ? [of(nodeAt(node, 'argument'), text)] : []),
  },
  CallExpression: { mutate: call },
  ArrayExpression: { mutate: (node) => (nodesAt(node, 'elements').length > 0 ? ['[]'] : []) },
  ObjectExpression: { mutate: (node) => (nodesAt(node, 'properties').length > 0 ? ['{}'] : []) },
  Literal: { mutate: (node, text) => ('regex' in node ? pattern(node, text) : []) },
};

/** Statements that do something besides giving a value: each may be left out. */
export const doesSomething = (node: Node): boolean =>
  node.type === 'ExpressionStatement' &&
  ['CallExpression', 'AssignmentExpression', 'UpdateExpression', 'YieldExpression', 'AwaitExpression'].includes(
    nodeAt(node, 'expression')?.type ?? '',
  );
