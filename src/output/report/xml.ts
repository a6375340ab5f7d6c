import { safe } from '../redact/safe.ts';

/** What XML 1.0 lets stand in no form; line breaks and tabs it does. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const possible = (text: string): string =>
  text.replace(impossible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

/** A text between tags: of several lines, each as it is. */
export const xmlText = (text: string): string => possible(text).replace(/[&<>]/g, (mark) => entities[mark] ?? mark);

/** ` name="value"`, of one line and without secrets; nothing for a value that is not there. */
const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined
    ? ''
    : ` ${name}="${possible(safe(String(value))).replace(/[&<>"'\n\r\t]/g, (mark) => entities[mark] ?? mark)}"`;

/** The inside of a tag that opens: its name and attributes. */
export const xmlTag = (name: string, attributes: Readonly<Record<string, string | number | undefined>>): string =>
  `${name}${Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join('')}`;

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
