import type { Severity } from '../../finding/finding.ts';
import type { LocatedFinding } from '../locate/locate.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];

const weight = ({ severity, confidence }: LocatedFinding): number =>
  2 * order.indexOf(severity) + (confidence === 'low' ? 1 : 0);

/** Findings with the heaviest first, and what is decided before what is not; else in their order. */
export const byWeight = (findings: readonly LocatedFinding[]): readonly LocatedFinding[] =>
  findings.toSorted((a, b) => weight(a) - weight(b));
