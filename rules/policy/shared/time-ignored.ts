import { servicesOf } from '../../../src/access/decide/contains.ts';
import type { PolicyShape } from '../../../src/account/model/policy-shape.ts';
import { ignoresTime } from '../../../src/catalogue/time-conditions.ts';
import { isUnknown } from '../../../src/source/unknown.ts';

/** Whether a policy grants something at any time, whatever its condition says: all of it, or a service among many. */
export const timeIgnored = ({ type, target }: PolicyShape): 'whole' | 'part' | undefined => {
  if (type !== 'access' || isUnknown(target)) return undefined;
  const services = servicesOf(target);
  if (typeof services === 'string') return undefined;
  if ('service' in services) return ignoresTime(services.service) ? 'whole' : undefined;
  return services.selector === 'allIamEnabled' ? 'part' : undefined;
};
