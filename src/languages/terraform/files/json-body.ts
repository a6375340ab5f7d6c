import type { Parser } from '../../grammar/tree.ts';
import { isList, isObject, type Json, type JsonObject } from '../../../source/json.ts';
import { parseHcl } from '../hcl/parse.ts';
import { emptyBody, type Attribute, type Block, type Body, type Expression } from '../syntax.ts';

const nowhere = { start: 0, end: 0 };

const literal = (value: null | boolean | number | string): Expression => ({ kind: 'literal', value, range: nowhere });

/** What makes an expression of a text. */
type ReadText = (text: string) => Expression;

/** The expression that a text is in HCL. */
export const expressionIn = (parser: Parser, text: string): Expression => {
  const { body, faults } = parseHcl(parser, `it = ${text}\n`);
  const found = body.attributes.get('it');
  return found === undefined || faults.length > 0 ? { kind: 'broken', range: nowhere } : found.expression;
};

const mark = 'IAMLINT_END_OF_TEXT';

/** The expression that the text of a template is: as a heredoc it can be handed to the parser unescaped. */
export const templateIn = (parser: Parser, text: string): Expression => {
  if (!/[$%]\{/.test(text) || text.includes(mark)) return literal(text);
  const template = expressionIn(parser, `<<${mark}\n${text}\n${mark}`);
  if (template.kind === 'literal' && typeof template.value === 'string') return literal(template.value.slice(0, -1));
  if (template.kind !== 'template') return template;
  const { parts } = template;
  const last = parts.at(-1);
  if (last?.kind !== 'text') return template;
  const rest = last.text.slice(0, -1);
  const all = [...parts.slice(0, -1), ...(rest === '' ? [] : [{ ...last, text: rest }])];
  const [only] = all;
  return all.length === 1 && only?.kind === 'value' ? only.value : { ...template, parts: all };
};

const expressionOf = (json: Json, read: ReadText): Expression => {
  if (typeof json === 'string') return read(json);
  if (isList(json)) return { kind: 'list', items: json.map((item) => expressionOf(item, read)), range: nowhere };
  if (!isObject(json)) return literal(json);
  const items = entriesIn(json).map(([key, value]) => ({ key: read(key), value: expressionOf(value, read) }));
  return { kind: 'object', items, range: nowhere };
};

/** The entries of a mapping; `//` is a comment. */
const entriesIn = (json: JsonObject): readonly (readonly [string, Json])[] =>
  Object.entries(json).filter(([key]) => key !== '//');

/** A mapping, or the mappings of a list: where a block may stand, several may. */
const mappingsIn = (json: Json): readonly JsonObject[] => {
  const all = isList(json) ? json : [json];
  return all.filter(isObject);
};

const attributeOf = (name: string, expression: Expression): Attribute => ({ name, nameRange: nowhere, expression });

/** A body in JSON looks the same for arguments and blocks; which they are follows from the resource's type, later. */
const bodyIn = (json: JsonObject, read: ReadText): Body => {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const [key, value] of entriesIn(json)) {
    if (key !== 'dynamic') attributes.set(key, attributeOf(key, expressionOf(value, read)));
    else
      for (const group of mappingsIn(value))
        for (const [name, each] of entriesIn(group))
          for (const dynamic of mappingsIn(each)) blocks.push(dynamicBlock(name, dynamic, read));
  }
  return { attributes, blocks };
};

const block = (type: string, labels: readonly string[], body: Body): Block => ({
  type,
  labels,
  body,
  range: nowhere,
  header: nowhere,
  broken: false,
});

const dynamicBlock = (name: string, json: JsonObject, read: ReadText): Block => {
  const { attributes, blocks } = bodyIn(json, read);
  const contents = mappingsIn(json['content'] ?? []).map((each) => block('content', [], bodyIn(each, read)));
  return block('dynamic', [name], {
    attributes: new Map([...attributes].filter(([key]) => key !== 'content')),
    blocks: [...blocks, ...contents],
  });
};

const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  locals: 0,
};

/** The blocks of one type: below it stand their labels, then their bodies. */
const blocksOf = (type: string, json: Json, parser: Parser): readonly Block[] => {
  const read: ReadText = (text) => templateIn(parser, text);
  const labelled = (value: Json, labels: readonly string[], count: number): readonly Block[] =>
    mappingsIn(value).flatMap((mapping) =>
      count === 0
        ? [block(type, labels, typed(type, mapping, bodyIn(mapping, read), parser))]
        : entriesIn(mapping).flatMap(([label, inner]) => labelled(inner, [...labels, label], count - 1)),
    );
  return labelled(json, [], labelCounts[type] ?? 0);
};

/** The type of a variable is an expression that stands in a text. */
const typed = (type: string, json: JsonObject, body: Body, parser: Parser): Body => {
  const typeText = type === 'variable' ? json['type'] : undefined;
  if (typeof typeText !== 'string') return body;
  return {
    ...body,
    attributes: new Map([...body.attributes, ['type', attributeOf('type', expressionIn(parser, typeText))]]),
  };
};

/** The body of a file in JSON. In a file of values, texts are as they stand. */
export const bodyOfJson = (json: Json, parser: Parser, use: 'configuration' | 'values'): Body => {
  const [first] = mappingsIn(json);
  if (use === 'values') return first === undefined ? emptyBody : bodyIn(first, literal);
  const blocks = mappingsIn(json)
    .flatMap(entriesIn)
    .filter(([type]) => Object.hasOwn(labelCounts, type))
    .flatMap(([type, value]) => blocksOf(type, value, parser));
  return { attributes: new Map(), blocks };
};
