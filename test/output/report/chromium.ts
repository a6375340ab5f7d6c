import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Debian's, or the one that `CHROMIUM` names; undefined where there is none. */
export const chromiumPath = [process.env['CHROMIUM'], '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Starts it without a window. */
export const startChromium = async (executablePath: string): Promise<Browser> => {
  const { chromium } = await import('playwright-core');
  // the sandbox of the browser refuses to be started by root, as tests in containers are
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
};
