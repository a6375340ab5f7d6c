import type { Parsed } from '../../input/parse/parsed.ts';
import { recognise } from '../../input/recognise/recognise.ts';
import { diagnostic, stopsWork } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import { isKubernetesObject } from '../../languages/kubernetes/matches.ts';
import { isTerraformJson } from '../../languages/terraform-json/matches.ts';
import type { Json } from '../../source/json.ts';
import { startOf, type Range } from '../../source/place.ts';

/** Marks of Helm, Go, Jinja, GitHub Actions and ERB: what the file will hold is not known before they are filled in. */
const templateMark = /\{\{[^{}\n]*\}\}|\{\{-?\s|\{%-?\s|<%[=-]?\s/g;

/** IAM's own conditions name attributes in the braces of templates. */
const conditionKey = /^\{\{\s*(?:environment|resource)\.attributes\./;

const templateIn = (text: string): RegExpExecArray | undefined => {
  for (const found of text.matchAll(templateMark)) if (!conditionKey.test(found[0])) return found;
  return undefined;
};

/** Tags that YAML does not define, which other tools give a meaning. */
const foreignTag = /(?:^|[\s:[{,-])(![A-Za-z][\w.:/-]*)(?=\s|$)/m;

/** Words and ids that hardly stand in a file that is not about IBM Cloud IAM. */
const wordsOfIam =
  /\b(?:AccessGroupId-|(?:iam-)?ServiceId-|IBMid-|iam_credentials\b|last_permit_|time-based-conditions|EngineSetup\b|AccountSnapshot\b|AccessTest\b|restrict_create_\w|ibm_(?:iam|sm|cbr)_\w)|crn:v1:[^"\s:]*:[^"\s:]*:iam|:(?:role|serviceRole|customRole):/;

/** The keys of a policy. */
const keysOfPolicy = [/"roles"/, /"resources"/, /"(?:serviceName|accountId)"/] as const;

const speaksOfIam = (text: string): boolean => wordsOfIam.test(text) || keysOfPolicy.every((key) => key.test(text));

/** Enough of a text to find such words in, in UTF-16 units. */
const maxLooked = 200_000;

const isOurs = (value: Json): boolean =>
  isTerraformJson(value) !== undefined ||
  isKubernetesObject(value) ||
  !recognise({ ref: { source: '', index: 0 }, value }, 'found').unlike;

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** What another tool has to do with a text before it is JSON or YAML, and where that shows. */
const madeByOthers = (text: string): { readonly what: string; readonly range: Range } | undefined => {
  const template = templateIn(text);
  const tag = template === undefined ? foreignTag.exec(text) : null;
  const found = template ?? tag;
  if (found === null) return undefined;
  const start = found.index + (tag === null ? 0 : found[0].indexOf('!'));
  const range = { start, end: found.index + found[0].length };
  return tag === null
    ? { what: 'is a template, filled in by another tool', range }
    : { what: `has a tag of another tool, \`${tag[1]}\``, range };
};

/** Why a file that was named, and cannot be parsed, is none for iamlint; undefined where its faults say it better. */
export const namedForeign = ({ text, file }: Parsed): Finding | undefined => {
  const others = madeByOthers(text);
  return others === undefined
    ? undefined
    : diagnostic('syntax-error', { source: file.name, range: others.range }, `this file ${others.what}`, {
        help: 'lint what the tool makes of it',
      });
};

/**
 * Why a file that was only met in a walk, and cannot be parsed, is passed over; undefined where it may be an export of ours
 * that is broken.
 */
export const whyForeign = async ({ text, problems, documents }: Parsed): Promise<string | undefined> => {
  const others = madeByOthers(text);
  if (others !== undefined) return `it ${others.what}: line ${lineOf(text, others.range.start)}`;
  if (documents.some(({ value }) => isOurs(value))) return undefined;
  const { roughValues } = await import('../../input/parse/rough.ts');
  if (roughValues(text).some(isOurs)) return undefined;
  return problems.find(({ rule }) => stopsWork(rule))?.message ?? 'it cannot be parsed';
};

/** A word about a file that is passed over though it speaks of IAM: nobody shall take silence for a look. */
export const passedOver = (name: string, text: string, reason: string): readonly Finding[] =>
  speaksOfIam(text.slice(0, maxLooked))
    ? [
        diagnostic('skipped-file', startOf(name), `this file mentions IBM Cloud IAM, but is not linted: ${reason}`, {
          help: 'lint what the tool makes of it, or exclude the file with `ignore` in the config',
        }),
      ]
    : [];
