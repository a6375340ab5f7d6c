import type { Suppression } from '../finding/suppression.ts';
import { patternsAt } from './layer.ts';
import { get, isObject, listAt, textAt } from '../source/json.ts';
import type { SuppressionFile } from './config.ts';

const words = (text: string | undefined): string | undefined => (text?.trim() === '' ? undefined : text?.trim());

/** The suppressions of a config that fits the schema. */
export const suppressionsIn = ({ source, root, own }: SuppressionFile): readonly Suppression[] => {
  const document = { source: source.file.name, index: 0 };
  const whole = source.documents[0]?.value;
  const [key] = root;
  const list = listAt(typeof key === 'string' ? get(whole, key) : whole, 'suppressions');
  return list.flatMap((entry, nth): readonly Suppression[] =>
    isObject(entry)
      ? [
          {
            origin: { document, path: [...root, 'suppressions', nth] },
            beside: list.length,
            own,
            rule: textAt(entry, 'rule'),
            files: get(entry, 'files') === undefined ? undefined : patternsAt(entry, 'files'),
            pointer: textAt(entry, 'pointer'),
            policy: textAt(entry, 'policy'),
            subject: textAt(entry, 'subject'),
            fingerprint: textAt(entry, 'fingerprint'),
            reason: words(textAt(entry, 'reason')),
            until: textAt(entry, 'until'),
            owner: textAt(entry, 'owner'),
          },
        ]
      : [],
  );
};
