import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'setting-out-of-bounds';

testSuite(id, (test) => {
  test('a setup', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65, settings: { mfa: TOTP, session_expiration_in_seconds: '60' } }
engine: { mode: api_key }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/account/settings/session_expiration_in_seconds error: `60` is refused: `session_expiration_in_seconds` takes `NOT_SET` or 900 to 86400 seconds',
    ]);
  });

  test('an export', async () => {
    const text = `kind: AccountSnapshot
version: 1
account_id: 791f5fb10986423e97aa8512f18b7e65
account_settings: { mfa: NONE, session_expiration_in_seconds: '86400' }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
