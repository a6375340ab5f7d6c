import type { Parsed } from '../../input/parse/parsed.ts';
import { placeGiven, pointerOf, sourceOf, type Origin, type Path } from '../../source/place.ts';

/** The expression that code has at a place or around it, and what of the place lies below it. */
const expressionAround = ({ path, expressions }: Origin): { readonly names: Path; readonly rest: Path } | undefined => {
  if (expressions === undefined) return undefined;
  const inside = path.slice(expressions.length);
  for (let length = inside.length; length > 0; length -= 1) {
    const names = expressions.at.get(pointerOf(inside.slice(0, length)));
    if (names !== undefined) return { names, rest: inside.slice(length) };
  }
  return undefined;
};

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

const definitionOf = ([root, name, ...more]: Path): Path | undefined => {
  if (name === undefined || more.length > 0) return undefined;
  if (root === 'var') return ['variable', name, 'default'];
  return root === 'local' ? ['locals', name] : undefined;
};

/** How often the files of a folder name a variable or local value. */
const usesOf = (names: Path, files: readonly Parsed[]): number => {
  const word = names.join('.');
  return files.reduce((count, { text }) => {
    const found = text.split(word).length - 1;
    return count + found;
  }, 0);
};

/**
 * Where the literal of a value is written: at its place; with whoever calls the module and gives it; or as the default of
 * a variable, or a local value, that nothing else uses. Undefined where an expression makes it.
 */
export const writtenAt = (place: Origin, parsed: ReadonlyMap<string, Parsed>): Origin | undefined => {
  const given = placeGiven(place);
  if (given !== undefined) return given.given === undefined ? writtenAt(given, parsed) : undefined;
  const around = expressionAround(place);
  if (around === undefined) return place;
  const definition = definitionOf(around.names);
  if (definition === undefined) return undefined;
  const folder = folderOf(sourceOf(place));
  const files = [...parsed].flatMap(([name, one]) => (folderOf(name) === folder && one.format === 'hcl' ? [one] : []));
  if (usesOf(around.names, files) !== 1) return undefined;
  const path = [...definition, ...around.rest];
  const holders = files.filter(({ text, locate }) => {
    const name = definition.at(-1);
    const [key] = locate([{ index: 0, path: definition, at: 'key' }]);
    return key !== undefined && text.slice(key.start, key.end) === name;
  });
  const [holder, ...others] = holders;
  if (holder === undefined || others.length > 0) return undefined;
  return { document: { source: holder.file.name, index: 0 }, path };
};
