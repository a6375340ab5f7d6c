import { writeFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { publishedServices } from '../../src/catalogue/data/published-services.ts';

/** The catalogue's 170 kB of services are no code: as a text they cost a run that asks for none nothing. */
export const servicesAsText: Plugin = {
  name: 'services-as-text',
  setup: ({ onLoad }) => {
    onLoad({ filter: /data\/published-services\.ts$/ }, () => ({
      contents: `
        import { readFileSync } from 'node:fs';
        let texts;
        export const publishedServices = () => (texts ??= readFileSync(\`\${__dirname}/services.txt\`, 'utf8').split('\\n'));
      `,
      loader: 'js',
    }));
  },
};

/** Writes the services, one a line, beside the bundle. */
export const writeServices = (): Promise<void> => writeFile('dist/services.txt', publishedServices().join('\n'));
