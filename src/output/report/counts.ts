import type { Safety } from '../../finding/fix.ts';
import { safe } from '../redact/safe.ts';
import type { Only, Report } from './report.ts';

/** `1 file`, `2 files` */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Joins the parts that count something. */
const counted = (parts: readonly (readonly [number: number, one: string, many?: string])[]): string =>
  parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => count(number, one, many))
    .join(', ');

/** `5 errors, 1 warning`; empty where nothing was found. */
export const foundText = ({ summary: { errors, warnings, infos } }: Report): string =>
  counted([
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ]);

/** `6 files (12 documents, 1 account, 34 policies)` */
export const lookedAtText = ({ summary: { files, documents, accounts, policies } }: Report): string => {
  const inside = counted([
    [documents, 'document'],
    [accounts, 'account'],
    [policies, 'policy', 'policies'],
  ]);
  return `${count(files, 'file')}${inside === '' ? '' : ` (${inside})`}`;
};

/** `3 findings outside of what changed since main (1a2b3c4d5e)`; undefined where none was left out. */
export const leftOutText = ({ summary: { leftOut = 0 }, run: { only } }: Report): string | undefined => {
  if (leftOut === 0) return undefined;
  // Reports that were joined may each have been compared with something else.
  if (only === undefined) return `${count(leftOut, 'finding')} left out`;
  const since = safe(only.since);
  const why: Readonly<Record<Only['what'], string>> = {
    changed: `outside of what changed since ${since}`,
    staged: 'outside of what is staged',
    new: `there already at ${since}`,
  };
  return `${count(leftOut, 'finding')} ${why[only.what]}`;
};

/** What else the reader must know to judge the result, each a clause. */
export const caveats = (report: Report): readonly string[] => {
  const {
    notChecked,
    findings,
    shard,
    summary: { suppressed, skipped },
  } = report;
  const leftOut = leftOutText(report);
  const rules = new Set(notChecked.flatMap(({ rule }) => rule ?? [])).size;
  const undecided = findings.filter(({ confidence }) => confidence === 'low').length;
  return [
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.of}`]),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(rules > 0 ? [`${count(rules, 'rule')} not checked`] : []),
    ...(leftOut === undefined ? [] : [leftOut]),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(skipped > 0 ? [`${count(skipped, 'file')} skipped`] : []),
  ];
};

/** `54 of 112 rules ran; ...`: an audit that looks clean may not have looked. Undefined where all rules ran. */
export const rulesText = ({ run: { rules, preset } }: Report): string | undefined => {
  if (rules.on === rules.of) return undefined;
  const ran = `${rules.on} of ${rules.of} rules ran`;
  if (preset === 'recommended') return `${ran} (preset \`recommended\`); for an audit, add \`--preset strict\``;
  return preset === 'strict' ? `${ran} (preset \`strict\`); \`--preset all\` runs the others too` : ran;
};

/** Says that the baseline holds what is no longer found; undefined where it does not. */
export const staleText = ({ summary: { stale } }: Report): string | undefined =>
  stale > 0
    ? `${count(stale, 'baseline entry is', 'baseline entries are')} no longer found: \`iamlint baseline --prune\` removes ${stale === 1 ? 'it' : 'them'}`
    : undefined;

/** How many findings an edit takes away, and how to have it made; undefined where there is none. */
export const fixesText = ({ findings }: Report): string | undefined => {
  const ofSafety = (safety: Safety): number => findings.filter(({ fix }) => fix?.safety === safety).length;
  const [harmless, unsafe] = [ofSafety('safe'), ofSafety('unsafe')];
  if (harmless === 0) return unsafe === 0 ? undefined : `${unsafe} can be fixed with \`--fix-unsafe\``;
  return `${harmless} can be fixed with \`--fix\`${unsafe === 0 ? '' : `, ${unsafe} more with \`--fix-unsafe\``}`;
};
