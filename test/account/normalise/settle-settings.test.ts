import * as assert from 'uvu/assert';
import { settingsOf } from '../../../src/account/normalise/account-settings.ts';
import { settleSettings } from '../../../src/account/normalise/settle-settings.ts';
import type { JsonObject } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';

const from = (source: string, value: JsonObject) => settingsOf(value, { document: { source, index: 0 }, path: [] });

const open = { restrict_create_service_id: 'NOT_RESTRICTED', allowed_ip_addresses: '192.0.2.1, 192.0.2.2' };
const shut = { restrict_create_service_id: 'RESTRICTED', allowed_ip_addresses: '192.0.2.1' };

testSuite('which of several settings count', (test) => {
  test('of none, none', () => assert.equal(settleSettings([], []), { settings: undefined, problems: [] }));
  test('those of an export before those of a setup, and the setup is reported', () => {
    const [exported, stated] = [from('a.json', shut), from('setup.yaml', open)];
    const { settings, problems } = settleSettings([exported], [stated]);
    assert.is(settings, exported);
    assert.equal(
      problems.map(({ rule, message, place }) => [rule, message, 'path' in place ? place.path : place]),
      [
        [
          'incomplete-export',
          '`restrict_create_service_id` differs from `a.json`, which takes precedence: one of the two is out of date',
          ['restrict_create_service_id'],
        ],
        [
          'incomplete-export',
          '`allowed_ip_addresses` differs from `a.json`, which takes precedence: one of the two is out of date',
          ['allowed_ip_addresses'],
        ],
      ],
    );
  });
  test('what is in effect before what was set, which an enterprise may tighten', () => {
    const [plain, effective] = [from('a.json', open), from('b.json', { effective: shut })];
    assert.equal(settleSettings([plain, effective], []), { settings: effective, problems: [] });
  });
  test('the same list in another order contradicts nothing', () => {
    const turned = { ...open, allowed_ip_addresses: '192.0.2.2,192.0.2.1' };
    assert.equal(settleSettings([from('a.json', open), from('b.json', turned)], []).problems, []);
  });
});
