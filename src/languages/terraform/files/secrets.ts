import type { Finding } from '../../../finding/finding.ts';
import { findSecrets } from '../../../input/secrets/find-secrets.ts';
import type { Json } from '../../../source/json.ts';
import { isOrigin } from '../../../source/place.ts';
import { literalsOf } from '../literals.ts';
import { plainText } from '../run/module.ts';
import type { Body } from '../syntax.ts';

/** Words without which a file holds no secret that is known by its name. */
const telltale = /api[_-]?key|token/i;

/**
 * `plaintext-api-key` for what is written literally: in arguments, and as what a variable so named stands for. Where the
 * file is JSON, `json` is all that it says.
 */
export const secretsIn = (source: string, text: string, body: Body, json?: Json): readonly Finding[] => {
  if (!telltale.test(text)) return [];
  const ref = { source, index: 0 };
  const defaults = body.blocks.flatMap(({ type, labels, body: { attributes } }) => {
    const value = type === 'variable' ? plainText(attributes.get('default')) : undefined;
    return value === undefined ? [] : [[labels[0] ?? '', value] as const];
  });
  // The name of a variable is not beside its value, so that a search of the text does not find it.
  const named = findSecrets({ text: 'token =', documents: [{ ref, value: Object.fromEntries(defaults) }] });
  return [
    ...findSecrets({ text, documents: [{ ref, value: json ?? literalsOf(body) }] }),
    ...named.map((finding) =>
      isOrigin(finding.place)
        ? { ...finding, place: { document: ref, path: ['variable', ...finding.place.path, 'default'] } }
        : finding,
    ),
  ];
};
