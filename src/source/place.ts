/** One step into a document: a key of a mapping or an index of a list. */
export type Segment = string | number;
export type Path = readonly Segment[];

/** Half-open range of UTF-16 offsets into a source's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** True for the range of what has no place of its own. */
export const isEmptyRange = ({ start, end }: Range): boolean => start === 0 && end === 0;

/** One document of a source: a file holds one, multi-document YAML and NDJSON hold several. */
export interface DocumentRef {
  /** The source's name as people see it. */
  readonly source: string;
  /** Counts from 0 within the source. */
  readonly index: number;
}

/** Where a thing stands: a document and the path into it. Line and column are computed only when it is printed. */
export interface Origin {
  readonly document: DocumentRef;
  readonly path: Path;
  /** Of what a called module declares: where the call gives what is written there. */
  readonly given?: Given | undefined;
  /** Of a block of Terraform's code, or a command: what in it is no literal. */
  readonly expressions?: Expressions | undefined;
}

/** Where a block of code has expressions, so that what it says is decided elsewhere. */
export interface Expressions {
  /** How long the path of the block is. */
  readonly length: number;
  /**
   * What each names, such as `var`, `roles`; empty for one that is made of several; of a command, the variable and the line
   * that gives it its value. By the path below the block, as a JSON pointer.
   */
  readonly at: ReadonlyMap<string, Path>;
}

/** Where a module that is called gets the values of a resource from. */
export interface Given {
  /** The call. */
  readonly call: Origin;
  /** How long the path of the resource is. */
  readonly length: number;
  /** Places in the caller by the path below the resource, as a JSON pointer. */
  readonly values: ReadonlyMap<string, Origin>;
}

/** A stretch of a source's text that belongs to no value: a syntax error, a file that cannot be read. */
export interface Spot {
  readonly source: string;
  readonly range: Range;
}

export type Place = Origin | Spot;

/** True where a place is a path into a document. */
export const isOrigin = (place: Place): place is Origin => 'document' in place;

/** The name of the source a place lies in. */
export const sourceOf = (place: Place): string => (isOrigin(place) ? place.document.source : place.source);

/** The place `path` below an origin. */
export const below = (origin: Origin, ...path: Path): Origin => ({
  document: origin.document,
  path: [...origin.path, ...path],
  ...(origin.given === undefined ? {} : { given: origin.given }),
  ...(origin.expressions === undefined ? {} : { expressions: origin.expressions }),
});

/**
 * What the expression names that code has at a place, around it or inside of it; undefined where all is literal, and
 * outside of code.
 */
export const expressionAt = ({ path, expressions }: Origin): Path | undefined => {
  if (expressions === undefined || expressions.at.size === 0) return undefined;
  const inside = path.slice(expressions.length);
  const [block = '', nth, ...rest] = inside;
  const ofDynamic = typeof nth === 'number' ? [[block, '*', ...rest]] : [];
  for (const one of [inside, ...ofDynamic]) {
    for (let length = one.length; length > 0; length -= 1) {
      const found = expressions.at.get(pointerOf(one.slice(0, length)));
      if (found !== undefined) return found;
    }
    const start = `${pointerOf(one)}/`;
    for (const [pointer, names] of one.length === 0 ? [] : expressions.at) if (pointer.startsWith(start)) return names;
  }
  return undefined;
};

/** The start of a source: the place of what is wrong with a whole file. */
export const startOf = (source: string): Spot => ({ source, range: { start: 0, end: 0 } });

/** A path as a JSON pointer (RFC 6901); the empty string for the whole document. */
export const pointerOf = (path: Path): string =>
  path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The place in the caller that gives what stands at a place of a called module; undefined where the module says it itself. */
export const placeGiven = ({ path, given }: Origin): Origin | undefined => {
  if (given === undefined) return undefined;
  const inside = path.slice(given.length);
  for (let length = inside.length; length > 0; length -= 1) {
    const found = given.values.get(pointerOf(inside.slice(0, length)));
    if (found !== undefined) return below(found, ...inside.slice(length));
  }
  return undefined;
};

/** A path as people write it: `policies[1].roles`. */
export const pathText = (path: Path): string =>
  path.map((step, nth) => (typeof step === 'number' ? `[${step}]` : nth === 0 ? step : `.${step}`)).join('');
