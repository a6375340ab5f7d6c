import { hcl, inLines, jsonValue, remark, shell, yaml } from '../../../src/snippet/snippet.ts';
import type { Repair } from '../../../src/finding/finding.ts';
import type { AccountSettings } from '../../../src/account/model/account.ts';
import type { Engine } from '../../../src/account/model/engine.ts';

/** The allowlist's new value in full, what it holds and the subnets it lacks; an edit where a setup states it. */
export const allowlistRepairs = (
  { allowedIpAddresses = '', origin, address }: AccountSettings,
  subnets: readonly string[],
  engine: Engine,
): readonly Repair[] => {
  const entries = allowedIpAddresses.split(',').map((entry) => entry.trim());
  const value = [...entries.filter((entry) => entry !== ''), ...subnets].join(', ');
  const argument = hcl`allowed_ip_addresses = ${value}`;
  const lines =
    address === undefined
      ? [hcl`resource "ibm_iam_account_settings" "account" {`, hcl`  ${argument}`, hcl`}`]
      : [remark(address), argument];
  const stated = engine.declared && origin.document.source === engine.origin.document.source;
  return [
    { kind: 'cli', text: shell`ibmcloud iam account-settings-update --allowed-ip-addresses ${value}` },
    { kind: 'terraform', text: inLines(lines) },
    ...(stated ? [{ kind: 'edit' as const, text: yaml`allowed_ip_addresses: ${jsonValue(value)}` }] : []),
  ];
};
