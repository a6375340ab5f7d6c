import { grouped } from './grouped.ts';
import type { Formatter } from './report.ts';
import { messageText } from './texts.ts';
import { xmlDeclaration, xmlTag } from './xml.ts';

/** The XML of Checkstyle, which many build servers show. */
export const checkstyle: Formatter = function* ({ findings }) {
  yield `${xmlDeclaration}<checkstyle version="4.3">\n`;
  for (const [file, found] of grouped(findings, ({ location }) => location.file)) {
    yield `  <${xmlTag('file', { name: file })}>\n`;
    for (const each of found) {
      const { line, column } = each.location;
      const source = `iamlint.${each.category}.${each.rule}`;
      const attributes = { line, column, severity: each.severity, message: messageText(each), source };
      yield `    <${xmlTag('error', attributes)}/>\n`;
    }
    yield '  </file>\n';
  }
  yield '</checkstyle>\n';
};
