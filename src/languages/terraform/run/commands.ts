import type { DeclarationGap } from '../../declared/declared.ts';
import type { Expression, TemplatePart } from '../syntax.ts';
import { originOf, type Module, type ResourceBlock } from './module.ts';

/** Commands and calls of the API that change what IAM, its network rules or Secrets Manager keep; tokens are none. */
const changes =
  /\bibmcloud\s{1,9}(?:iam|cbr|sm|secrets-manager)\s{1,9}[\w-]{1,60}-(?:add|assign|create|delete|remove|update)\b|\biam\.(?:test\.)?cloud\.ibm\.com\/v[12]\//;

const textsIn = (parts: readonly TemplatePart[]): string =>
  parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'value':
          return textIn(part.value);
        case 'if':
          return `${textsIn(part.yes)}\n${textsIn(part.no)}`;
        case 'for':
          return textsIn(part.parts);
      }
    })
    .join('');

/** What is written of a text, with nothing in place of what is not known. */
const textIn = (expression: Expression): string => {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : '';
    case 'template':
      return textsIn(expression.parts);
    case 'conditional':
      return `${textIn(expression.yes)}\n${textIn(expression.no)}`;
    case 'call':
      return expression.arguments.map(textIn).join('\n');
    case 'list':
      return expression.items.map(textIn).join('\n');
    default:
      return '';
  }
};

/** The resources of a module that run commands which change IAM (`local-exec`). The commands are not read. */
export const runningCommands = ({ resources }: Module): readonly ResourceBlock[] =>
  [...resources.values()].filter(({ body }) =>
    body.blocks.some(({ type, labels, body: { attributes } }) => {
      const command = attributes.get('command');
      return (
        type === 'provisioner' &&
        labels[0] === 'local-exec' &&
        command !== undefined &&
        changes.test(textIn(command.expression))
      );
    }),
  );

/** What such a resource may give or take away, nothing tells. */
export const gapOfCommands = (block: ResourceBlock): DeclarationGap => ({
  why: `\`${block.type}.${block.name}\` runs commands that change IAM, and they are not read`,
  origin: originOf(block),
});
