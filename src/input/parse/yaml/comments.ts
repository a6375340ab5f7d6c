import { CST, Lexer } from 'yaml';
import type { Comment } from '../parsed.ts';

/** The comments of a YAML text. The lexer finds them: a `#` inside a text is none. */
export const commentsIn = (text: string): readonly Comment[] => {
  const comments: Comment[] = [];
  let offset = 0;
  let line = 1;
  let lineStart = 0;
  let scalarNext = false;
  const nextLine = (): number => text.indexOf('\n', lineStart) + 1;
  for (const lexeme of new Lexer().lex(text)) {
    if (scalarNext) scalarNext = false;
    else if (lexeme === CST.SCALAR) {
      scalarNext = true;
      continue;
    } else if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END) {
      continue;
    } else if (lexeme.startsWith('#')) {
      for (let next = nextLine(); next > 0 && next <= offset; next = nextLine()) {
        lineStart = next;
        line += 1;
      }
      comments.push({
        range: { start: offset, end: offset + lexeme.length },
        text: lexeme.slice(1),
        line,
        alone: text.slice(lineStart, offset).trim() === '',
      });
    }
    offset += lexeme.length;
  }
  return comments;
};
