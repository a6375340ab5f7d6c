import { bound } from '../../finding/bound.ts';
import { parse } from '../../input/parse/parse.ts';
import { findSecrets } from '../../input/secrets/find-secrets.ts';
import { hide } from '../../languages/terraform-json/hide.ts';
import { isTerraformJson } from '../../languages/terraform-json/matches.ts';
import type { Source } from '../../source/source.ts';
import { emptyReading, isUnread, unreadFile, type Reading } from '../reading.ts';
import type { ReadContext } from './context.ts';
import { readerOf, type DocumentReading } from './document-readers.ts';

/** Words that occur in what iamlint reads, and hardly in other files. */
const wordsOfIam =
  /"?(iam_id|access_group_id|role_id|serviceName|EngineSetup|AccountSnapshot|restrict_create_\w+|ibm_(iam|sm|cbr)_\w+|IBMCloudProviderSpec)\b|crn:v1:/;

/** A source of JSON, YAML or NDJSON: parse → recognise → validate, and for what it declares the reader of its form. */
export const readDocuments = async (source: Source, context: ReadContext): Promise<Reading> => {
  const { measure } = context;
  const { file } = source;
  const parsed = await measure('parse', () => parse(source));
  const { documents } = parsed;
  const secrets = measure('redact', () =>
    // The reader of plans and states knows which of their values are secret.
    findSecrets({ ...parsed, documents: documents.filter(({ value }) => isTerraformJson(value) === undefined) }),
  );
  const readings: DocumentReading[] = [];
  for (const document of documents) {
    readings.push(await readerOf(document, documents)(document, file, context));
  }
  // A file only met in a walk that cannot be parsed is of interest only if it speaks of IAM.
  const resembles =
    readings.some(({ isUnlike }) => !isUnlike) || (parsed.problems.length > 0 && wordsOfIam.test(parsed.text));
  if (!resembles && file.given === 'found') return { ...emptyReading, skipped: 1 };
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
    problems: bound([...parsed.problems, ...secrets, ...readings.flatMap(({ problems }) => problems)]),
    unread: isComplete ? [] : [unreadFile(file.name)],
    includes: readings.flatMap(({ includes }) => includes),
    documents: documents.length,
  };
};
