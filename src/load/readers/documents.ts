import { bound } from '../../finding/bound.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { parse } from '../../input/parse/parse.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import type { FailedExport } from '../../input/recognise/failed.ts';
import { findSecrets } from '../../input/secrets/find-secrets.ts';
import { hide } from '../../languages/terraform-json/hide.ts';
import { isTerraformJson } from '../../languages/terraform-json/matches.ts';
import { isObject } from '../../source/json.ts';
import { startOf } from '../../source/place.ts';
import type { Source } from '../../source/source.ts';
import { emptyFile, emptyReading, isUnread, unreadFile, type Reading } from '../reading.ts';
import type { ReadContext } from './context.ts';
import { namedForeign, passedOver, whyForeign } from './foreign-file.ts';
import { readerOf, type DocumentReading } from './document-readers.ts';

/** What a source holds in place of data, where that is an error of IBM Cloud. */
const failedExport = async ({ file, text, documents }: Parsed): Promise<FailedExport | undefined> => {
  const [first, ...others] = documents;
  if (others.length > 0) return undefined;
  const { failedAnswer, failedText } = await import('../../input/recognise/failed.ts');
  return isObject(first?.value) ? failedAnswer(first.value, file.name) : failedText(text, file.name);
};

/** A source of JSON, YAML or NDJSON: parse → recognise → validate, and for what it declares the reader of its form. */
export const readDocuments = async (source: Source, context: ReadContext): Promise<Reading> => {
  const { measure } = context;
  const { file } = source;
  const parsed = await measure('parse', () => parse(source, context.limits));
  const { documents } = parsed;
  const secrets = measure('redact', () =>
    // The reader of plans and states knows which of their values are secret.
    findSecrets({ ...parsed, documents: documents.filter(({ value }) => isTerraformJson(value) === undefined) }),
  );
  const readings: DocumentReading[] = [];
  for (const document of documents) {
    readings.push(await readerOf(document, documents)(document, file, context));
  }
  const met = file.given === 'found';
  const failure = readings.every(({ isUnlike }) => isUnlike) ? await failedExport(parsed) : undefined;
  if (failure !== undefined) {
    const { message, help, certain } = failure;
    const finding = diagnostic('failed-export', startOf(file.name), message, { help });
    if (met) return { ...emptyReading, failed: [{ finding, certain }] };
    const texts = new Map([[file.name, parsed]]);
    const { length } = documents;
    return { ...emptyReading, problems: [finding], unread: [unreadFile(file.name)], parsed: texts, documents: length };
  }
  const foreign = met && parsed.problems.length > 0 ? await whyForeign(parsed) : undefined;
  const told = foreign === undefined ? [] : passedOver(file.name, parsed.text, foreign);
  const isOurs = readings.some(({ isUnlike }) => !isUnlike) || (parsed.problems.length > 0 && foreign === undefined);
  if (met && !isOurs) {
    const reason = foreign ?? readings.find((each) => each.reason !== undefined)?.reason ?? 'it holds nothing of IAM';
    const skipped = [{ file: file.name, reason }];
    const isKnown = readings.length > 0 && readings.every((each) => each.isForeign === true);
    return { ...emptyReading, skipped, problems: isKnown ? [] : passedOver(file.name, parsed.text, reason) };
  }
  // What another tool fills in or reads differently is no fault; what else the file holds counts.
  const other = met || parsed.problems.length === 0 ? undefined : namedForeign(parsed);
  const faults = foreign !== undefined ? told : other === undefined ? parsed.problems : [other];
  const isComplete = !parsed.problems.some(isUnread) && readings.every((each) => each.isComplete);
  return {
    ...emptyReading,
    recognised: readings.flatMap(({ recognised }) => recognised),
    declarations: readings.flatMap(({ declarations }) => declarations),
    parsed: new Map([
      [
        file.name,
        hide(
          parsed,
          readings.flatMap(({ sensitive }) => sensitive),
        ),
      ],
    ]),
    problems: bound([...faults, ...secrets, ...readings.flatMap(({ problems }) => problems)]),
    unread: [
      ...(isComplete ? [] : [unreadFile(file.name)]),
      ...(readings.some(({ isEmpty }) => isEmpty === true) ? [emptyFile(file.name)] : []),
    ],
    includes: readings.flatMap(({ includes }) => includes),
    documents: documents.length,
  };
};
