import type { FactSource } from '../../catalogue/fact-sources.ts';
import type { Location } from '../locate/location.ts';
import type { Snippet } from '../../snippet/snippet.ts';
import type { Place } from '../../source/place.ts';
import { safe } from '../redact/safe.ts';

/** What answers are written on. */
export interface Page {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** A text of one line, wrapped to the width of the page. */
  readonly prose: (text: string, indent?: string) => string;
}

/** Says where a place is. */
export type At = (place: Place) => Location;

/** `exports/policies.json:7:5` */
export const placeText = (place: Place | undefined, at: At): string | undefined => {
  if (place === undefined) return undefined;
  const { file, line, column } = at(place);
  return `${safe(file)}:${line}:${column}`;
};

/** The same for programs. */
export const placeJson = (place: Place | undefined, at: At): object | null => {
  if (place === undefined) return null;
  const { file, line, column } = at(place);
  return { file: safe(file), line, column };
};

/** `iam-service-roles.md of ibm-cloud-docs/account (2026-04-03)`; each source once. */
export const sourcesText = (sources: readonly FactSource[]): string =>
  [...new Set(sources.map(({ source, date }) => (date === undefined ? source : `${source} (${date})`)))].join(', ');

/** A sentence with the place of what it is about below it. */
export const statement = (text: string, where: string | undefined, page: Page, indent: string): readonly string[] => [
  page.prose(safe(text), indent),
  ...(where === undefined ? [] : [page.dim(`${indent}  ${where}`)]),
];

/** A command or code, as it is to be copied. */
export const snippetLines = ({ text }: Snippet, indent: string): readonly string[] =>
  text.split('\n').map((line) => `${indent}${line}`.trimEnd());
