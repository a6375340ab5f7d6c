import * as assert from 'uvu/assert';
import { subnetsOf } from '../../../src/access/network/addresses.ts';
import { notAdmitted, readAllowlist } from '../../../src/access/network/allowlist.ts';
import type { NetworkZone, ZoneAddress } from '../../../src/account/model/account.ts';
import { testSuite } from '../../harness.ts';

const at = (type: string, value?: string, service?: string): ZoneAddress => ({ type, value, service });

const zone = (name: string, parts: Partial<NetworkZone> = {}): NetworkZone => ({
  id: undefined,
  name,
  addresses: [],
  excluded: [],
  complete: true,
  origin: { document: { source: 'test', index: 0 }, path: [] },
  ...parts,
});

testSuite('an allowlist', (test) => {
  const reads = (
    title: string,
    text: string,
    zones: readonly NetworkZone[],
    admitted: readonly string[],
    open: readonly string[] = [],
  ): void =>
    test(title, () => {
      const list = readAllowlist(text, zones);
      assert.equal(subnetsOf(list.admitted), admitted);
      assert.equal(
        list.open.map(({ why }) => why),
        open,
      );
    });

  reads('one address', '17.5.7.8', [], ['17.5.7.8/32']);
  reads(
    'several, with and without blanks',
    '17.5.7.8,10.0.0.0/8 , 2001:db8::/32',
    [],
    ['17.5.7.8/32', '10.0.0.0/8', '2001:db8::/32'],
  );
  reads('a range', '17.5.7.8 - 17.5.7.9', [], ['17.5.7.8/31']);
  reads('empty entries', ' , 17.5.7.8,,', [], ['17.5.7.8/32']);
  reads('nothing', '', [], []);
  reads(
    'five bytes, as an example of IBM’s has',
    '17.5.7.8.0/16',
    [],
    [],
    ['the entry `17.5.7.8.0/16` is not an address, range or subnet'],
  );
  reads(
    'a range that goes backwards',
    '10.0.0.9 - 10.0.0.1',
    [],
    [],
    ['the entry `10.0.0.9 - 10.0.0.1` is not an address, range or subnet'],
  );
  reads(
    'a broken address of IPv6',
    '2001:db8::x, 2001:::1',
    [],
    [],
    [
      'the entry `2001:db8::x` is not an address, range or subnet',
      'the entry `2001:::1` is not an address, range or subnet',
    ],
  );
  reads('a zone that was not given', 'corp-zone', [], [], ['the network zone `corp-zone` is not in the input']);
  reads(
    'a zone in another case is another zone',
    'Corp',
    [zone('corp', { addresses: [at('ipAddress', '1.2.3.4')] })],
    [],
    ['the network zone `Corp` is not in the input'],
  );

  const corp = {
    addresses: [at('subnet', '10.0.0.0/24'), at('ipRange', '11.0.0.0-11.0.0.1'), at('ipAddress', '12.0.0.1')],
  };
  reads('a zone', 'corp', [zone('corp', corp)], ['10.0.0.0/24', '11.0.0.0/31', '12.0.0.1/32']);
  reads('a zone without addresses', 'corp', [zone('corp')], []);
  reads(
    'a zone that leaves some out',
    'corp',
    [zone('corp', { ...corp, excluded: [at('subnet', '10.0.0.0/25'), at('ipAddress', '12.0.0.1')] })],
    ['10.0.0.128/25', '11.0.0.0/31'],
  );
  reads(
    'what a zone leaves out, another entry lets in',
    'corp, 10.0.0.1',
    [zone('corp', { addresses: [at('subnet', '10.0.0.0/31')], excluded: [at('ipAddress', '10.0.0.1')] })],
    ['10.0.0.0/32', '10.0.0.1/32'],
  );
  reads(
    'a zone that leaves out what cannot be read',
    'corp',
    [zone('corp', { ...corp, excluded: [at('subnet', '10.0.0.0/99')] })],
    [],
    ['the zone `corp` excludes `10.0.0.0/99`, which is not an address'],
  );
  reads(
    'a zone that leaves out what is no address',
    'corp',
    [zone('corp', { ...corp, excluded: [at('vpc', 'crn:v1:vpc')] })],
    [],
    ['the zone `corp` excludes `crn:v1:vpc`, which is not an address'],
  );
  reads(
    'a zone that holds what cannot be read',
    'corp',
    [zone('corp', { addresses: [at('ipAddress', '10.0.0.1'), at('ipAddress', 'x')] })],
    ['10.0.0.1/32'],
    ['the zone `corp` contains `x`, which is not an address'],
  );
  reads(
    'a zone of which a list shows a part: more may be left out',
    'corp',
    [zone('corp', { ...corp, complete: false })],
    [],
    ['the export shows only part of the zone `corp`'],
  );
  reads(
    'a zone of which a list shows a part, and that was exported on its own',
    'corp',
    [zone('corp', { complete: false }), zone('corp', corp)],
    ['10.0.0.0/24', '11.0.0.0/31', '12.0.0.1/32'],
  );
  reads(
    'a zone with a VPC',
    'corp',
    [zone('corp', { addresses: [at('vpc', 'crn:v1:vpc'), at('ipAddress', '10.0.0.1')] })],
    ['10.0.0.1/32'],
    ['the zone `corp` names a VPC, whose addresses are not known'],
  );
  const service = 'the zone `corp` names a service, and IBM does not document whether the allowlist supports that';
  reads(
    'a zone with Secrets Manager',
    'corp',
    [zone('corp', { addresses: [at('serviceRef', undefined, 'secrets-manager')] })],
    [],
    [service],
  );
  reads(
    'a zone with all services',
    'corp',
    [zone('corp', { addresses: [at('serviceRef', undefined, 'platform_service')] })],
    [],
    [service],
  );
  reads(
    'a zone with a service that is not named',
    'corp',
    [zone('corp', { addresses: [at('serviceRef')] })],
    [],
    [service],
  );
  reads(
    'a zone with another service',
    'corp',
    [zone('corp', { addresses: [at('serviceRef', undefined, 'kms'), at('ipAddress', '10.0.0.1')] })],
    ['10.0.0.1/32'],
  );
  reads(
    'zones whose names look like ranges',
    '10-20',
    [zone('10-20', { addresses: [at('ipAddress', '10.0.0.1')] })],
    ['10.0.0.1/32'],
  );
});

