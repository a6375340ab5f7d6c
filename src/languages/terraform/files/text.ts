import type { Parser } from '../../grammar/tree.ts';
import { read } from '../../../input/discover/read.ts';
import type { Finding } from '../../../finding/finding.ts';
import { decode } from '../../../input/parse/decode.ts';
import { findingsOf } from '../../../input/parse/fault.ts';
import { parse } from '../../../input/parse/parse.ts';
import type { Parsed } from '../../../input/parse/parsed.ts';
import type { SourceFile } from '../../../source/source.ts';
import { parseHcl } from '../hcl/parse.ts';
import { emptyBody, type Body } from '../syntax.ts';
import { commentsIn } from './comments.ts';
import { bodyOfJson } from './json-body.ts';
import { jsonPath } from './json-path.ts';
import { locateInBody } from './locate.ts';
import { secretsIn } from './secrets.ts';

/** A file's bytes as text. */
export interface FileText {
  readonly file: SourceFile;
  readonly bytes: Uint8Array;
  /** Empty where `fault` says why the bytes are no text. */
  readonly text: string;
}

/** The text of a file; a finding where it cannot be read. */
export const textOfFile = async (file: SourceFile): Promise<FileText | Finding> => {
  const source = await read(file);
  return 'bytes' in source ? { file, bytes: source.bytes, text: decode(source.bytes).text } : source;
};

/** A file of Terraform's, read. */
export interface FileBody {
  readonly parsed: Parsed;
  readonly body: Body;
  /** Not all of it could be read. */
  readonly broken: boolean;
  readonly problems: readonly Finding[];
}

/** Reads a text of Terraform, in HCL or in JSON (by the name of its file). */
export const bodyOf = async (source: FileText, parser: Parser, use: 'configuration' | 'values'): Promise<FileBody> =>
  /\.json$/i.test(source.file.name) ? bodyInJson(source, parser, use) : bodyInHcl(source, parser);

const bodyInHcl = ({ file, bytes }: FileText, parser: Parser): FileBody => {
  const decoded = decode(bytes);
  const { text } = decoded;
  const { body, faults } =
    'fault' in decoded
      ? { body: emptyBody, faults: [{ start: 0, end: 0, message: decoded.fault }] }
      : parseHcl(parser, text);
  const problems = [...findingsOf(file.name, faults), ...secretsIn(file.name, text, body)];
  const parsed: Parsed = {
    file,
    text,
    format: 'hcl',
    documents: [],
    problems,
    locate: locateInBody(body, text),
    comments: () => commentsIn(parser, text),
  };
  return { parsed, body, broken: faults.length > 0, problems };
};

const bodyInJson = async (source: FileText, parser: Parser, use: 'configuration' | 'values'): Promise<FileBody> => {
  const found = await parse(source);
  const value = found.documents[0]?.value;
  const body = value === undefined ? emptyBody : bodyOfJson(value, parser, use);
  const problems = [...found.problems, ...secretsIn(found.file.name, found.text, body, value)];
  return {
    parsed: {
      ...found,
      documents: [],
      problems,
      locate: (wanted) => found.locate(wanted.map((each) => ({ ...each, path: jsonPath(value, each.path) }))),
    },
    body,
    broken: value === undefined,
    problems,
  };
};
