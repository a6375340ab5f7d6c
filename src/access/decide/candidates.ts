import { oncePerKey, remember } from '../../source/once.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import { plainAttribute, type AccessPolicy } from '../../account/model/policy.ts';
import { holdsWildcard } from './wildcard.ts';

/** The policies that may be about a service, so that a question need not be put to all there are. */
export interface Candidates {
  readonly on: (service: string) => readonly AccessPolicy[];
  /** Of those the ones that may be about everything of it: they name no single `resource`. */
  readonly onAll: (service: string) => readonly AccessPolicy[];
  /** Those that may be about one instance of it. */
  readonly onInstance: (service: string, instance: string | undefined) => readonly AccessPolicy[];
  /** Of those the ones that do not name an instance by its GUID: they are the same for all instances. */
  readonly ofAnyInstance: (service: string) => readonly AccessPolicy[];
  /** And the others: those that name this one; where it is not told by its GUID, those that name any. */
  readonly naming: (service: string, instance: string | undefined) => readonly AccessPolicy[];
}

const none: readonly AccessPolicy[] = [];

/** Where both of two have this form, unequal ones are two instances. */
const guid = /^[0-9a-f-]{36}$/i;

const add = (map: Map<string, AccessPolicy[]>, key: string, policy: AccessPolicy): void => {
  remember(map, key, () => []).push(policy);
};

/** True for a policy that names one thing of its service: it is not about all of them. */
const namesOne = ({ target }: AccessPolicy): boolean => {
  const resource = plainAttribute(target, 'resource');
  return resource !== undefined && !isUnresolved(resource);
};

/** Sorts policies by the service and the instance they name plainly; the others may be about any. One pass. */
export const candidatesOf = (policies: readonly AccessPolicy[]): Candidates => {
  const byService = new Map<string, AccessPolicy[]>();
  const ofInstances = new Map<string, AccessPolicy[]>();
  const ofAnyInstance = new Map<string, AccessPolicy[]>();
  const ofAnyService: AccessPolicy[] = [];
  for (const policy of policies) {
    const service = plainAttribute(policy.target, 'serviceName')?.toLowerCase();
    if (service === undefined || holdsWildcard(service) || isUnresolved(service)) {
      ofAnyService.push(policy);
      continue;
    }
    add(byService, service, policy);
    const instance = plainAttribute(policy.target, 'serviceInstance');
    if (instance === undefined || !guid.test(instance)) add(ofAnyInstance, service, policy);
    else add(ofInstances, service, policy);
  }
  const on = (service: string): readonly AccessPolicy[] => [
    ...(byService.get(service.toLowerCase()) ?? none),
    ...ofAnyService,
  ];
  const any = (service: string): readonly AccessPolicy[] => [
    ...(ofAnyInstance.get(service.toLowerCase()) ?? none),
    ...ofAnyService,
  ];
  const byInstance = oncePerKey((service) => {
    const policiesOf = new Map<string, AccessPolicy[]>();
    for (const policy of ofInstances.get(service.toLowerCase()) ?? none) {
      add(policiesOf, plainAttribute(policy.target, 'serviceInstance')?.toLowerCase() ?? '', policy);
    }
    return policiesOf;
  });
  const naming = (service: string, instance: string | undefined): readonly AccessPolicy[] =>
    (instance === undefined || !guid.test(instance)
      ? ofInstances.get(service.toLowerCase())
      : byInstance(service).get(instance.toLowerCase())) ?? none;
  return {
    on,
    onAll: oncePerKey((service) => on(service).filter((policy) => !namesOne(policy))),
    onInstance: (service, instance) =>
      instance === undefined || !guid.test(instance) ? on(service) : [...naming(service, instance), ...any(service)],
    ofAnyInstance: any,
    naming,
  };
};
