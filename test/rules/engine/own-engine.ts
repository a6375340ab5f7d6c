import { account, instance, robot, setup } from '../account-text.ts';

/** An engine whose service ID has just what it takes. */
export const engine = { service_id: robot };
export const own = [
  { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  { subject: robot, roles: ['Operator'], service: 'iam-identity' },
];

/** A setup with that engine, in which `more` replaces sections. */
export const given = (more: object): string =>
  setup({ name: 'e', instance: { guid: instance, region: 'us-south' }, engine, policies: own, ...more });

/** An authorization of Secrets Manager, by default of the engine's instance. */
export const authorized = (service: string, role: string, more: object = { instance }) => ({
  source: { service: 'secrets-manager', account, ...more },
  target: { service },
  roles: [role],
});
