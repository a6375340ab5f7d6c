/** Where the shell text is in a script, a Makefile or a Markdown page, and where each character of it comes from. */
import type { ScriptForm } from '../words.ts';
import { makeSegments } from './makefile.ts';
import { markdownSegments } from './markdown.ts';
import type { Segment } from './segment.ts';
import { stepSegments } from './steps.ts';
import { shellSegments } from './shell.ts';

/** Cuts the shell text out of a file of each form. */
export const segmentsOf: Readonly<Record<ScriptForm, (text: string) => readonly Segment[]>> = {
  shell: shellSegments,
  make: makeSegments,
  markdown: markdownSegments,
  steps: stepSegments,
};
