/** A finding that was suppressed, and by what. */
export interface SuppressedFinding<Found> {
  readonly finding: Found;
  readonly by: 'comment' | 'config' | 'baseline';
  /** What the comment, or the config, says of it. */
  readonly reason: string | undefined;
}
