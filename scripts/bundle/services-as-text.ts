import { writeFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { publishedServices } from '../../src/catalogue/data/published-services.ts';

/**
 * The catalogue's 170 kB of services are no code: as a text they cost a run that asks for none nothing, and one that asks
 * for a few does not make strings of the others.
 */
export const servicesAsText: Plugin = {
  name: 'services-as-text',
  setup: ({ onLoad }) => {
    onLoad({ filter: /data\/published-services\.ts$/ }, () => ({
      contents: `
        import { readFileSync } from 'node:fs';
        let bytes, texts;
        const all = () => (bytes ??= readFileSync(\`\${__dirname}/services.txt\`));
        export const publishedServices = () => (texts ??= all().toString().split('\\n').slice(1));
        export const publishedText = (start) => {
          const from = all().indexOf('\\n' + start) + 1;
          const end = all().indexOf('\\n', from);
          return from === 0 ? undefined : all().toString('utf8', from, end === -1 ? undefined : end);
        };
      `,
      loader: 'js',
    }));
  },
};

/** Writes the services, each behind the end of a line, beside the bundle. */
export const writeServices = (): Promise<void> =>
  writeFile(
    'dist/services.txt',
    publishedServices()
      .map((text) => `\n${text}`)
      .join(''),
  );
