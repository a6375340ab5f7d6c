import { isDiagnostic } from '../../finding/diagnostic.ts';

/** The page that explains a finding, as a path inside the package; `iamlint explain` shows it. */
export const docsPage = ({ rule, category }: { readonly rule: string; readonly category: string }): string =>
  isDiagnostic(rule) ? `docs/findings.md#${rule}` : `rules/${category}/${rule}.md`;

/** The address of a file of the package of this version, as it lies on npm. */
export const docsAddress = (page: string, version: string): string => `https://unpkg.com/iamlint@${version}/${page}`;
