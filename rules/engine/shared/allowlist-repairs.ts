import { shell } from '../../../src/snippet/snippet.ts';
import type { Repair } from '../../../src/finding/finding.ts';
import type { AccountSettings } from '../../../src/account/model/account.ts';
import { settingRepairs } from '../../../src/rule-api/account-settings.ts';

/** The allowlist's new value in full: what it holds, and the subnets it lacks. */
export const allowlistRepairs = (settings: AccountSettings, subnets: readonly string[]): readonly Repair[] => {
  const entries = (settings.allowedIpAddresses ?? '').split(',').map((entry) => entry.trim());
  const value = [...entries.filter((entry) => entry !== ''), ...subnets].join(', ');
  return settingRepairs(settings, 'allowed_ip_addresses', value, shell`--allowed-ip-addresses`);
};
