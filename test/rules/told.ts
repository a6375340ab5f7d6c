import { stringify } from 'yaml';
import { rules } from '../../rules/index.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import type { Repair } from '../../src/finding/finding.ts';
import type { LintResult } from '../../src/lint.ts';
import type { Json } from '../../src/source/json.ts';
import { lintTexts } from '../lint-texts.ts';

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

/** A config under which one rule runs with options. */
const configFor = (id: string, options: Json | undefined): Config => {
  const config = withRules(
    defaultConfig(rules),
    rules.filter((rule) => rule.id === id),
  );
  return { ...config, rules: (rule, file) => ({ ...config.rules(rule, file), options }) };
};

/** Runs one rule on a text. */
export const run = (id: string, text: string, options?: Json): Promise<LintResult> =>
  lintTexts({ 'account.yaml': text }, { onlyRules: [id], config: configFor(id, options) });

/** The findings of one rule, each as `severity /pointer: message`; undecided ones say so. */
export const told = async (id: string, text: string, options?: Json): Promise<readonly string[]> => {
  const { report } = await run(id, text, options);
  return report.findings.map(
    ({ severity, confidence, location: { pointer }, message }) =>
      `${severity}${confidence === 'low' ? ' low' : ''} ${pointer}: ${message}`,
  );
};

/** The repairs of the first finding. */
export const repairs = async (id: string, text: string): Promise<readonly Repair[]> =>
  (await run(id, text)).report.findings[0]?.repairs ?? [];
