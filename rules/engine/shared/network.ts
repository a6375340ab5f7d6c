import type { NetworkRule, NetworkZone } from '../../../src/account/model/account.ts';
import { listNames } from '../../../src/source/list-names.ts';
import { subtract } from '../../../src/access/network/addresses.ts';
import { intervalsOf, isAddress, isUnread } from '../../../src/access/network/zones.ts';
import type { Work } from '../../../src/rule-api/engine.ts';

/** Whether a network rule lets Secrets Manager through; where that is undecided, why. */
export type Admits = 'yes' | 'no' | { readonly uncertainBecause: string };

const secretsManager = 'secrets-manager';

/** Every address of IPv4. */
const everywhere = intervalsOf([{ type: 'subnet', value: '0.0.0.0/0', service: undefined }]);

/** Whether a zone's addresses, taken together and less those it excludes, are all there are. */
const holdsEverything = ({ addresses, excluded }: NetworkZone): boolean =>
  excluded.every((address) => !isUnread(address) && isAddress(address)) &&
  subtract(everywhere, subtract(intervalsOf(addresses), intervalsOf(excluded))).length === 0;

const admitsFrom = (zone: NetworkZone): Admits => {
  const { addresses, complete, name } = zone;
  if (holdsEverything(zone) || addresses.some(({ service }) => service === secretsManager)) return 'yes';
  if (addresses.some(({ type, service: of }) => type === 'serviceRef' && of === undefined)) {
    return { uncertainBecause: `the zone \`${name}\` refers to a service that the input does not name` };
  }
  return complete ? 'no' : { uncertainBecause: `only part of the zone \`${name}\` is in the input` };
};

const best = (answers: readonly Admits[]): Admits => {
  if (answers.includes('yes')) return 'yes';
  return answers.find((answer) => typeof answer === 'object') ?? 'no';
};

/**
 * Whether one of a network rule's contexts admits Secrets Manager: by a zone that has it as a service reference, as IBM
 * asks for. A context that names no zone is not about where a call comes from.
 */
export const admitsEngine = ({ contexts }: NetworkRule, zones: ReadonlyMap<string, NetworkZone>): Admits => {
  if (contexts === undefined) return { uncertainBecause: 'its contexts are not in the input' };
  if (contexts.length === 0) return { uncertainBecause: 'IBM does not document what a rule without contexts admits' };
  return best(
    contexts.map((context) =>
      context.zones.length === 0
        ? 'yes'
        : best(
            context.zones.map((id) => {
              const zone = zones.get(id);
              return zone === undefined
                ? { uncertainBecause: `the zone \`${id}\` is not in the input` }
                : admitsFrom(zone);
            }),
          ),
    ),
  );
};

/** Types of resources of `iam-identity` that an engine works on; the other types of `iam-cbr.md` it leaves alone. */
const used = new Set(['serviceid', 'apikey']);

/** What of an engine's work a network rule is about: the services, and what leaves it undecided. */
export const shutOut = (
  { resources = [], apiTypes }: NetworkRule,
  work: Work,
): { readonly service: string; readonly uncertainBecause: string | undefined } | undefined => {
  const found = resources.flatMap((attributes) => {
    const name = attributes.get('serviceName');
    const ofGroup = attributes.get('service_group_id') === 'IAM';
    const services = ['iam-identity', ...(work.dynamic ? ['iam-groups'] : [])].filter((one) => ofGroup || one === name);
    const type = attributes.get('resourceType');
    if (services.length === 0 || (name === 'iam-identity' && type !== undefined && !used.has(type))) return [];
    const single = attributes.get('resource');
    if (single !== undefined && work.groups.length > 0 && !work.groups.includes(single)) return [];
    return [{ services, uncertainBecause: single === undefined ? undefined : `it is only for \`${single}\`` }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const service = listNames([...new Set(found.flatMap(({ services }) => services))]);
  const uncertainBecause =
    apiTypes === undefined || apiTypes.length === 0 ? first.uncertainBecause : 'it is only for some kinds of calls';
  return { service, uncertainBecause };
};
