import type { Engine, Secret } from '../../src/account/model/engine.ts';
import { iamIdOf } from '../../src/account/model/subject.ts';
import { hasNoRealId } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { durationText } from '../../src/rule-api/durations.ts';
import { remember } from '../../src/source/once.ts';
import { listNames } from '../../src/source/list-names.ts';
import { below, type Place } from '../../src/source/place.ts';

/** Something on which two declarations of an engine disagree: what each says, and where. */
interface Contradiction {
  readonly what: string;
  readonly places: readonly [here: Place, there: Place];
}

type Value = string | undefined;

const differ = (here: Value, there: Value): boolean => here !== undefined && there !== undefined && here !== there;

const guidOf = ({ instance: { guid } }: Engine): Value =>
  guid === undefined || hasNoRealId(guid) ? undefined : guid.toLowerCase();

const ownerOf = ({ subject }: Engine): Value =>
  subject === undefined || hasNoRealId(subject.id) ? undefined : iamIdOf(subject);

/** The groups of a secret, where all are known by their ids. */
const groupsOf = ({ accessGroups, unresolvedGroups }: Secret): Value =>
  unresolvedGroups !== undefined || accessGroups.some(hasNoRealId) ? undefined : accessGroups.toSorted().join();

const lifetimeOf = ({ ttl }: Secret): Value => (ttl === undefined ? undefined : durationText(ttl));

/** Names of secrets are unique in a secret group. */
const isSame = (one: Secret, other: Secret): boolean =>
  one.name !== undefined && one.name === other.name && !differ(one.secretGroup, other.secretGroup);

function* ofSecrets(here: Engine, there: Engine): Iterable<Contradiction> {
  for (const one of here.secrets ?? []) {
    const other = there.secrets?.find((each) => isSame(one, each));
    if (other === undefined) continue;
    const [mine, yours] = [lifetimeOf(one), lifetimeOf(other)];
    if (differ(mine, yours)) {
      yield {
        what: `the lifetime of \`${one.name}\` (${mine} and ${yours})`,
        places: [below(one.origin, 'ttl'), below(other.origin, 'ttl')],
      };
    }
    if (differ(groupsOf(one), groupsOf(other))) {
      yield {
        what: `the access groups of \`${one.name}\``,
        places: [below(one.origin, 'access_groups'), below(other.origin, 'access_groups')],
      };
    }
  }
}

function* ofEngines(here: Engine, there: Engine): Iterable<Contradiction> {
  if (differ(here.instance.region, there.instance.region)) {
    yield {
      what: `the region (\`${here.instance.region}\` and \`${there.instance.region}\`)`,
      places: [here.instance.origin, there.instance.origin],
    };
  }
  if (differ(ownerOf(here), ownerOf(there))) {
    yield {
      what: `whose API key it holds (\`${ownerOf(here)}\` and \`${ownerOf(there)}\`)`,
      places: [here.subjectOrigin, there.subjectOrigin],
    };
  }
  yield* ofSecrets(here, there);
}

export default defineRule({
  id: 'engine-declared-twice',
  category: 'engine',
  preset: 'strict',
  severity: 'warning',
  summary: 'an engine setup and other code say different things of one engine',
  messages: {
    found:
      'the engine `{engine}` is declared twice, and the two disagree on {what}: correct the one that is out of date, or iamlint checks an engine that is not there',
  },
  *check({ account, report }) {
    const byGuid = new Map<string, Engine[]>();
    for (const engine of account.engines) {
      const guid = guidOf(engine);
      if (guid !== undefined) remember(byGuid, guid, () => []).push(engine);
    }
    for (const here of account.engines) {
      // What code says of an engine several times over is told by other rules, or is done one after the other.
      if (!here.declared) continue;
      const same = byGuid.get(guidOf(here) ?? '') ?? [];
      const nth = same.indexOf(here);
      for (const [other, there] of same.entries()) {
        const isPair = there.declared ? other > nth : other !== nth;
        const contradictions = isPair ? [...ofEngines(here, there)] : [];
        const [first] = contradictions;
        if (first === undefined) continue;
        yield report(
          'found',
          first.places[0],
          { engine: here.name, what: listNames(contradictions.map(({ what }) => what)) },
          {
            hangsOn: [there],
            related: contradictions.flatMap(({ places: [mine, yours] }, index) => [
              ...(index === 0 ? [] : [{ place: mine, note: 'here' }]),
              { place: yours, note: 'the other declaration' },
            ]),
          },
        );
      }
    }
  },
});
