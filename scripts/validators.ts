import { freshPage } from './fresh-page.ts';
import { freshValidators } from './fresh-validators.ts';

await freshValidators();
await freshPage();
