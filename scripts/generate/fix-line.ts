import type { Rule } from '../../src/rule-api/define.ts';

/** The paragraph that a page has on the edits of its rule. */
const paragraph = /\n\n\*\*Fix\*\* \((?:safe|unsafe)\): [^]*?\.(?=\n\n)/;

/** A page of a rule with what its fix does at the end of "What to do", and how safe that is; without it, where it has none. */
export const withFixLine = (page: string, { fix }: Rule): string => {
  const bare = page.replace(paragraph, '');
  if (fix === undefined) return bare;
  const flag = fix.safety === 'safe' ? '--fix' : '--fix-unsafe';
  const [, before, rest] = /^([^]*\n## What to do\n[^]*?)(\n\n## [^]*)$/.exec(bare) ?? [];
  return before === undefined || rest === undefined
    ? bare
    : `${before.trimEnd()}\n\n**Fix** (${fix.safety}): \`${flag}\` ${fix.because}.${rest}`;
};
