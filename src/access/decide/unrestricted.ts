import type { TargetShape } from '../../account/model/policy.ts';
import { isUnknown, type Unknown } from '../../source/unknown.ts';
import { takesAnyValue } from './attribute.ts';
import { servicesOf, type Services } from './contains.ts';
import { serviceSelectors } from './selector.ts';

/**
 * The services of which a target covers all there is: nothing but the account and attributes that any value meets narrow
 * it. Undefined where something does, or where it cannot be told.
 */
export const unrestrictedServices = (target: TargetShape | Unknown): Exclude<Services, string> | undefined => {
  if (isUnknown(target) || target.tags.length > 0) return undefined;
  const narrowing = target.attributes.some(
    (attribute) =>
      attribute.name !== 'accountId' && !serviceSelectors.includes(attribute.name) && !takesAnyValue(attribute),
  );
  const services = servicesOf(target);
  return narrowing || typeof services === 'string' ? undefined : services;
};
