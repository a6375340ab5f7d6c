import type { JsonObject } from '../../source/json.ts';
import { errorIn } from './error-answer.ts';
import { kinds } from './kinds.ts';

/** An export that holds what IBM Cloud or its command answered instead of data. */
export interface FailedExport {
  readonly message: string;
  readonly help: string;
  /** True where only IBM Cloud answers so; false where other services do, too. */
  readonly certain: boolean;
}

/** Letters alone, without the plural: `service_ids` and `ServiceID` are one word. */
const wordOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '');

/** The command that exports what a file is named after; undefined where the name tells nothing. */
const commandFor = (name: string): string | undefined => {
  const base = wordOf(name.replace(/^.*\//, '').replace(/\.[^.]*$/, ''));
  return kinds.find((kind) => [kind.name, ...kind.wrappers].some((word) => wordOf(word) === base))?.obtain;
};

/** Errors that a login mends. */
const lacksLogin = /\blog(?:ged)? ?in\b|token|session|unauthori[sz]ed|authenticat/i;

const again = (name: string, says = ''): string => {
  const first = lacksLogin.test(says) ? 'log in with `ibmcloud login`' : 'correct what it says';
  const command = commandFor(name);
  return `${first}, and export again${command?.startsWith('ibmcloud ') === true ? `: \`${command}\`` : ''}`;
};

const saying = (says: string | undefined): string => (says === undefined ? '' : `: ${says.trim()}`);

/** A mapping that is an error answer of IBM Cloud. */
export const failedAnswer = (value: JsonObject, name: string): FailedExport | undefined => {
  const error = errorIn(value);
  return error === undefined
    ? undefined
    : {
        message: `this is an error from IBM Cloud instead of the requested data${saying(error.says)}`,
        help: again(name, error.says),
        certain: error.certain,
      };
};

/** Files that hold data, by their names. */
const isData = /\.(?:json|ndjson|jsonl|ya?ml)$/i;

/** Enough of a text to see that it is a message, in UTF-16 units. */
const maxLooked = 4096;

/** A text that is a message of the `ibmcloud` command, or a page for a browser. */
export const failedText = (text: string, name: string): FailedExport | undefined => {
  const start = text.slice(0, maxLooked);
  const failed = /^(?:[^[{\n]*\n){0,5}?FAILED[ \t]*(?:\r?\n\s*([^\n]*)|$)/.exec(start);
  if (failed !== null) {
    return {
      message: `this is an error message of the \`ibmcloud\` command instead of the requested data${saying(failed[1])}`,
      help: again(name, failed[1]),
      certain: true,
    };
  }
  if (isData.test(name) && /^\s*<(?:!doctype\s+html|html)\b/i.test(start)) {
    return {
      message: 'this is a web page instead of the requested data: IBM Cloud shows one to a caller who is not logged in',
      help: again(name, 'login'),
      certain: /\bIBM ?(?:Cloud|id)\b/i.test(start),
    };
  }
  return undefined;
};
