import { safe } from '../../redact/safe.ts';

/** A text of SARIF: one line, that ends as a sentence, and in which no name makes a link (`[text](address)`). */
export const messageOf = (text: string): { readonly text: string } => {
  const shown = safe(text).replaceAll('](', ']\\(');
  return { text: /[.!?]$/.test(shown) ? shown : `${shown}.` };
};
