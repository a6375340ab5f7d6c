import { visible } from '../../source/visible.ts';
import { safe } from '../redact/safe.ts';
import type { Formatter } from './report.ts';
import { messageText } from './texts.ts';

/** A line for each finding, `file:line:column: severity rule message`, as editors and grep take it; nothing else. */
export const compact: Formatter = function* ({ findings }) {
  for (const found of findings) {
    const { file, line, column } = found.location;
    // once more as a whole: what is harmless in parts may make a command together
    yield `${visible(`${safe(file)}:${line}:${column}: ${found.severity} ${safe(found.rule)} ${messageText(found)}`)}\n`;
  }
};
