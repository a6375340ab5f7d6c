import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Parsed } from '../parse/parsed.ts';
import { isList, isObject, type Json, type JsonObject } from '../../source/json.ts';
import type { Path, Segment } from '../../source/place.ts';
import { isKnownId, isPlaceholderSecret, isNumberedWords } from '../../secrets/placeholder.ts';

/** Names of fields that hold an API key or a token. Pagination has tokens too; those open nothing. */
const apiKeyName = /api[_-]?key$/i;
const secretName = /api[_-]?key$|(?<!next[_-]?|page[_-]?|start[_-]?|continuation[_-]?)token$/i;

/** A field so named in JSON, YAML or HCL: not an action (`apikey.create`), not a setting (`…_token_expiration…`). */
const namedInText = /(?:api[_-]?key|token)["']?\s{0,8}[:=]/i;

/** Fields that may hold an API key or a token. */
export const secretKeys = { pattern: secretName, endings: ['ey', 'en'] };

// IBM Cloud's keys have 44 characters, its tokens hundreds; what is shorter is a word or an example
const shortestSecret = 20;

const lastLetters = new Set(Array.from('yYnN', (letter) => letter.charCodeAt(0)));

/** The pattern is tried on keys that end as `key` and `token` do. */
const isNamed = (key: string): boolean => lastLetters.has(key.charCodeAt(key.length - 1)) && secretName.test(key);

const isLong = (value: string): boolean => value.length >= shortestSecret;

const isSecret = (value: string): boolean =>
  !/\s/.test(value) && !isPlaceholderSecret(value) && !isKnownId(value) && !isNumberedWords(value);

/**
 * The paths of all secrets below a value. Recursion is safe, since the parser reads 100 levels at most; with one path
 * that is pushed to and popped from, 100 MB take 0.2 s.
 */
const secretsBelow = (root: Json): readonly Path[] => {
  const found: Path[] = [];
  const path: Segment[] = [];
  const visit = (value: JsonObject | readonly Json[]): void => {
    if (isList(value)) {
      for (let index = 0; index < value.length; index += 1) enter(index, value[index]);
    } else {
      for (const key in value) {
        const item = value[key];
        if (typeof item === 'object') enter(key, item);
        else if (typeof item === 'string' && isLong(item) && isNamed(key) && isSecret(item)) found.push([...path, key]);
      }
    }
  };
  const enter = (segment: Segment, value: Json | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    path.push(segment);
    visit(value);
    path.pop();
  };
  if (isList(root) || isObject(root)) visit(root);
  return found;
};

const help =
  'revoke it (`ibmcloud iam service-api-key-delete` for a service ID, `ibmcloud iam api-key-delete` for a user), ' +
  'because it remains in copies and in the history of the repository; keep the new one in Secrets Manager';

/**
 * `plaintext-api-key` for every field named as an API key or a token is, whose value is no placeholder. The value is
 * never repeated. One search over the text (50 ms for 100 MB) spares most inputs the walk over their values.
 */
export const findSecrets = ({ text, documents }: Pick<Parsed, 'text' | 'documents'>): readonly Finding[] => {
  if (!namedInText.test(text)) return [];
  return documents.flatMap(({ ref, value }) =>
    secretsBelow(value).map((path) => {
      const name = String(path.at(-1));
      const what = apiKeyName.test(name) ? 'an API key' : 'a token';
      return diagnostic(
        'plaintext-api-key',
        { document: ref, path },
        `\`${name}\` contains ${what} in plain text: everybody who reads this file can use it`,
        { help },
      );
    }),
  );
};
