import { proseText } from '../../../snippet/snippet.ts';
import type { LocatedFinding } from '../../locate/locate.ts';
import type { Location } from '../../locate/location.ts';
import { safe } from '../../redact/safe.ts';
import { optional } from '../json-parts.ts';
import type { PageFinding, PagePlace } from './data.ts';
import type { Texts } from './texts.ts';

/** A finding as the page is told it, each text as its index. */
export const pageFinding = (
  found: LocatedFinding,
  fingerprint: string,
  rule: number,
  { index }: Texts,
): PageFinding => {
  const shown = (text: string): number => index(safe(text));
  const place = ({ file, line, column }: Location): PagePlace => ({ file: shown(file), line, column });
  const { account, subject, policy, actions = [] } = found.about ?? {};
  return {
    rule,
    severity: found.severity,
    ...(found.confidence === 'low' ? { undecided: true } : {}),
    message: shown(found.message),
    at: place(found.location),
    ...optional('account', account === undefined ? undefined : shown(account)),
    ...optional('subject', subject === undefined ? undefined : shown(subject)),
    ...optional('policy', policy === undefined ? undefined : shown(policy)),
    ...(actions.length === 0 ? {} : { actions: actions.map(shown) }),
    ...(found.related.length === 0
      ? {}
      : { related: found.related.map(({ location, note }) => ({ ...place(location), note: shown(note) })) }),
    ...optional('help', found.help === undefined ? undefined : index(proseText(found.help, safe))),
    ...(found.repairs.length === 0
      ? {}
      : {
          repairs: found.repairs.map(({ kind, text, undo }) => ({
            kind,
            text: index(text.text),
            ...optional('undo', undo === undefined ? undefined : index(undo.text)),
          })),
        }),
    fingerprint,
  };
};
