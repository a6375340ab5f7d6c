import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, instance, setup } from '../account-text.ts';
import { findingsOf, runRule } from '../run-rule.ts';
import { authorized, engine, given, own } from './own-engine.ts';

const id = 'engine-mode-conflict';

testSuite(id, (test) => {
  test('a key, and an authorization of the same instance', async () => {
    const text = given({ authorizations: [authorized('iam-identity', 'Operator')] });
    assert.equal(await findingsOf(id, text), [
      '/engine/service_id warning: the engine `e` has an API key, and its instance is also authorized on `iam-identity`: only one is used, and IBM does not document which; remove the other',
    ]);
    const { report } = await runRule(id, text);
    assert.equal(
      report.findings[0]?.related.map(({ location, note }) => `${location.pointer} ${note}`),
      ['/authorizations/0/roles authorizes the instance to create API keys'],
    );
  });

  test('another instance, less than what it takes, and one mode alone are fine', async () => {
    for (const authorizations of [
      [authorized('iam-identity', 'Operator', { instance: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' })],
      [authorized('iam-identity', 'Viewer')],
      [authorized('iam-groups', 'Editor')],
      [],
    ]) {
      assert.equal(await findingsOf(id, given({ authorizations })), []);
    }
    const alone = {
      engine: { mode: 'service_authorization' },
      authorizations: [authorized('iam-identity', 'Operator')],
    };
    assert.equal(await findingsOf(id, given(alone)), []);
  });

  test('two engines of one instance, in two setups', async () => {
    const other = given({ engine: { mode: 'service_authorization' }, name: 'f' });
    assert.equal(await findingsOf(id, `${given({})}---\n${other}`), [
      '/engine/service_id warning: the instance of the engine `e` has two engines, one with an API key and one with authorizations: only one is used, and IBM does not document which',
    ]);
  });

  test('an exported configuration beside a setup that works by authorization', async () => {
    const without = { engine: { mode: 'service_authorization' }, policies: [] };
    const crn = (guid: string) => `crn:v1:bluemix:public:secrets-manager:us-south:a/${account}:${guid}::`;
    const configuration = (more: object = {}) =>
      JSON.stringify({ config_type: 'iam_credentials_configuration', name: 'old', ...more });
    const beside = (config: string, ...setups: readonly string[]) =>
      findingsOf(id, [...setups, `${config}\n`].join('---\n'));
    assert.equal(await beside(configuration({ crn: crn(instance) }), given(without)), [
      '/engine/mode warning: the engine `e` is declared to use authorizations, but its instance also has the configuration `old` with an API key: only one is used, and IBM does not document which; remove the other',
    ]);
    assert.equal(await beside(configuration(), given(without)), [
      '/engine/mode warning low: undecided whether the configuration `old` with an API key belongs to the instance of the engine `e`, which is declared to use authorizations: only one of the two would be used',
    ]);
    const elsewhere = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';
    assert.equal(await beside(configuration({ crn: crn(elsewhere) }), given(without)), []);
    assert.equal(await beside(configuration({ crn: crn(instance), disabled: true }), given(without)), []);
    const second = given({ ...without, name: 'f', instance: { guid: elsewhere, region: 'us-south' } });
    assert.equal(await beside(configuration(), given(without), second), []);
    assert.equal(await beside(configuration({ crn: crn(instance) }), given({})), []);
  });

  test('without the instance it says nothing', async () => {
    const text = setup({ engine, policies: own, authorizations: [authorized('iam-identity', 'Operator')] });
    assert.equal(await findingsOf(id, text), []);
  });
});
