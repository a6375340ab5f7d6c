import type { Timing } from '../lint.ts';
import { table } from '../output/report/table.ts';

const ms = (time: number): string => time.toFixed(1);

/**
 * What a run took, in two tables: its stages in their order, and its rules, the slowest first. Shares are of the whole;
 * what no stage took, such as loading iamlint's own parts, is `other`.
 */
export const timingText = ({ stages, rules }: Timing, total: number): string => {
  const share = (time: number): string => `${(total > 0 ? (100 * time) / total : 0).toFixed(1)} %`;
  const row = ([name, time]: readonly [string, number]): readonly string[] => [name, ms(time), share(time)];
  const staged = [...stages.values()].reduce((sum, time) => sum + time, 0);
  const slowest = [...rules].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const all: readonly (readonly [string, number])[] = [
    ...stages,
    ['other', Math.max(0, total - staged)],
    ['all', total],
  ];
  const parts = [
    table(['STAGE', 'MS', 'SHARE'], all.map(row), [1, 2]),
    ...(slowest.length === 0 ? [] : [table(['RULE', 'MS', 'SHARE'], slowest.map(row), [1, 2])]),
  ];
  return `\n${parts.join('\n')}`;
};
