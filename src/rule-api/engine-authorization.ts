import { plainAttribute, type Authorization } from '../account/model/policy.ts';

const targets = ['iam-identity', 'iam-groups'];

/** The service an authorization is on, where it lets Secrets Manager's IAM credentials engine work; else undefined. */
export const engineTarget = ({ source, target }: Authorization): string | undefined => {
  const service = plainAttribute(target, 'serviceName');
  const isEngines = plainAttribute(source, 'serviceName') === 'secrets-manager';
  return isEngines && service !== undefined && targets.includes(service) ? service : undefined;
};

/** True for an authorization that lets the engine work. */
export const isOfEngine = (authorization: Authorization): boolean => engineTarget(authorization) !== undefined;
