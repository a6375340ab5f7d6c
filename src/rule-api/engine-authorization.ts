import { isUnresolved } from '../account/model/unresolved.ts';
import { isUnknown } from '../source/unknown.ts';
import { plainAttribute, type Authorization } from '../account/model/policy.ts';

const targets = ['iam-identity', 'iam-groups'];

/** The service an authorization is on, where it lets Secrets Manager's IAM credentials engine work; else undefined. */
export const engineTarget = ({ source, target }: Authorization): string | undefined => {
  const service = plainAttribute(target, 'serviceName');
  const isEngines = plainAttribute(source, 'serviceName') === 'secrets-manager';
  return isEngines && service !== undefined && targets.includes(service) ? service : undefined;
};

/** True for an authorization that lets the engine work, or would if the target that is not known is one of the engine's. */
export const mayBeOfEngine = (authorization: Authorization): boolean => {
  const { source, target } = authorization;
  if (isOfEngine(authorization)) return true;
  if (plainAttribute(source, 'serviceName') !== 'secrets-manager') return false;
  const services = isUnknown(target) ? [] : target.attributes.filter(({ name }) => name === 'serviceName');
  return (
    isUnknown(target) ||
    services.some(({ value }) => isUnknown(value) || (typeof value === 'string' && isUnresolved(value)))
  );
};

/** True for an authorization that lets the engine work. */
export const isOfEngine = (authorization: Authorization): boolean => engineTarget(authorization) !== undefined;
