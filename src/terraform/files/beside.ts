import { resolve } from 'node:path';
import { bytesBeside } from '../../discover/beside.ts';
import type { Parser } from '../../grammar/tree.ts';
import type { Parsed } from '../../parse/parsed.ts';
import type { Beside } from '../evaluate/environment.ts';
import type { Expression } from '../syntax.ts';
import { templateIn } from './json-body.ts';
import { valueOfYaml } from './yaml.ts';

/** The parser of YAML is loaded for configurations only that ask for it. */
export const yamlReader = async (parsed: Iterable<Parsed>): Promise<Beside['yaml']> => {
  if (![...parsed].some(({ text }) => text.includes('yamldecode'))) return () => undefined;
  const { parseYaml } = await import('../../parse/yaml/yaml.ts');
  return (text) => valueOfYaml(text, parseYaml);
};

interface BesideRequest {
  readonly cwd: string;
  readonly allowOutside: boolean;
}

/** What the configuration of a root module may use beside itself. A file is read once, and a template is parsed once. */
export const besideOf = (
  root: string,
  { cwd, allowOutside }: BesideRequest,
  parser: Parser,
  yaml: Beside['yaml'],
): Beside => {
  const files = new Map<string, Uint8Array | 'none'>();
  const templates = new Map<string, Expression>();
  return {
    bytes: (path) => {
      const bytes =
        files.get(path) ??
        (root === 'stdin' ? 'none' : (bytesBeside(resolve(root, path), cwd, allowOutside) ?? 'none'));
      files.set(path, bytes);
      return bytes === 'none' ? undefined : bytes;
    },
    template: (text) => {
      const template = templates.get(text) ?? templateIn(parser, text);
      templates.set(text, template);
      return template;
    },
    yaml,
  };
};
