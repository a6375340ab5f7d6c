import { once } from '../source/once.ts';
import { isOrigin, pointerOf, type Origin, type Place } from '../source/place.ts';
import type { Account } from '../account/model/account.ts';
import { isCertain, type Uncertain } from '../account/model/certainty.ts';
import type { Reported } from '../rule-api/define.ts';

type Thing = Uncertain & { readonly origin: Origin };

const keyOf = ({ document: { source, index } }: Origin, path: Origin['path']): string =>
  JSON.stringify([source, index, pointerOf(path)]);

/** Whatever stands somewhere in the documents of an account. */
function* thingsOf(account: Account): Iterable<Thing> {
  const { engines, secrets = [], settings } = account;
  yield* account.policies;
  yield* account.authorizations;
  yield* account.groups;
  yield* account.memberships;
  yield* account.dynamicRules;
  yield* account.serviceIds;
  yield* account.apiKeys;
  yield* account.profiles;
  yield* account.roles;
  yield* account.zones;
  yield* account.networkRules;
  yield* secrets;
  if (settings !== undefined) yield settings;
  for (const engine of engines) {
    yield engine;
    yield* engine.secrets ?? [];
  }
}

interface Doubted {
  readonly why: string;
  readonly origin: Origin;
}

/** What a command looks up was there before it: it is named at the command's place, and does not make the command certain. */
const isLookedUp = (thing: Thing): boolean =>
  'id' in thing && typeof thing.id === 'string' && thing.id.startsWith('data.script:');

/** The places where nothing stands but what is perhaps there: a function may be called once for sure and once perhaps. */
const doubtedPlaces = (account: Account): ReadonlyMap<string, Doubted> => {
  const doubted = new Map<string, Doubted>();
  for (const { uncertainBecause, origin } of thingsOf(account)) {
    if (uncertainBecause !== undefined) {
      doubted.set(keyOf(origin, origin.path), { why: uncertainBecause, origin });
    }
  }
  if (doubted.size === 0) return doubted;
  for (const thing of thingsOf(account)) {
    if (isCertain(thing) && !isLookedUp(thing)) doubted.delete(keyOf(thing.origin, thing.origin.path));
  }
  return doubted;
};

/** Lowers the confidence of findings about what is perhaps not there, and says why. */
export type Cap = (reported: Reported) => Reported;

/**
 * The one place where a thing's certainty becomes that of a finding: a finding about something that is perhaps there is
 * undecided. It is about what stands at its place, and about what the rule names in `hangsOn`.
 */
export const createCap = (account: Account): Cap => {
  const places = once(() => doubtedPlaces(account));
  const doubtAt = (place: Place): Doubted | undefined => {
    if (!isOrigin(place) || places().size === 0) return undefined;
    for (let length = place.path.length; length >= 0; length -= 1) {
      const found = places().get(keyOf(place, place.path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return (reported) => {
    const { place, hangsOn = [], related = [] } = reported;
    const named = hangsOn.find((thing) => !isCertain(thing));
    const doubt =
      named?.uncertainBecause === undefined ? doubtAt(place) : { why: named.uncertainBecause, origin: named.origin };
    if (doubt === undefined) return reported;
    const note = `it is not known whether this is there: ${doubt.why}`;
    return { ...reported, confidence: 'low', related: [...related, { place: doubt.origin, note }] };
  };
};
