import type { PageGraph } from '../data.ts';
import { count, el, svg } from './dom.ts';

const drawing = ({ width, height, boxes, arrows }: PageGraph): SVGElement =>
  svg(
    'svg',
    { width: `${width}`, height: `${height}`, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    svg(
      'defs',
      {},
      svg(
        'marker',
        { id: 'tip', viewBox: '0 0 8 8', refX: '7', refY: '4', markerWidth: '8', markerHeight: '8', orient: 'auto' },
        svg('path', { d: 'M0 0 8 4 0 8z' }),
      ),
    ),
    ...arrows.map(({ points }) =>
      svg('path', { d: `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`, 'marker-end': 'url(#tip)' }),
    ),
    ...arrows.map(({ way, label }) => svg('text', { class: 'way', x: `${label.x}`, y: `${label.y}` }, way)),
    ...boxes.map((box) =>
      svg(
        'g',
        box.end === true ? { class: 'end' } : {},
        svg('rect', {
          x: `${box.x - box.width / 2}`,
          y: `${box.y - box.height / 2}`,
          width: `${box.width}`,
          height: `${box.height}`,
          rx: '6',
        }),
        svg('text', { x: `${box.x}`, y: `${box.y}` }, box.name),
      ),
    ),
  );

/** How identities can become administrators: a drawing, and the same in words. */
export const chainsOf = (graph: PageGraph): HTMLElement => {
  const { boxes, arrows, leftOut } = graph;
  const name = (nth: number): string => boxes[nth]?.name ?? '';
  return el(
    'section',
    { 'aria-labelledby': 'chains' },
    el('h2', { id: 'chains' }, 'Ways to administration of the account'),
    el('p', {}, 'Who can get the access of whom, step by step. Those in red administer the account.'),
    el('div', { class: 'drawing', tabindex: '0', role: 'group', 'aria-labelledby': 'chains' }, drawing(graph)),
    el(
      'details',
      { class: 'fold' },
      el('summary', {}, 'The same in words'),
      el(
        'ul',
        {},
        ...arrows.map(({ from, to, way }) =>
          el(
            'li',
            {},
            `${name(from)} ${way} ${name(to)}${boxes[to]?.end === true ? ', which administers the account' : ''}`,
          ),
        ),
      ),
    ),
    ...(leftOut === 0 ? [] : [el('p', { class: 'small' }, `${count(leftOut, 'more step')} not drawn.`)]),
  );
};
