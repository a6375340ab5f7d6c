/** A finding that was suppressed, and by what. */
export interface SuppressedFinding<Found> {
  readonly finding: Found;
  readonly by: 'comment' | 'baseline';
  /** What the comment says of it. */
  readonly reason: string | undefined;
}
