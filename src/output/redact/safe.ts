import { maskSecrets } from '../../secrets/mask.ts';
import { visible } from '../../source/visible.ts';

/** A text fit to be shown on one line: secrets masked, nothing invisible in it. */
export const safe = (text: string): string => visible(maskSecrets(text));
