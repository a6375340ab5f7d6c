import { diagnostic } from '../../../finding/diagnostic.ts';
import { isKnownId, isNumberedWords, isPlaceholderSecret } from '../../../secrets/placeholder.ts';
import type { Range } from '../../../source/place.ts';
import { literal, type Text } from '../run/text.ts';
import type { Declarations } from './declarations.ts';

/** IBM Cloud's keys have 44 characters; what is shorter than this is a word or an example. */
const shortestKey = 20;

/** True for a text that is an API key or a token itself. */
const isSecret = (value: string): boolean =>
  value.length >= shortestKey &&
  !/\s/.test(value) &&
  !isPlaceholderSecret(value) &&
  !isKnownId(value) &&
  !isNumberedWords(value);

/** Reports a key in plain text; true where there is one. The value is never repeated. */
export const reportSecret = (
  text: Text,
  what: string,
  command: Range,
  range: Range,
  declarations: Declarations,
): boolean => {
  const known = literal(text);
  if (known === undefined || !isSecret(known)) return false;
  declarations.report(
    diagnostic(
      'plaintext-api-key',
      declarations.place(command, range),
      `${what} contains an API key in plain text: everybody who reads this file can use it`,
      {
        help: 'revoke it (`ibmcloud iam service-api-key-delete` for a service ID, `ibmcloud iam api-key-delete` for a user), because it remains in copies and in the history of the repository; read the new one from a variable',
      },
    ),
  );
  return true;
};
