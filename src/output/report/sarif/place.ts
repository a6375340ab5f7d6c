import { safe } from '../../redact/safe.ts';
import type { Location } from '../../locate/location.ts';

/** What relative addresses are relative to: the root of the repository where it is known, else the working directory. */
export const root = '%SRCROOT%';

const uri = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');

/** A path as an address: relative to the root, or absolute where it is not below it. */
export const artifactOf = (file: string, below: string) => {
  const path = safe(file);
  if (path.startsWith('/')) return { uri: `file://${uri(path)}` };
  return { uri: uri(`${below}${path}`), uriBaseId: root };
};

const region = ({ line, column, endLine, endColumn, excerpt }: Location) => {
  const start = { startLine: Math.max(1, line), startColumn: Math.max(1, column) };
  const isOneLine = endLine <= line;
  const end = {
    endLine: Math.max(start.startLine, endLine),
    endColumn: Math.max(isOneLine ? start.startColumn : 1, endColumn),
  };
  const marked = excerpt === undefined ? '' : excerpt.text.slice(excerpt.start, excerpt.start + excerpt.length);
  return { ...start, ...end, ...(marked === '' ? {} : { snippet: { text: safe(marked) } }) };
};

/** A place as `physicalLocation`, with the line it is on, and the value there as `logicalLocations`. */
export const locationOf = (location: Location, below: string) => {
  const { excerpt, pointer } = location;
  const marked = region(location);
  const { startLine, endLine } = marked;
  return {
    physicalLocation: {
      artifactLocation: artifactOf(location.file, below),
      region: marked,
      ...(excerpt === undefined
        ? {}
        : { contextRegion: { startLine, endLine, snippet: { text: safe(excerpt.text) } } }),
    },
    ...(pointer === undefined || pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: safe(pointer) }] }),
  };
};
