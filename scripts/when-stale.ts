import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const hashOf = async (files: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(file));
  return `${hash.digest('hex')}\n`;
};

/** Makes something where it is missing, or was made from other files: `stamp` lies beside it and says from which. */
export const whenStale = async (stamp: string, inputs: readonly string[], make: () => Promise<void>): Promise<void> => {
  const hash = await hashOf(inputs);
  if (hash === (await readFile(stamp, 'utf8').catch(() => undefined))) return;
  await make();
  await writeFile(stamp, hash);
};
