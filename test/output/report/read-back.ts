import { parse } from 'csv-parse/sync';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';

/** What a real parser of a format finds in a report: how many findings, and all texts. */
export interface ReadBack {
  readonly findings: number;
  readonly texts: readonly string[];
}

/** All texts in a value of JSON, keys too. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
};

const lines = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

const compact = (text: string): ReadBack => {
  const all = lines(text);
  for (const line of all)
    if (!/^.*:\d+:\d+: (?:error|warning|info) .*$/u.test(line)) throw new Error(`no finding in ${line.slice(0, 200)}`);
  return { findings: all.length, texts: all };
};

const json = (text: string): ReadBack => {
  const value: { readonly findings: readonly unknown[] } = JSON.parse(text);
  return { findings: value.findings.length, texts: textsIn(value) };
};

const sarif = (text: string): ReadBack => {
  const { runs }: { readonly runs: readonly { readonly results: readonly unknown[] }[] } = JSON.parse(text);
  return { findings: runs.flatMap(({ results }) => results).length, texts: textsIn(runs) };
};

const ndjson = (text: string): ReadBack => {
  const values: readonly { readonly type: string }[] = lines(text).map((line) => JSON.parse(line));
  if (values[0]?.type !== 'run' || values.at(-1)?.type !== 'summary') throw new Error('first or last line');
  return { findings: values.filter(({ type }) => type === 'finding').length, texts: textsIn(values) };
};

const csv = (text: string): ReadBack => {
  const [head = [], ...rows]: string[][] = parse(text);
  for (const row of rows)
    for (const cell of row)
      if (/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell)) throw new Error(`a formula: ${cell.slice(0, 80)}`);
  if (rows.some(({ length }) => length !== head.length)) throw new Error('a row of another length');
  return { findings: rows.length, texts: rows.flat() };
};

/** What each tag of an XML text has: its name, attributes and the text in it. */
const tagsOf = (xml: string) => {
  const tags: { readonly name: string; readonly texts: string[] }[] = [];
  const open: string[][] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const texts = Object.values(attributes).map(String);
    tags.push({ name, texts });
    open.push(texts);
  });
  parser.on('text', (text) => open.at(-1)?.push(text));
  parser.on('cdata', () => {
    throw new Error('CDATA');
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return tags;
};

const checkstyle = (text: string): ReadBack => {
  const tags = tagsOf(text);
  if (tags.some(({ name }) => !['checkstyle', 'file', 'error'].includes(name))) throw new Error('another tag');
  return { findings: tags.filter(({ name }) => name === 'error').length, texts: tags.flatMap(({ texts }) => texts) };
};

const junitTags = ['testsuites', 'testsuite', 'testcase', 'failure', 'skipped', 'system-out'];

const junit = (text: string): ReadBack => {
  const tags = tagsOf(text);
  if (tags.some(({ name }) => !junitTags.includes(name))) throw new Error('another tag');
  const count = (wanted: string): number => tags.filter(({ name }) => name === wanted).length;
  return { findings: count('failure') + count('system-out'), texts: tags.flatMap(({ texts }) => texts) };
};

const gitlab = (text: string): ReadBack => {
  const issues: readonly unknown[] = JSON.parse(text);
  return { findings: issues.length, texts: textsIn(issues) };
};

/** As the runner of GitHub Actions reads a line: `::name key=value,…::data`. */
export const workflowCommand = (line: string) => {
  const [, name = '', properties = '', data] = /^::(\w+)(?: ([^]*?))?::([^]*)$/.exec(line) ?? [];
  if (data === undefined) throw new Error(`no command: ${line.slice(0, 200)}`);
  const unescaped = (value: string): string =>
    value.replace(/%(0D|0A|25|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return {
    name,
    properties: Object.fromEntries(
      properties
        .split(',')
        .filter((each) => each !== '')
        .map((each): [string, string] => {
          const [key = '', ...value] = each.split('=');
          return [key, unescaped(value.join('='))];
        }),
    ),
    data: data.replace(/%(0D|0A|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  };
};

const github = (text: string): ReadBack => {
  const all = lines(text).map(workflowCommand);
  for (const { name, properties } of all) {
    if (!['error', 'warning', 'notice'].includes(name)) throw new Error(`another command: ${name}`);
    const known = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'];
    if (Object.keys(properties).some((key) => !known.includes(key))) throw new Error('another property');
  }
  return { findings: all.length, texts: textsIn(all) };
};

/** Tags of HTML that findings in Markdown are shown by; anything else would be of a name. */
const htmlTags = ['h2', 'h3', 'ul', 'li', 'p', 'code', 'pre', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];

const markdown = (text: string): ReadBack => {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const shown = html.replaceAll('<!-- -->', '');
  for (const [tag, name = ''] of shown.matchAll(/<\/?([^\s>/]*)[^>]*>/g))
    if (!htmlTags.includes(name)) throw new Error(`another tag: ${tag}`);
  if (text.length >= 65_536) throw new Error('too long');
  return { findings: shown.match(/<strong>(?:error|warning|info)<\/strong>/g)?.length ?? 0, texts: [shown] };
};

const elementsIn = (node: DefaultTreeAdapterTypes.Node): readonly DefaultTreeAdapterTypes.Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsIn) : []),
];

/** The elements of the page as it is written; all others are made by its script. */
const htmlElements = 'html head meta meta meta meta meta title style body main noscript p script script';

const html = (text: string): ReadBack => {
  const all = elementsIn(
    parseHtml(text, {
      scriptingEnabled: false,
      onParseError: ({ code, startLine }) => {
        throw new Error(`${code} in line ${startLine}`);
      },
    }),
  );
  const names = all.map(({ tagName }) => tagName).join(' ');
  if (names !== htmlElements) throw new Error(`other elements: ${names}`);
  const data = all.find(({ attrs }) => attrs.some(({ name, value }) => name === 'id' && value === 'data'))
    ?.childNodes[0];
  const value: { readonly findings: readonly unknown[] } = JSON.parse(
    data !== undefined && 'value' in data ? data.value : '',
  );
  return { findings: value.findings.length, texts: textsIn(value) };
};

/** A real parser of each format. Each throws where the text is not of the format. */
export const readBack: Readonly<Record<string, (text: string) => ReadBack>> = {
  compact,
  json,
  ndjson,
  html,
  sarif,
  csv,
  markdown,
  github,
  gitlab,
  junit,
  checkstyle,
};
