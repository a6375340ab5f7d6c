import { Graph, layout } from '@dagrejs/dagre';
import type { ChainStep } from '../../../finding/finding.ts';
import type { LocatedFinding } from '../../locate/locate.ts';
import { safe } from '../../redact/safe.ts';
import type { PageGraph } from './data.ts';

/** So many steps are drawn: nobody reads a drawing of more. */
const mostDrawn = 80;

/** So many characters of a name are in its box. */
const longest = 50;

const shown = (name: string): string => {
  const text = safe(name);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

/** Width in pixels of a text of 12 pixels, as wide as it may be. */
const widthOf = (text: string): number => Math.ceil(text.length * 7.3);

const rounded = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: Math.round(x), y: Math.round(y) });

/** The steps of several chains, each once. */
const stepsOf = (chains: readonly (readonly ChainStep[])[]): readonly ChainStep[] => [
  ...new Map(chains.flat().map((step) => [JSON.stringify([step.from, step.to, step.way]), step])).values(),
];

/** The chains of findings as one drawing, from left to right; undefined where there are none. */
export const graphOf = (findings: readonly LocatedFinding[]): PageGraph | undefined => {
  const chains = findings.flatMap(({ chain }) => (chain === undefined || chain.length === 0 ? [] : [chain]));
  const all = stepsOf(chains);
  const steps = all.slice(0, mostDrawn);
  if (steps.length === 0) return undefined;
  const ends = new Set(chains.flatMap((chain) => chain.at(-1)?.to ?? []));
  const names = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 40, marginx: 8, marginy: 8 });
  for (const [nth, name] of names.entries()) graph.setNode(`${nth}`, { width: widthOf(shown(name)) + 24, height: 34 });
  const edges = steps.map(({ from, to, way }, nth) => ({
    from: names.indexOf(from),
    to: names.indexOf(to),
    way,
    name: `${nth}`,
  }));
  for (const { from, to, way, name } of edges)
    graph.setEdge(`${from}`, `${to}`, { width: widthOf(way) + 8, height: 18, labelpos: 'c' }, name);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: names.map((name, nth) => {
      const box = graph.node(`${nth}`);
      return {
        name: shown(name),
        ...rounded({ x: box.x ?? 0, y: box.y ?? 0 }),
        width: box.width,
        height: box.height,
        ...(ends.has(name) ? { end: true } : {}),
      };
    }),
    arrows: edges.map(({ from, to, way, name }) => {
      const { points = [], x = 0, y = 0 } = graph.edge(`${from}`, `${to}`, name);
      return { from, to, way: safe(way), points: points.map(rounded), label: rounded({ x, y }) };
    }),
    leftOut: all.length - steps.length,
  };
};
