import { parseSync } from 'oxc-parser';
import { nameChanges, type Change, type Mutant } from './mutant.ts';
import { doesSomething, mutators } from './mutators.ts';
import { childrenOf, isNode, nodeAt, type Node } from './node.ts';

/**
 * Walks a tree and collects changes. Within a chain (`a?.b.c()`) its parts cannot stand alone, so that what is replaced is
 * the whole of it.
 */
const collect = (text: string, root: Node): readonly Change[] => {
  const changes: Change[] = [];

  const keep = (piece: Pick<Node, 'start' | 'end'>, to: string, chain: Node | undefined, isStatement = false): void => {
    const { start, end } = chain ?? piece;
    changes.push({
      start,
      end,
      to: text.slice(start, piece.start) + to + text.slice(piece.end, end),
      isStatement,
      shown: [text.slice(piece.start, piece.end), to],
    });
  };

  const keepMutants = (node: Node, chain: Node | undefined): void => {
    const mutator = mutators[node.type];
    if (mutator === undefined) return;
    const piece = mutator.part === undefined ? node : nodeAt(node, mutator.part);
    if (piece === undefined) return;
    for (const to of new Set(mutator.mutate(node, text))) keep(piece, to, chain);
  };

  /** `?.` behind a value, made into what fails where there is none. */
  const keepWithout = (node: Node, chain: Node): void => {
    const before = nodeAt(node, 'object') ?? nodeAt(node, 'callee');
    const at = before === undefined ? -1 : text.indexOf('?.', before.end);
    if (node['optional'] !== true || at === -1) return;
    const isMember = node.type === 'MemberExpression' && node['computed'] !== true;
    const { start, end } = chain;
    changes.push({
      start,
      end,
      to: text.slice(start, at) + (isMember ? '.' : '') + text.slice(at + 2, end),
      isStatement: false,
      shown: [text.slice(node.start, node.end), `${text.slice(node.start, at)}${isMember ? '.' : ''}…`],
    });
  };

  const walk = (node: Node, chain: Node | undefined): void => {
    if (doesSomething(node)) keep(node, '', undefined, true);
    keepMutants(node, chain);
    if (chain !== undefined) keepWithout(node, chain);
    const within = node.type === 'ChainExpression' ? node : chain;
    const spine = within === undefined ? undefined : ['expression', 'object', 'callee'].map((key) => node[key]);
    for (const child of childrenOf(node)) walk(child, spine?.includes(child) === true ? within : undefined);
  };
  walk(root, undefined);
  return changes;
};

/** All mutants of a TypeScript module, in the order of its text. Imports and types have none. */
export const mutantsOf = (file: string, text: string): readonly Mutant[] => {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const root: unknown = program;
  return isNode(root) ? nameChanges(file, text, collect(text, root)) : [];
};
