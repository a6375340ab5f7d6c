import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path with their content; `-> target` makes a link, a path that ends in `/` an empty directory. */
export type Tree = Readonly<Record<string, string>>;

/** Makes the files of a tree in a directory of its own, hands its real path on, and takes all away again. */
export const withTree = async (tree: Tree, use: (root: string) => Promise<void>): Promise<void> => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'iamlint-')));
  try {
    for (const [path, content] of Object.entries(tree)) {
      const at = join(root, path);
      mkdirSync(path.endsWith('/') ? at : dirname(at), { recursive: true });
      if (content.startsWith('-> ')) symlinkSync(content.slice(3), at);
      else if (!path.endsWith('/')) writeFileSync(at, content);
    }
    await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};
