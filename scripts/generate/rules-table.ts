import type { RuleFile } from './rule-files.ts';

const start = '<!-- rules:start -->';
const end = '<!-- rules:end -->';

const row = ({ file, rule: { id, severity, preset, summary } }: RuleFile): string =>
  `| [\`${id}\`](${file.replace(/\.ts$/, '.md')}) | ${severity} | ${preset} | ${summary} |`;

/** The README with its table of rules made anew, between the marks that are there for it. */
export const withRulesTable = (readme: string, found: readonly RuleFile[]): string => {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md: the marks \`${start}\` and \`${end}\` are not there`);
  const table = ['| Rule | Severity | Preset | Speaks when |', '| --- | --- | --- | --- |', ...found.map(row)].join(
    '\n',
  );
  return `${readme.slice(0, from)}${start}\n\n${table}\n\n${readme.slice(to)}`;
};
