import { stringify } from 'yaml';

export const account = '791f5fb10986423e97aa8512f18b7e65';
export const otherAccount = '1111222233334444555566667777888a';
export const eva = 'IBMid-110000AB1Z';
export const tom = 'IBMid-220000CD2Y';
export const robot = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
export const admins = 'AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c';
export const readers = 'AccessGroupId-aa64c1f2-93d7-4b1e-8f20-c5d6e7f8a9b0';
export const instance = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';

type More = Readonly<Record<string, unknown>>;

/** A setup that says nothing of its engine, so that the rules of engines do not look. */
export const setup = (more: More): string =>
  stringify(
    { kind: 'EngineSetup', version: 1, account: { id: account }, engine: { mode: 'api_key' }, ...more },
    { lineWidth: 0 },
  );

export const snapshot = (more: More): string =>
  stringify({ kind: 'AccountSnapshot', version: 1, account_id: account, ...more }, { lineWidth: 0 });

/** An access policy in version 2 of the API. */
export const apiPolicy = (to: string, role: string, on: Readonly<Record<string, string>>, more: More = {}): More => ({
  type: 'access',
  subject: {
    attributes: [
      {
        key: to.startsWith('AccessGroupId-') ? 'access_group_id' : 'iam_id',
        operator: 'stringEquals',
        value: to.startsWith('ServiceId-') ? `iam-${to}` : to,
      },
    ],
  },
  control: { grant: { roles: [{ role_id: `crn:v1:bluemix:public:iam::::${role}` }] } },
  resource: {
    attributes: Object.entries({ accountId: account, ...on }).map(([key, value]) => ({
      key,
      operator: 'stringEquals',
      value,
    })),
  },
  ...more,
});
