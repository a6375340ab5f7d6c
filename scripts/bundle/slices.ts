import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { faceOf } from './module-face.ts';

/** Words of a command, and the working directory. */
export interface Run {
  readonly cwd: string;
  readonly words: readonly string[];
}

/**
 * What `lint` is made of, beside what is apart, is sliced into files by which of these runs first uses a module: a small
 * export without findings, which is what hooks wait for, loads the first file alone. What none of them uses is `rest`.
 */
export const runs = {
  // Away from here, where there is a `package.json` that speaks of iamlint: most have no config, and look for one.
  core: { cwd: tmpdir(), words: ['lint', resolve('scripts/bundle/policies.json')] },
  engine: { cwd: '.', words: ['lint', 'examples/broken-engine', '--no-config'] },
  declared: { cwd: '.', words: ['lint', 'examples/terraform', '--no-config'] },
} as const satisfies Readonly<Record<string, Run>>;

type Name = readonly [module: string, name: string];

/** Where what is, and what of it is wanted elsewhere. */
export interface Slices {
  readonly files: readonly string[];
  /** The file that holds a module; undefined for one that is part of each file that imports it. */
  readonly fileOf: (module: string) => string | undefined;
  /** What a file gives to others, in the order in which it does. */
  readonly given: (file: string) => readonly Name[];
}

/** What a module wants of others, by name. */
const wanted = (module: string): readonly Name[] =>
  faceOf(module).wants.flatMap(({ module: from, names }) =>
    (names ?? [...faceOf(from).exports.keys()]).map((name) => [from, name] as const),
  );

/**
 * Puts each of the modules of `lint` into the file of the first run that uses it. A file asks those before it for what it
 * needs, and calls functions of those behind it when it comes to that; what is no function must be there from the start,
 * and moves forward. `importers` are all modules that there are.
 */
export const slice = (
  modules: readonly string[],
  importers: readonly string[],
  usedBy: ReadonlyMap<string, ReadonlySet<string>>,
): Slices => {
  const files = [...usedBy.keys(), 'rest'];
  const places = new Map(
    modules.map((module) => [module, files.findIndex((file) => usedBy.get(file)?.has(module) ?? true)]),
  );
  const wants = new Map(
    importers.map((module) => [module, wanted(module).filter(([from]) => places.has(from))] as const),
  );
  const placeOf = (module: string): number => places.get(module) ?? Infinity;
  for (let moved = true; moved;) {
    moved = false;
    for (const [module, some] of wants) {
      // Of what is in no slice it is only sure that it comes after the first.
      const place = places.get(module) ?? 0;
      for (const [from, name] of some) {
        if (faceOf(from).exports.get(name) !== undefined || placeOf(from) <= place) continue;
        places.set(from, place);
        moved = true;
      }
    }
  }
  const given = files.map((_, place) => {
    const names = [...wants]
      .filter(([module]) => places.get(module) !== place)
      .flatMap(([, some]) => some.filter(([from]) => places.get(from) === place));
    return [...new Map(names.map((one) => [one.join(' '), one])).values()];
  });
  return {
    files,
    fileOf: (module) => files[placeOf(module)],
    given: (file) => given[files.indexOf(file)] ?? [],
  };
};
