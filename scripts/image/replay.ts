import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DockerfileParser, type Copy, type From, type Instruction } from 'dockerfile-ast';
import { globby } from 'globby';
import ignore from 'ignore';
import { runProcess } from '../run-process.ts';

/** What a Dockerfile makes, without a daemon: the files that it adds to its last base image, and how they are run. */
export interface Image {
  /** The images that its stages begin with, as written. */
  readonly bases: readonly string[];
  /** The folder with the files, as `/` of the image. */
  readonly root: string;
  readonly user: string;
  readonly entrypoint: readonly string[];
}

interface Stage {
  readonly base: string;
  readonly name: string;
  readonly root: string;
  workdir: string;
  user: string;
  entrypoint: readonly string[];
}

/** The files that `COPY . .` copies: all that `.dockerignore` lets through. */
const contextFiles = async (): Promise<readonly string[]> => {
  const left = ignore().add(await readFile('.dockerignore', 'utf8'));
  const all = await globby('**', { dot: true, ignore: ['node_modules/**', '.git/**', '.build/**', 'dist/**'] });
  return all.filter((path) => !left.ignores(path));
};

const copy = async (words: readonly string[], from: string | undefined, into: Stage, stages: readonly Stage[]) => {
  const [source = '', target = ''] = words;
  const to = join(into.root, target.startsWith('/') ? target : join(into.workdir, target));
  const stage = stages.find(({ name }) => name === from);
  if (stage !== undefined) return cp(join(stage.root, source), to, { recursive: true, verbatimSymlinks: true });
  if (from !== undefined || source !== '.') throw new Error(`COPY of \`${source}\` is not replayed`);
  for (const file of await contextFiles()) await cp(file, join(to, file));
};

const run = async (command: string, { root, workdir }: Stage): Promise<void> => {
  const { code, output } = await runProcess('sh', ['-c', command], {}, join(root, workdir));
  if (code !== 0) throw new Error(`RUN ${command}\n${output}`);
};

/** The words of the form of a JSON array, in which no shell takes part. */
const arrayOf = (instruction: Instruction): readonly string[] => {
  const value: unknown = JSON.parse(instruction.getArgumentsContent() ?? '');
  if (!Array.isArray(value) || !value.every((word) => typeof word === 'string'))
    throw new Error('not an array of words');
  return value;
};

const isCopy = (instruction: Instruction): instruction is Copy => instruction.getKeyword() === 'COPY';
const isFrom = (instruction: Instruction): instruction is From => instruction.getKeyword() === 'FROM';

/**
 * Does what the Dockerfile of the working directory says, with the Node of this machine, below a folder. Instructions that
 * it does not have are refused, so that none is passed over.
 */
export const replay = async (folder: string): Promise<Image> => {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(await readFile('Dockerfile', 'utf8')).getInstructions()) {
    if (isFrom(instruction)) {
      const root = join(folder, String(stages.length));
      await mkdir(root);
      const [base, name] = [instruction.getImage() ?? '', instruction.getBuildStage() ?? ''];
      stages.push({ base, name, root, workdir: '/', user: 'root', entrypoint: [] });
      continue;
    }
    const keyword = instruction.getKeyword();
    const stage = stages.at(-1);
    if (stage === undefined) {
      if (keyword === 'ARG') continue;
      throw new Error(`${keyword} before the first FROM is not replayed`);
    }
    const words = instruction.getArguments().map((word) => word.getValue());
    if (isCopy(instruction)) {
      await copy(words, instruction.getFromFlag()?.getValue() ?? undefined, stage, stages);
      continue;
    }
    switch (keyword) {
      case 'WORKDIR':
        stage.workdir = words[0] ?? '/';
        await mkdir(join(stage.root, stage.workdir), { recursive: true });
        break;
      case 'RUN':
        await run(instruction.getArgumentsContent() ?? '', stage);
        break;
      case 'USER':
        stage.user = words[0] ?? '';
        break;
      case 'ENTRYPOINT':
        stage.entrypoint = arrayOf(instruction);
        break;
      case 'CMD':
        break;
      default:
        throw new Error(`${keyword} is not replayed`);
    }
  }
  const last = stages.at(-1);
  if (last === undefined) throw new Error('the Dockerfile has no stage');
  return { bases: stages.map(({ base }) => base), root: last.root, user: last.user, entrypoint: last.entrypoint };
};
