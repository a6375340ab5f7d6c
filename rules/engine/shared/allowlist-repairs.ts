import type { Repair } from '../../../src/finding/finding.ts';
import type { AccountSettings } from '../../../src/account/model/account.ts';
import type { Engine } from '../../../src/account/model/engine.ts';
import { hclString, shellString } from '../../../src/rule-api/repair/quote.ts';

/** The allowlist's new value in full, what it holds and the subnets it lacks; an edit where a setup states it. */
export const allowlistRepairs = (
  { allowedIpAddresses = '', origin, address }: AccountSettings,
  subnets: readonly string[],
  engine: Engine,
): readonly Repair[] => {
  const entries = allowedIpAddresses.split(',').map((entry) => entry.trim());
  const value = [...entries.filter((entry) => entry !== ''), ...subnets].join(', ');
  const argument = `allowed_ip_addresses = ${hclString(value)}`;
  const lines =
    address === undefined
      ? ['resource "ibm_iam_account_settings" "account" {', `  ${argument}`, '}']
      : [`# ${address}`, argument];
  const stated = engine.declared && origin.document.source === engine.origin.document.source;
  return [
    { kind: 'cli', text: `ibmcloud iam account-settings-update --allowed-ip-addresses ${shellString(value)}` },
    { kind: 'terraform', text: lines.join('\n') },
    ...(stated ? [{ kind: 'edit' as const, text: `allowed_ip_addresses: ${JSON.stringify(value)}` }] : []),
  ];
};
