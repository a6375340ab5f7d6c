import type { Repair, Severity } from '../../finding/finding.ts';
import { proseText, type Snippet } from '../../snippet/snippet.ts';
import type { Location } from '../locate/location.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { safe } from '../redact/safe.ts';
import type { Colors } from './colors.ts';
import { frame } from './frame.ts';
import { wrap } from './prose.ts';
import type { FormatOptions } from './report.ts';
import { doubtOf } from './texts.ts';

/** How text for people is set. */
export interface Style {
  readonly width: number;
  readonly colors: Colors;
  /** The address of a file; undefined where the terminal shows no links. */
  readonly linkTo: FormatOptions['linkTo'];
  /** Whether a finding shows what `iamlint suppress` takes. */
  readonly withFingerprints: boolean;
}

const repairLabels: Readonly<Record<Repair['kind'], string>> = {
  cli: 'fix with the CLI:',
  terraform: 'fix with Terraform:',
  edit: 'fix in the file:',
};

/** The colour of a severity. */
export const severityColor = (severity: Severity, { red, yellow, blue }: Colors): ((text: string) => string) =>
  ({ error: red, warning: yellow, info: blue })[severity];

const at = ({ file, line, column }: Location): string => `${safe(file)}:${line}:${column}`;

/** A text that leads to a file (OSC 8), where the terminal shows links. */
export const linked = (text: string, { file }: Pick<Location, 'file'>, { linkTo }: Style): string =>
  linkTo === undefined ? text : `\u001B]8;;${linkTo(file)}\u001B\\${text}\u001B]8;;\u001B\\`;

/** `label: text`, wrapped under the text. */
const labelled = (label: string, text: string, { width, colors }: Style): string => {
  const head = `  ${label}: `;
  return `  ${colors.bold(label)}: ${wrap(text, width, ' '.repeat(head.length), head.length)}`;
};

/** Lines to copy: indented, never wrapped, with no gutter. */
export const block = ({ text }: Snippet): readonly string[] => text.split('\n').map((line) => `    ${line}`);

/** A finding with its line, its evidence and what to type. */
export const findingText = (found: LocatedFinding, style: Style): string => {
  const { width, colors } = style;
  const paint = severityColor(found.severity, colors);
  const title = `${found.severity}[${safe(found.rule)}]`;
  const doubt = doubtOf(found);
  const message = wrap(safe(found.message), width, '  ', `${title}${doubt}: `.length);
  return [
    `${colors.bold(paint(title))}${doubt}: ${message}`,
    `  ${colors.dim('-->')} ${linked(colors.cyan(at(found.location)), found.location, style)}`,
    ...frame(found.location, width, { gutter: colors.dim, carets: paint }),
    ...found.related.map(({ location, note }) => labelled('note', `${at(location)}: ${safe(note)}`, style)),
    ...(found.help === undefined ? [] : [labelled('help', proseText(found.help, safe), style)]),
    ...(style.withFingerprints && found.fingerprint !== undefined
      ? [`  ${colors.dim(`fingerprint: ${found.fingerprint}`)}`]
      : []),
    ...found.repairs.flatMap(({ kind, text, undo }) => [
      `  ${colors.green(repairLabels[kind])}`,
      ...block(text),
      ...(undo === undefined ? [] : [`  ${colors.green('to undo it:')}`, ...block(undo)]),
    ]),
  ].join('\n');
};
