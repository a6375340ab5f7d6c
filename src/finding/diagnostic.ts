import type { Prose } from '../snippet/snippet.ts';
import type { Place } from '../source/place.ts';
import type { Finding, Related, Severity } from './finding.ts';
import type { Fix } from './fix.ts';

/**
 * The findings of iamlint's own stages. Their ids are reserved: they say that something could not be read, or could not
 * be read wholly. `stops` marks those that mean "could not do the work" (exit code 2); these cannot be turned off.
 */
export const diagnostics = {
  'unreadable-file': { severity: 'error', stops: true, summary: 'a path cannot be read' },
  'syntax-error': { severity: 'error', stops: true, summary: 'a file is not valid JSON or YAML' },
  'schema-error': { severity: 'error', stops: true, summary: 'a document does not match its kind' },
  'unknown-document': {
    severity: 'error',
    stops: true,
    summary: 'a file contains no kind of document that iamlint knows',
  },
  'failed-export': {
    severity: 'error',
    stops: true,
    summary: 'an export contains an error message instead of data',
  },
  'unresolved-reference': {
    severity: 'error',
    stops: false,
    summary: 'a document refers to something that is not there',
  },
  'duplicate-declaration': {
    severity: 'error',
    stops: false,
    summary: 'Terraform code declares a resource twice',
  },
  'incomplete-export': { severity: 'warning', stops: false, summary: 'an export does not show everything' },
  'plaintext-api-key': {
    severity: 'error',
    stops: false,
    summary: 'a file contains an API key or a token in plain text',
  },
  'misused-command': {
    severity: 'error',
    stops: false,
    summary: 'a command in a script has a mistake, so it fails or does something else',
  },
  'limit-exceeded': {
    severity: 'error',
    stops: true,
    summary: 'an input is larger or more deeply nested than iamlint reads',
  },
  'skipped-file': {
    severity: 'info',
    stops: false,
    summary: 'a file that mentions IAM, or was named, is not linted',
  },
  'unused-suppression': { severity: 'warning', stops: false, summary: 'a suppression suppresses nothing' },
  'expired-suppression': {
    severity: 'warning',
    stops: false,
    summary: 'the last day of a suppression is over, so what it suppressed is reported again',
  },
  'suppression-without-reason': {
    severity: 'warning',
    stops: false,
    summary: 'a suppression in the config does not say why, so it suppresses nothing',
  },
  'failed-expectation': {
    severity: 'error',
    stops: false,
    summary: 'access is not as an access test expects it',
  },
  'undecided-expectation': {
    severity: 'error',
    stops: false,
    summary: 'the input leaves open whether access is as an access test expects it',
  },
  'unanswerable-expectation': {
    severity: 'error',
    stops: true,
    summary: 'an access test asks for something that cannot be asked, as of somebody whom the input does not know',
  },
  'rule-failed': { severity: 'error', stops: true, summary: 'a rule crashed' },
} as const satisfies Record<string, { severity: Severity; stops: boolean; summary: string }>;

export type DiagnosticId = keyof typeof diagnostics;

/** True where `id` is reserved for iamlint's own stages. */
export const isDiagnostic = (id: string): id is DiagnosticId => Object.hasOwn(diagnostics, id);

/** True where a finding of `rule` means "could not do the work": it is never suppressed, and makes the exit code 2. */
export const stopsWork = (rule: string): boolean => isDiagnostic(rule) && diagnostics[rule].stops;

/** A finding of one of iamlint's own stages, in category `input`. */
export const diagnostic = (
  rule: DiagnosticId,
  place: Place,
  message: string,
  more: { readonly help?: Prose; readonly related?: readonly Related[]; readonly fix?: Fix } = {},
): Finding => ({
  rule,
  category: 'input',
  severity: diagnostics[rule].severity,
  confidence: 'high',
  message,
  place,
  related: more.related ?? [],
  help: more.help,
  repairs: [],
  ...(more.fix === undefined ? {} : { fix: more.fix }),
});
