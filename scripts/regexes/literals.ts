import { parseSync, Visitor } from 'oxc-parser';

/** A regular expression as written: with its flags, and where it stands. */
export interface Literal {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The regular expressions written in a TypeScript module. */
export const literalsIn = (file: string, text: string): readonly Literal[] => {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found: Literal[] = [];
  new Visitor({
    Literal: (node) => {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      found.push({ source: pattern, flags, file, line: lineAt(text, node.start) });
    },
  }).visit(program);
  return found;
};

/** The name of a regular expression among the verdicts: `/a+b/u`. */
export const nameOf = ({ source, flags }: Literal): string => `/${source}/${flags}`;
