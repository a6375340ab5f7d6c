import { stringify } from 'yaml';

export const account = '791f5fb10986423e97aa8512f18b7e65';
export const instance = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';
export const serviceId = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
export const group = 'AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c';
export const otherGroup = 'AccessGroupId-aa64c1f2-93d7-4b1e-8f20-c5d6e7f8a9b0';
export const caller = 'IBMid-110000AB1Z';

/** A setup named `e`, in API-key mode unless `more` says otherwise. */
export const setupText = (more: Readonly<Record<string, unknown>> = {}): string =>
  stringify(
    {
      kind: 'EngineSetup',
      version: 1,
      name: 'e',
      account: { id: account },
      instance: { guid: instance, region: 'us-south', endpoints: 'public' },
      engine: { service_id: serviceId },
      ...more,
    },
    { lineWidth: 0 },
  );

/** The engine by authorization instead of an API key. */
export const byAuthorization = { engine: { mode: 'service_authorization' } };

export const on = (service: string, ...roles: readonly string[]) => ({ subject: serviceId, roles, service });

export const authorized = (service: string, ...roles: readonly string[]) => ({
  source: { service: 'secrets-manager', instance, account },
  target: { service },
  roles,
});
