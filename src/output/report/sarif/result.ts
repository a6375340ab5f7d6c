import { proseText } from '../../../snippet/snippet.ts';
import type { SuppressedFinding } from '../../../finding/suppressed.ts';
import type { LocatedFinding } from '../../locate/locate.ts';
import { safe } from '../../redact/safe.ts';
import { doubtOf } from '../texts.ts';
import { fixOf } from './fix.ts';
import { messageOf } from './message.ts';
import { locationOf } from './place.ts';
import { levels } from './rule.ts';

/** The related places of these categories and rules are the steps of a chain, in their order. */
const isChain = ({ category, rule, related }: LocatedFinding): boolean =>
  related.length > 1 &&
  (category === 'escalation' || rule === 'engine-key-escalates' || rule === 'secret-grants-administration');

const codeFlows = (found: LocatedFinding, below: string) => [
  {
    threadFlows: [
      {
        locations: found.related.map(({ location, note }) => ({
          location: { ...locationOf(location, below), message: messageOf(note) },
        })),
      },
    ],
  },
];

const properties = ({ category, confidence, help, repairs, about }: LocatedFinding) => ({
  category,
  confidence,
  ...(help === undefined ? {} : { help: proseText(help, safe) }),
  ...(repairs.length === 0
    ? {}
    : { repairs: repairs.map(({ kind, text, undo }) => ({ kind, text: text.text, undo: undo?.text })) }),
  ...(about?.account === undefined ? {} : { account: safe(about.account) }),
  ...(about?.subject === undefined ? {} : { subject: safe(about.subject) }),
  ...(about?.policy === undefined ? {} : { policy: safe(about.policy) }),
  ...(about?.actions === undefined ? {} : { actions: about.actions.map(safe) }),
});

/** Why a finding that was suppressed is: a comment stands in the source, a baseline beside it. */
export const suppressionOf = ({ by, reason }: SuppressedFinding<LocatedFinding>) => ({
  suppressions: [
    {
      kind: by === 'comment' ? 'inSource' : 'external',
      status: 'accepted',
      ...(reason === undefined ? {} : { justification: safe(reason) }),
    },
  ],
});

/** A finding as `result`. */
export const resultOf = (found: LocatedFinding, ruleIndex: number, fingerprint: string, below: string) => ({
  ruleId: found.rule,
  ruleIndex,
  level: levels[found.severity],
  message: messageOf(`${found.message}${doubtOf(found)}`),
  locations: [locationOf(found.location, below)],
  ...(found.related.length === 0
    ? {}
    : {
        relatedLocations: found.related.map(({ location, note }, nth) => ({
          id: nth + 1,
          ...locationOf(location, below),
          message: messageOf(note),
        })),
      }),
  ...(isChain(found) ? { codeFlows: codeFlows(found, below) } : {}),
  ...(found.fix === undefined ? {} : { fixes: [fixOf(found.fix, below)] }),
  partialFingerprints: { 'iamlintFingerprint/v2': fingerprint },
  properties: properties(found),
});
