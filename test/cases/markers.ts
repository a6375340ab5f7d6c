/** A finding that a file says is due in one of its lines. */
export interface Marker {
  readonly line: number;
  readonly rule: string;
  /** Whether it is due with confidence `low`: what it is about cannot be decided. */
  readonly low: boolean;
}

/** The comment that starts a marker: of YAML, Terraform and shells, of Terraform and JSON5, of Markdown. */
const start = /(?:#|\/\/|<!--)\s*finding:/;

const due = /(?:#|\/\/|<!--)\s*finding: ([a-z-]+(?: low)?(?:, [a-z-]+(?: low)?)*)(?: -->)?$/;

const markersAt = (line: number, text: string): readonly Marker[] => {
  const [, list] = due.exec(text) ?? [];
  if (list === undefined) {
    if (start.test(text)) throw new Error(`line ${line} has a marker that cannot be read: ${text.trim()}`);
    return [];
  }
  return list.split(', ').map((each) => ({ line, rule: each.replace(/ low$/, ''), low: each.endsWith(' low') }));
};

/**
 * The findings due in a file, as comments at the ends of its lines say: `# finding: rule-id`, `# finding: rule-id low`,
 * several with commas between them; `//` and `<!-- … -->` start a comment as well as `#`. Throws for a comment that
 * starts as a marker and is none.
 */
export const markersIn = (text: string): readonly Marker[] =>
  text.split(/\r?\n/).flatMap((line, index) => markersAt(index + 1, line));
