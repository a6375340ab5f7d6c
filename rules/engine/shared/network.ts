import type { NetworkRule, NetworkZone, ZoneAddress } from '../../../src/account/model/account.ts';
import type { Engine } from '../../../src/account/model/engine.ts';
import { isPlaceholder } from '../../../src/source/placeholder.ts';
import { isUnresolved } from '../../../src/account/model/unresolved.ts';
import { listNames } from '../../../src/source/list-names.ts';
import { subtract } from '../../../src/access/network/addresses.ts';
import { intervalsOf, isAddress, isUnread } from '../../../src/access/network/zones.ts';
import { isUnknown, type Unknown } from '../../../src/source/unknown.ts';
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

/** Names of regions: a location of another form may be a place within one, or hold several. */
const region = /^[a-z]{2,3}-[a-z]+$/;

/** Whether what a reference asks for is what the engine has; `yes` where either does not say. */
const agrees = (
  wanted: string | Unknown | undefined,
  actual: string | undefined,
  same: (wanted: string, actual: string) => boolean,
): Answer => {
  if (wanted === undefined) return 'yes';
  if (isUnknown(wanted) || isUnresolved(wanted) || isPlaceholder(wanted)) return 'perhaps';
  if (actual === undefined || isUnresolved(actual)) return 'perhaps';
  return same(wanted, actual) ? 'yes' : 'no';
};

type Answer = 'yes' | 'no' | 'perhaps';

/** Whether a reference to Secrets Manager is to the engine's instance: to its account, its region and itself. */
const refersTo = ({ narrowed }: ZoneAddress, { accountId, instance }: Engine): Answer => {
  if (narrowed === undefined) return 'yes';
  const { account, location, instance: one } = narrowed;
  const inRegion = agrees(location, instance.region, (wanted, actual) => wanted === actual);
  const answers = [
    accountId === undefined ? 'yes' : agrees(account, accountId, (wanted, actual) => wanted === actual),
    inRegion === 'no' && typeof location === 'string' && !region.test(location) ? 'perhaps' : inRegion,
    agrees(one, instance.guid, (wanted, actual) => wanted.includes(actual)),
  ];
  return answers.includes('no') ? 'no' : answers.includes('perhaps') ? 'perhaps' : 'yes';
};

const isSecretsManager = ({ service }: ZoneAddress): boolean => service === secretsManager;

/** True for a zone that names Secrets Manager, and none of its references means the engine's instance. */
export const namesAnother = ({ addresses }: NetworkZone, engine: Engine): boolean => {
  const answers = addresses.filter(isSecretsManager).map((address) => refersTo(address, engine));
  return answers.length > 0 && answers.every((answer) => answer === 'no');
};

const admitsFrom = (zone: NetworkZone, engine: Engine): Admits => {
  const { addresses, complete, name, uncertainBecause } = zone;
  if (uncertainBecause !== undefined) {
    return { uncertainBecause: `it is not known whether there is the zone \`${name}\`: ${uncertainBecause}` };
  }
  const references = addresses.filter(isSecretsManager).map((address) => refersTo(address, engine));
  if (holdsEverything(zone) || references.includes('yes')) return 'yes';
  if (references.includes('perhaps')) {
    return { uncertainBecause: `the zone \`${name}\` names Secrets Manager, perhaps of another instance` };
  }
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
 * asks for, of the engine's account, region and instance where it names these. A context that names no zone is not about where a call comes from.
 */
export const admitsEngine = (
  { contexts }: NetworkRule,
  zones: ReadonlyMap<string, NetworkZone>,
  engine: Engine,
): Admits => {
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
                : admitsFrom(zone, engine);
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
