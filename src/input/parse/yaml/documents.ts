import { Composer, Lexer, Parser } from 'yaml';
import type { Document } from 'yaml';
import type { Limits } from '../../../source/limits.ts';
import { tooDeep } from '../fault.ts';
import type { Fault } from '../fault.ts';
import { limits } from '../limits.ts';

export interface Stream {
  readonly documents: readonly Document.Parsed[];
  /** Why the rest of the text was not read. */
  readonly stopped: Fault | undefined;
}

/**
 * More open collections than this, and composing is not tried: the `yaml` package calls itself for each level, and where
 * the stack runs out while it compiles an expression, the process ends (seen with yaml 2.9.1 on Node 20). `valueOf`
 * counts the levels exactly.
 */
const maxOpen = 2 * limits.depth;

/**
 * The YAML documents of a text. Keys are not checked by the package: its check compares each key of a mapping with all
 * others, which takes minutes for a large one; `valueOf` does it.
 */
export const readDocuments = (text: string, { yaml_documents: most }: Limits): Stream => {
  // A text may hold errors by the hundred thousand, and nobody reads where in the package each was made.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return read(text, most);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

const read = (text: string, most: number): Stream => {
  const parser = new Parser();
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  const take = (tokens: ReturnType<Parser['next']>): void => {
    for (const token of tokens) for (const document of composer.next(token)) documents.push(document);
  };
  const stop = (stopped: Fault): Stream => ({ documents: [...documents, ...composer.end()], stopped });

  for (const lexeme of new Lexer().lex(text)) {
    take(parser.next(lexeme));
    if (parser.stack.length > maxOpen) return stop(tooDeep({ start: parser.offset - 1, end: parser.offset }));
    if (documents.length >= most) {
      const message = `this file has more than ${most} documents, the limit of iamlint: split it, or raise \`limits.yaml_documents\` in the config`;
      const start = documents.at(-1)?.range[2] ?? 0;
      return { documents, stopped: { start, end: start, message, limit: true } };
    }
  }
  take(parser.end());
  documents.push(...composer.end(documents.length === 0, text.length));
  return { documents, stopped: undefined };
};
