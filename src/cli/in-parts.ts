/** Enough that to write each part costs little, in UTF-16 units. */
const enough = 1 << 16;

/** A text in pieces as one in fewer and larger ones, so that a large report is never held whole. */
export function* inParts(pieces: Iterable<string>): Iterable<string> {
  if (typeof pieces === 'string') {
    yield pieces;
    return;
  }
  let part = '';
  for (const piece of pieces) {
    part += piece;
    if (part.length < enough) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
