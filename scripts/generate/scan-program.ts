import { build } from 'esbuild';

/**
 * The module with the program of the worker that scans. A worker wants a file or a text of its own; a text is the same from
 * source, in the bundle and in an executable, and needs no loader of TypeScript.
 */
export const scanProgram = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['src/input/parse/json/scan-worker.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
  });
  const program = outputFiles.map(({ text }) => text.trimEnd()).join('');
  return `/** \`scan-worker.ts\` as one script. Made by \`npm run generate\`. */\nexport const scanProgram =\n${JSON.stringify(program)};\n`;
};
