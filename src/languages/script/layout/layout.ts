import type { ScriptForm } from '../words.ts';
import { makeSegments } from './makefile.ts';
import { markdownSegments } from './markdown.ts';
import type { Segment } from './segment.ts';
import { shellSegments } from './shell.ts';

/** How the shell text of each form is got at. */
export const segmentsOf: Readonly<Record<ScriptForm, (text: string) => readonly Segment[]>> = {
  shell: shellSegments,
  make: makeSegments,
  markdown: markdownSegments,
};
