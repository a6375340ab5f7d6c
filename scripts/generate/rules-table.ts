import type { RuleFile } from './rule-files.ts';

const start = '<!-- rules:start -->';
const end = '<!-- rules:end -->';

const row = ({ file, rule: { id, severity, preset, summary } }: RuleFile): string =>
  `| [\`${id}\`](../${file.replace(/\.ts$/, '.md')}) | ${severity} | ${preset} | ${summary} |`;

/** The page `docs/rules.md` with a new table of rules between the marks that are there for it. */
export const withRulesTable = (page: string, found: readonly RuleFile[]): string => {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/rules.md: the marks \`${start}\` and \`${end}\` are not there`);
  const table = ['| Rule | Severity | Preset | Description |', '| --- | --- | --- | --- |', ...found.map(row)].join(
    '\n',
  );
  return `${page.slice(0, from)}${start}\n\n${table}\n\n${page.slice(to)}`;
};
