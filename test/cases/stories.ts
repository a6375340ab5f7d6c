import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isObject, textsAt, type Json } from '../../src/source/json.ts';
import { markersIn, type Marker } from './markers.ts';

/** How the files of a story are linted. What a story does not say, its topic's `options.json` says. */
export interface StoryOptions {
  /** The rules that run: these alone; `all`, as errors; default: the recommended ones and the rule named by the topic. */
  readonly rules?: readonly string[] | 'all';
  /** What is named on the command line; default: each file. */
  readonly paths?: readonly string[];
  /** Whether no recommended rule may lack its input. */
  readonly complete?: boolean;
}

/** Input and what is to be found in it: one folder, `test/cases/<topic>/<name>/`. */
export interface Story {
  /** The id of a rule, or what the stories are about. */
  readonly topic: string;
  readonly name: string;
  readonly folder: string;
  /** What the files hold, by their paths in the folder. */
  readonly texts: Readonly<Record<string, string>>;
  readonly markers: readonly (Marker & { readonly file: string })[];
  readonly options: StoryOptions;
}

export const casesFolder = 'test/cases';

/** Files of a story that are no input. */
const aside: ReadonlySet<string> = new Set(['options.json', 'expected.txt']);

const optionsIn = (folder: string): StoryOptions => {
  const file = join(folder, 'options.json');
  if (!existsSync(file)) return {};
  const options: Json = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(options)) throw new Error(`${file} is no mapping`);
  const { rules, paths, complete, ...others } = options;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new Error(`${file} has an option \`${other}\`, which there is not`);
  return {
    ...(rules === undefined ? {} : { rules: rules === 'all' ? rules : textsAt(options, 'rules') }),
    ...(paths === undefined ? {} : { paths: textsAt(options, 'paths') }),
    ...(complete === undefined ? {} : { complete: complete === true }),
  };
};

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .toSorted();

const storyAt = (topic: string, name: string): Story => {
  const folder = join(casesFolder, topic, name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && !aside.has(path))
    .map((path) => path.replaceAll(sep, '/'))
    .toSorted();
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  return {
    topic,
    name,
    folder,
    texts,
    markers: Object.entries(texts).flatMap(([file, text]) => markersIn(text).map((marker) => ({ file, ...marker }))),
    options: { ...optionsIn(join(casesFolder, topic)), ...optionsIn(folder) },
  };
};

/** The folders of stories, each named by a rule or by what its stories are about. */
export const topics = (): readonly string[] => foldersIn(casesFolder);

/** The stories of one topic. */
export const storiesOf = (topic: string): readonly Story[] =>
  foldersIn(join(casesFolder, topic)).map((name) => storyAt(topic, name));
