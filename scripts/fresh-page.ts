import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { filesBelow } from './files-below.ts';
import { whenStale } from './when-stale.ts';

const folder = 'src/output/report/html';

/** How a content security policy names an inline script or style. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The script and the styles of the page for an audit, as one text each, in a module that the format takes them from. */
const makePage = async (): Promise<void> => {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: { script: `${folder}/browser/main.ts`, style: `${folder}/browser/page.css` },
    outdir: '.',
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const textOf = (end: string): string => {
    const text = outputFiles.find(({ path }) => path.endsWith(end))?.text.trim() ?? '';
    if (/<\/|<!--/.test(text)) throw new Error('the code of the page would end its own element');
    return text;
  };
  const script = textOf('.js');
  const style = textOf('.css');
  const code = { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
  await writeFile(
    `${folder}/page.generated.ts`,
    `/** Made of the modules and styles in \`browser/\`. */\nexport const code = ${JSON.stringify(code)} as const;\n`,
  );
};

/** Makes the code of the page where it is missing or stale: all that runs from source needs it. */
export const freshPage = async (): Promise<void> => {
  const inputs = ['package-lock.json', 'scripts/fresh-page.ts', `${folder}/data.ts`];
  const browser = [...(await filesBelow(`${folder}/browser`, '.ts')), `${folder}/browser/page.css`];
  await whenStale(`${folder}/inputs.generated.sha256`, [...inputs, ...browser], makePage);
};
