import { freshValidators } from './fresh-validators.ts';

await freshValidators();
