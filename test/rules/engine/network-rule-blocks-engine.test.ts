import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'network-rule-blocks-engine';

const engine = { service_id: robot };
const own = [
  { subject: robot, roles: ['Editor'], service: 'iam-groups' },
  { subject: robot, roles: ['Operator'], service: 'iam-identity' },
];
const given = (more: object) =>
  setup({ name: 'e', instance: { guid: instance, region: 'us-south' }, engine, policies: own, ...more });

const zone = { id: 'z1', name: 'offices', addresses: [{ type: 'subnet', value: '203.0.113.0/24' }] };
const admitting = { type: 'serviceRef', ref: { account_id: account, service_name: 'secrets-manager' } };
const through = (...ids: readonly string[]) => ({ attributes: [{ name: 'networkZoneId', value: ids.join(',') }] });
const on = (attributes: Readonly<Record<string, string>>) => ({
  attributes: Object.entries({ accountId: account, ...attributes }).map(([name, value]) => ({ name, value })),
});
const rule = (more: object = {}) => ({
  description: 'offices only',
  enforcement_mode: 'enabled',
  contexts: [through('z1')],
  resources: [on({ serviceName: 'iam-identity' })],
  ...more,
});
const beside = (rules: readonly object[], zones: readonly object[] = [zone], more: object = {}): string =>
  `${given(more)}---\n${snapshot({ zones, network_rules: rules })}`;

testSuite(id, (test) => {
  test('no zone has Secrets Manager', async () => {
    const text = beside([rule()]);
    assert.equal(await findingsOf(id, text), [
      '/network_rules/0/contexts error: the network rule `offices only` blocks the engine `e` on `iam-identity`: none of its zones names this Secrets Manager as a service reference; add a zone that does',
    ]);
    assert.is(
      (await repairsOf(id, text))[0]?.text,
      'ibmcloud cbr zone-create --name secrets-manager --service-ref service_name=secrets-manager',
    );
  });

  test('the group of IAM services, and only what the engine works on', async () => {
    const group = rule({ resources: [on({ service_group_id: 'IAM' })] });
    assert.match(
      (await findingsOf(id, beside([group])))[0] ?? '',
      '/network_rules/0/contexts error: the network rule `offices only` blocks the engine `e` on `iam-identity` and `iam-groups`: none of its zones names this Secrets Manager as a service reference; add a zone that does',
    );
    const secrets = [{ name: 's', service_id: robot, ttl: '1h' }];
    assert.match(
      (await findingsOf(id, beside([group], [zone], { secrets })))[0] ?? '',
      '/network_rules/0/contexts error: the network rule `offices only` blocks the engine `e` on `iam-identity`: none of its zones names this Secrets Manager as a service reference; add a zone that does',
    );
    const groups = rule({ resources: [on({ serviceName: 'iam-groups' })] });
    assert.equal(await findingsOf(id, beside([groups], [zone], { secrets })), []);
  });

  test('a service reference in any zone of any context is enough', async () => {
    const other = { id: 'z2', name: 'services', addresses: [admitting] };
    for (const contexts of [[through('z1', 'z2')], [through('z1'), through('z2')]]) {
      assert.equal(await findingsOf(id, beside([rule({ contexts })], [zone, other])), []);
    }
    const everywhere = { ...zone, addresses: [{ type: 'ipRange', value: '0.0.0.0 - 255.255.255.255' }] };
    assert.equal(await findingsOf(id, beside([rule()], [everywhere])), []);
    const halves = { ...zone, addresses: ['0.0.0.0/1', '128.0.0.0/1'].map((value) => ({ type: 'subnet', value })) };
    assert.equal(await findingsOf(id, beside([rule()], [halves])), []);
    const all = [{ type: 'subnet', value: '0.0.0.0/0' }];
    assert.is((await findingsOf(id, beside([rule()], [{ ...zone, addresses: all, excluded: all }]))).length, 1);
  });

  test('rules that are not enforced, that are about other things or about no place', async () => {
    for (const other of [
      rule({ enforcement_mode: 'report' }),
      rule({ enforcement_mode: 'disabled' }),
      rule({ resources: [on({ serviceName: 'user-management' })] }),
      rule({ resources: [on({ serviceName: 'iam-identity', resourceType: 'profile' })] }),
      rule({ contexts: [{ attributes: [{ name: 'endpointType', value: 'private' }] }] }),
    ]) {
      assert.equal(await findingsOf(id, beside([other])), []);
    }
  });

  test('what leaves it open', async () => {
    const start =
      '/network_rules/0/contexts warning low: undecided whether the network rule `offices only` lets the engine `e` through to `iam-identity`: ';
    const { addresses: addresses_preview, ...preview } = zone;
    for (const [text, reason] of [
      [beside([rule()], []), 'the zone `z1` is not in the input'],
      [
        beside([rule()], [{ ...preview, addresses_preview, address_count: 9 }]),
        'only part of the zone `offices` is in the input',
      ],
      [beside([rule({ contexts: [] })]), 'IBM does not document what a rule without contexts admits'],
      [
        beside([
          rule({
            operations: {
              api_types: [
                { api_type_id: 'crn:v1:bluemix:public:context-based-restrictions::::api-type:control-plane' },
              ],
            },
          }),
        ]),
        'it is only for some kinds of calls',
      ],
    ] as const) {
      assert.equal(await findingsOf(id, text), [`${start}${reason}`]);
    }
  });
});
