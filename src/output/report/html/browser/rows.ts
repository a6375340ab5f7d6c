import type { PageData, PageFinding, PageRule } from '../data.ts';

/** A finding, with what it is found and grouped by. */
export interface Row {
  readonly found: PageFinding;
  readonly rule: PageRule;
  readonly message: string;
  readonly file: string;
  /** Empty where it is about no subject. */
  readonly subject: string;
  /** All that free text is looked for in. */
  readonly text: () => string;
}

const noRule: PageRule = { id: '', category: '', page: '' };

/** The text of an index; empty for none. */
export const textOf =
  (texts: readonly string[]) =>
  (index: number | undefined): string =>
    index === undefined ? '' : (texts[index] ?? '');

/** The findings of a page, in their order. */
export const rowsOf = ({ findings, rules, texts }: PageData): readonly Row[] => {
  const at = textOf(texts);
  return findings.map((found) => {
    const rule = rules[found.rule] ?? noRule;
    let text: string | undefined;
    return {
      found,
      rule,
      message: at(found.message),
      file: at(found.at.file),
      subject: at(found.subject),
      text: () =>
        (text ??= [
          at(found.message),
          rule.id,
          at(found.at.file),
          at(found.subject),
          at(found.policy),
          at(found.account),
          ...(found.actions ?? []).map(at),
          ...(found.related ?? []).map(({ note }) => at(note)),
          found.fingerprint,
        ].join('\n')),
    };
  });
};
