import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'session-longer-than-wanted';

testSuite(id, (test) => {
  const text = snapshot({
    account_settings: {
      restrict_create_service_id: 'RESTRICTED',
      session_expiration_in_seconds: '86400',
      session_invalidation_in_seconds: 'NOT_SET',
      system_access_token_expiration_in_seconds: '3600',
      system_refresh_token_expiration_in_seconds: 259200,
    },
  });

  test('what is set, and what holds where nothing is', async () => {
    assert.equal(await findingsOf(id, text), [
      '/account_settings/session_expiration_in_seconds info: sessions last 1 day, and the limit is 12 hours: a stolen one works until then; set `session_expiration_in_seconds` to `43200`',
      '/account_settings/session_invalidation_in_seconds info: `session_invalidation_in_seconds` is not set, so inactive sessions last 2 hours, and the limit is 1 hour: a stolen one works until then; set it to `3600`',
      '/account_settings/system_refresh_token_expiration_in_seconds info: refresh tokens last 3 days, and the limit is 1 day: a stolen one works until then; set `system_refresh_token_expiration_in_seconds` to `86400`',
    ]);
    assert.equal((await repairsOf(id, text))[0], {
      kind: 'cli',
      text: 'ibmcloud iam account-settings-update --session-expiration-in-seconds 43200',
    });
  });

  test('options set the limits', async () => {
    assert.equal(await findingsOf(id, text, { session: '1d', inactivity: '2h', refresh_token: '3d' }), []);
    assert.equal(
      (await findingsOf(id, text, { session: '1d', inactivity: '2h', refresh_token: '3d', access_token: '30m' }))
        .length,
      1,
    );
  });
});
