import * as assert from 'uvu/assert';
import { printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { account, setup, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf, runRule } from '../run-rule.ts';

const id = 'creation-unrestricted';

testSuite(id, (test) => {
  test('each setting for itself', async () => {
    const text = snapshot({
      account_settings: { restrict_create_service_id: 'NOT_RESTRICTED', restrict_create_platform_apikey: 'NOT_SET' },
    });
    assert.equal(await findingsOf(id, text), [
      '/account_settings/restrict_create_service_id warning: every user can create service IDs, which remain when their creators leave: set `restrict_create_service_id` to `RESTRICTED`, and grant `Service ID creator` to those who need it',
      '/account_settings/restrict_create_platform_apikey warning: every user can create API keys, which need no second factor: set `restrict_create_platform_apikey` to `RESTRICTED`, and grant `User API key creator` to those who need it',
    ]);
    assert.equal((await repairsOf(id, text))[0], {
      kind: 'cli',
      text: 'ibmcloud iam account-settings-update --restrict-create-service-id RESTRICTED',
    });
  });

  test('beside an engine, it is said what that needs', async () => {
    const { report } = await runRule(
      id,
      setup({ account: { id: account, settings: { restrict_create_service_id: 'NOT_RESTRICTED' } } }),
    );
    assert.equal(
      report.findings.map(({ help }) => help),
      [
        'first grant `Service ID creator` on `iam-identity` to the engine `the engine`, or no service IDs can be created for secrets then',
      ],
    );
  });

  test('an export that lacks one says so', async () => {
    assert.equal(
      printNotChecked(await runRule(id, snapshot({ account_settings: { restrict_create_service_id: 'RESTRICTED' } }))),
      [`${id}: the account settings do not show who can create API keys [ibmcloud iam account-settings --output json]`],
    );
  });
});