testSuite('ranges an allowlist has to admit', (test) => {
  const misses = (
    title: string,
    text: string,
    ranges: readonly string[],
    outside: readonly string[],
    left: readonly string[],
  ): void =>
    test(title, () => {
      const missed = notAdmitted(ranges, readAllowlist(text, []));
      assert.equal(missed.subnets, outside);
      assert.equal(subnetsOf(missed.left), left);
    });
  const ranges = ['50.22.138.0/27', '52.116.190.80/28'];
  misses('all are in it', '50.22.138.0/24, 52.116.190.80 - 52.116.190.95', ranges, [], []);
  misses('none is', '1.2.3.4', ranges, ranges, ranges);
  misses('one is', '50.22.138.0/27', ranges, ['52.116.190.80/28'], ['52.116.190.80/28']);
  misses('half of one is', '50.22.138.0/28, 52.116.190.80/28', ranges, ['50.22.138.0/27'], ['50.22.138.16/28']);
  misses(
    'all but one address',
    '50.22.138.0 - 50.22.138.30, 52.116.190.80/28',
    ranges,
    ['50.22.138.0/27'],
    ['50.22.138.31/32'],
  );
  misses('in parts', '50.22.138.0/28, 50.22.138.16/28, 52.116.190.80/28', ranges, [], []);
  misses('everything is let in', '0.0.0.0/0', ranges, [], []);
});
