import { stringify } from 'yaml';
import type { Json } from '../../src/source/json.ts';
import { makeFiles } from './grammar.ts';
import { plantedKey } from './hostile.ts';
import { jsonIn } from './json-in.ts';
import { mutateText } from './mutate-text.ts';
import { mutateValue } from './mutate-value.ts';
import { randomOf, type Random } from './random.ts';
import type { Files, Seeds } from './seeds.ts';

/** A value as YAML, or as JSON, which is YAML too and much quicker to write. */
const written = (value: Json, name: string, random: Random): string => {
  if (!name.endsWith('.json') && random.once(4)) return stringify(value, { aliasDuplicateObjects: random.once(2) });
  return random.once(3) ? JSON.stringify(value, null, 2) : JSON.stringify(value);
};

const plant = (text: string, random: Random): string => {
  const places = [...text.matchAll(/(?<=["'\s])(?=["'\s])|(?<=\s)(?=\S)|$/g)].map(({ index }) => index);
  const at = random.pick(places);
  return `${text.slice(0, at)}${random.pick(['', ' ', '"', '\n', 'apikey: ', 'x='])}${plantedKey}${random.pick([' ', '"', '\n'])}${text.slice(at)}`;
};

const mutateFile = (name: string, text: string, { values, words }: Seeds, random: Random): string => {
  const whole = name.endsWith('.json') ? jsonIn(text) : undefined;
  const inside = values.get(text) ?? (whole === undefined ? [] : [whole]);
  let changed = text;
  if (inside.length > 0 && !random.once(3)) {
    let value = random.pick(inside);
    for (let times = random.pick([1, 1, 2, 4]); times > 0; times -= 1) value = mutateValue(value, words, random);
    changed = written(value, name, random);
  } else {
    for (let times = random.pick([1, 1, 2, 6]); times > 0; times -= 1) changed = mutateText(changed, words, random);
  }
  return random.once(8) ? plant(changed, random) : changed;
};

const sizeOf = (files: Files): number => Object.values(files).reduce((sum, text) => sum + text.length, 0);

/** Small ones mostly: they are linted four times as fast as the others, and break as much. */
const small = (make: () => Files, random: Random): Files => {
  if (random.once(6)) return make();
  const some = [make(), make(), make()];
  return some.reduce((least, files) => (sizeOf(files) < sizeOf(least) ? files : least));
};

/** The files of one input: those of a seed or made ones, some of them mutated. The same for the same numbers. */
export const inputOf = (seeds: Seeds, seed: number, nth: number): Files => {
  const random = randomOf(seed, nth);
  const isMade = random.once(3);
  const files = isMade
    ? small(() => makeFiles(seeds.words, random), random)
    : small(() => random.pick(seeds.files), random);
  if (isMade && random.once(3)) return files;
  const names = Object.keys(files);
  const chosen = random.pick(names);
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      // Two mutated files are rarely needed to break something, and hide what one of them would show.
      name === chosen || random.once(12) ? mutateFile(name, text, seeds, random) : text,
    ]),
  );
};
