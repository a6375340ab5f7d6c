/** The first file of the standalone executable, as `start.ts` is that of the npm command. */
import { start } from './main.ts';

start();
