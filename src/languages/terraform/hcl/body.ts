import type { Range } from '../../../source/place.ts';
import type { Attribute, Block, Body } from '../syntax.ts';
import { emptyBody } from '../syntax.ts';
import { readExpression } from './expression.ts';
import { simpleExpression } from './simple.ts';
import { oneDeeper, type Walker } from './walker.ts';

/** A body being read. */
interface Reading {
  readonly attributes: Map<string, Attribute>;
  readonly blocks: Block[];
}

/** What the node at the cursor holds: a file, a body, or what a syntax error left of one. */
export const readBody = (walker: Walker): Body => {
  const reading: Reading = { attributes: new Map(), blocks: [] };
  collect(walker, reading);
  return reading;
};

const collect = (walker: Walker, reading: Reading): void => {
  walker.children((type) => {
    if (type === 'attribute') {
      const attribute = readAttribute(walker);
      // Terraform refuses a second one; the first is what a reader sees.
      if (attribute !== undefined && !reading.attributes.has(attribute.name))
        reading.attributes.set(attribute.name, attribute);
    } else if (type === 'block') {
      oneDeeper(
        walker,
        () => reading.blocks.push(readBlock(walker)),
        () => 0,
      );
    } else if (type === 'body') collect(walker, reading);
  });
};

const assignment = /([\p{ID_Start}_][\p{ID_Continue}-]*)(\s*=\s*)/uy;

const readAttribute = (walker: Walker): Attribute | undefined => {
  const { start, end } = walker.range();
  assignment.lastIndex = start;
  const [opening, name] = assignment.exec(walker.text) ?? [];
  if (opening !== undefined && name !== undefined) {
    const expression = simpleExpression(walker.text, start + opening.length, end);
    if (expression !== undefined) return { name, nameRange: { start, end: start + name.length }, expression };
  }
  let nameRange: Range | undefined;
  let expression: Attribute['expression'] | undefined;
  let broken: Range | undefined;
  walker.children((type) => {
    if (type === 'identifier') nameRange = walker.range();
    else if (type === 'expression') expression = readExpression(walker);
    else if (type === 'ERROR') broken = walker.range();
  });
  if (nameRange === undefined) return undefined;
  return {
    name: walker.text.slice(nameRange.start, nameRange.end),
    nameRange,
    expression:
      expression === undefined || broken !== undefined
        ? { kind: 'broken', range: broken ?? { start, end } }
        : expression,
  };
};

const label = (text: string): string => (text.startsWith('"') ? text.slice(1, -1) : text);

const readBlock = (walker: Walker): Block => {
  const range = walker.range();
  const words: string[] = [];
  let headerEnd = range.start;
  let body: Body = emptyBody;
  const broken = walker.isBroken && walker.cursor.currentNode.hasError;
  walker.children((type) => {
    if (type === 'identifier' || type === 'string_lit') {
      const word = walker.range();
      words.push(walker.text.slice(word.start, word.end));
      headerEnd = word.end;
    } else if (type === 'body') body = readBody(walker);
  });
  const [type = '', ...labels] = words;
  return { type, labels: labels.map(label), body, range, header: { start: range.start, end: headerEnd }, broken };
};
