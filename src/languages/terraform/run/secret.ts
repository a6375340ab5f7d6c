import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';

/** What holds something under such a name keeps it to itself: a text is unknown, what it refers to stays. */
export const withoutSecret = (name: string, value: Value): Value =>
  typeof value === 'string' && /(?:api[_-]?key|token|password|passphrase)$/i.test(name)
    ? unknown(`\`${name}\` is a secret`)
    : value;
