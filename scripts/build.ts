import { mkdir, rm, writeFile } from 'node:fs/promises';
import { bundle } from './bundle.ts';
import { declarations } from './declarations.ts';
import { freshPage } from './fresh-page.ts';
import { freshValidators } from './fresh-validators.ts';
import { notices } from './notices.ts';

/**
 * Makes the package: validators from the schemas, the bundle, the licences of what is in it, the types. Committed files
 * that follow from others are made by `npm run generate`, not here: a build that changed them would hide that they were
 * stale.
 */
await freshValidators();
await freshPage();

await rm('dist', { recursive: true, force: true });
const [metafile] = await Promise.all([bundle(), declarations()]);
await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(metafile));
// What went into which file, for the test that says what is loaded; not part of the package.
await mkdir('.build', { recursive: true });
await writeFile('.build/metafile.json', JSON.stringify(metafile));
