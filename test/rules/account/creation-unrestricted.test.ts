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
      '/account_settings/restrict_create_service_id warning: everybody in the account can create service IDs, which outlive the people who made them: set `restrict_create_service_id` to `RESTRICTED`, and give `Service ID creator` to those who need it',
      '/account_settings/restrict_create_platform_apikey warning: every user of the account can create API keys, which need no second factor: set `restrict_create_platform_apikey` to `RESTRICTED`, and give `User API key creator` to those who need it',
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
      ["the engine's own identity needs `Service ID creator` from then on: give it first"],
    );
  });

  test('an export that lacks one says so', async () => {
    assert.equal(
      printNotChecked(await runRule(id, snapshot({ account_settings: { restrict_create_service_id: 'RESTRICTED' } }))),
      [`${id}: the account settings do not say who creates API keys [ibmcloud iam account-settings --output json]`],
    );
  });
});
