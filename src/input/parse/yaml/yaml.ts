import type { Document } from 'yaml';
import type { Limits } from '../../../source/limits.ts';
import { findingsOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Parsed, ParsedDocument } from '../parsed.ts';
import type { SourceText } from '../source-text.ts';
import { commentsIn } from './comments.ts';
import { readDocuments } from './documents.ts';
import { locateInYaml } from './locate.ts';
import { problemsOf } from './problem.ts';
import { valueOf } from './value.ts';

/** A source of YAML 1.2 documents. A document with a problem is reported and left out; the others count. */
export const parseYaml = ({ file, text, utf8, limits }: SourceText): Parsed => {
  const faults: Fault[] = [];
  const documents: ParsedDocument[] = [];
  const nodes: (Document.Parsed | undefined)[] = [];
  const stream = utf8.length > limits.yaml_bytes ? tooLong(limits) : readDocuments(text, limits);
  for (const document of stream.documents) {
    if (isEmpty(document)) {
      faults.push(...problemsOf(document, text));
      continue;
    }
    const index = nodes.length;
    const problems = problemsOf(document, text);
    const read = problems.length > 0 ? { faults: problems } : valueOf(document, text);
    nodes.push(document);
    if ('value' in read) documents.push({ ref: { source: file.name, index }, value: read.value });
    else faults.push(...read.faults);
  }
  if (stream.stopped !== undefined) faults.push(stream.stopped);
  if (faults.length === 0 && nodes.length === 0) {
    faults.push({
      start: 0,
      end: 0,
      message: 'this file is empty: it contains no value, only comments or document markers',
    });
  }
  return {
    file,
    text,
    format: 'yaml',
    documents,
    problems: findingsOf(file.name, faults),
    locate: locateInYaml(text, nodes),
    comments: () => commentsIn(text),
  };
};

const tooLong = (limits: Limits): ReturnType<typeof readDocuments> => ({
  documents: [],
  stopped: {
    start: 0,
    end: 0,
    message: `this file has more than ${limits.yaml_bytes / 1_000_000} MB of YAML, the limit of iamlint`,
    help: 'save it as JSON, which is read faster, split it, or raise `limits.yaml_bytes` in the config',
    limit: true,
  },
});

/** True for a document between two markers, or after the last, that says nothing. */
const isEmpty = ({ contents }: Document.Parsed): boolean => {
  if (contents === null) return true;
  const [start, valueEnd] = contents.range;
  return (
    start === valueEnd &&
    'value' in contents &&
    contents.value === null &&
    contents.anchor === undefined &&
    contents.tag === undefined
  );
};
