import { createHash } from 'node:crypto';
import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import { tooLarge } from './budget.ts';
import { unread } from '../syntax.ts';
import type { LocalFiles, Environment, Evaluate } from './environment.ts';
import { because, failure, textOf } from './value.ts';

/** A function whose answer depends on files that belong to the configuration. */
export type FileFunction = (args: readonly Value[], environment: Environment, evaluate: Evaluate) => Value;

const notRead = unknown('the file is not below the working directory, or is not one that iamlint reads');

/** The bytes of the file at the path that a function receives, or why there are none. */
const bytesOf = (path: Value | undefined, localFiles: LocalFiles | undefined): Uint8Array | Value => {
  if (isUnknown(path)) return because(path);
  const name = textOf(path);
  return name === undefined ? failure('this takes the path of a file') : (localFiles?.bytes(name) ?? notRead);
};

const isBytes = (value: Uint8Array | Value): value is Uint8Array => value instanceof Uint8Array;

const ofFile =
  (run: (bytes: Uint8Array) => Value): FileFunction =>
  ([path], { localFiles }) => {
    const bytes = bytesOf(path, localFiles);
    return isBytes(bytes) ? run(bytes) : bytes;
  };

const textIn = (bytes: Uint8Array): Value => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return failure('the file is not text');
  }
};

const hashing = (algorithm: string, encoding: 'hex' | 'base64'): FileFunction =>
  ofFile((bytes) => createHash(algorithm).update(bytes).digest(encoding));

/** Longer templates are not rendered. */
const longestTemplate = 100_000;

const fromFile: FileFunction = ([path, variables], environment, evaluate) => {
  const bytes = bytesOf(path, environment.localFiles);
  return isBytes(bytes) ? rendered([textIn(bytes), variables ?? null], environment, evaluate) : bytes;
};

/** A template sees the variables that the call names, and nothing else; it cannot render another. */
const rendered: FileFunction = ([text = null, variables], environment, evaluate) => {
  const { localFiles } = environment;
  if (isUnknown(variables)) return because(variables);
  if (!isMapping(variables)) return failure('a template takes a map of variables');
  if (isUnknown(text)) return because(text);
  if (typeof text !== 'string' || localFiles === undefined) return failure('a template is a text');
  if (text.length > longestTemplate) return tooLarge;
  return evaluate(localFiles.template(text), {
    ...environment,
    variable: (name) => variables.get(name),
    localFiles: { ...localFiles, template: () => unread },
  });
};

const fromYaml: FileFunction = ([value], { localFiles }) => {
  if (isUnknown(value)) return because(value);
  const text = textOf(value);
  if (text === undefined) return failure('`yamldecode` takes a text');
  return localFiles?.yaml(text) ?? unknown('what this YAML says is not worked out');
};

/** The functions of files, and of YAML, whose parser is loaded only for those who ask for it. */
export const fileFunctions: Readonly<Record<string, FileFunction>> = {
  file: ofFile(textIn),
  filebase64: ofFile((bytes) => Buffer.from(bytes).toString('base64')),
  filebase64sha256: hashing('sha256', 'base64'),
  filebase64sha512: hashing('sha512', 'base64'),
  // One that is not there may be made before Terraform runs.
  fileexists: ofFile(() => true),
  filemd5: hashing('md5', 'hex'),
  filesha1: hashing('sha1', 'hex'),
  filesha256: hashing('sha256', 'hex'),
  filesha512: hashing('sha512', 'hex'),
  templatefile: fromFile,
  templatestring: rendered,
  yamldecode: fromYaml,
};
