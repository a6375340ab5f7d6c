import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { defaultConfig } from '../../../src/config/config.ts';
import { printFindings, printNotChecked } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { account, byAuthorization, instance, setupText } from './setup-text.ts';

const id = 'allowlist-blocks-engine';
const osaka = ['163.68.76.0/28', '163.68.97.64/27', '163.69.71.32/28', '163.73.69.224/28'];

const setup = (allowlist: string, more: Readonly<Record<string, unknown>> = {}): string =>
  setupText({
    account: { id: account, settings: { allowed_ip_addresses: allowlist } },
    instance: { guid: instance, region: 'jp-osa', endpoints: 'public' },
    ...more,
  });

const lint = (allowlist: string, more: Readonly<Record<string, unknown>> = {}) =>
  lintTexts({ 'setup.yaml': setup(allowlist, more) }, { onlyRules: [id] });

testSuite(id, (test) => {
  test('names what is not admitted, dates the evidence, and gives the new value', async () => {
    const result = await lint(`203.0.113.0/24, ${osaka.slice(1).join(',')}, 163.68.76.0 - 163.68.76.3`);
    assert.equal(printFindings(result), [
      `setup.yaml:7 error ${id}: the IP allowlist of the account does not admit the engine \`e\`: it lacks \`163.68.76.4/30\` and \`163.68.76.8/29\` of Secrets Manager's public addresses in \`jp-osa\` (as IBM last changed them on 2022-07-25, before it withdrew the list)`,
    ]);
    const value =
      '203.0.113.0/24, 163.68.97.64/27, 163.69.71.32/28, 163.73.69.224/28, 163.68.76.0 - 163.68.76.3, 163.68.76.0/28';
    assert.equal(
      result.report.findings[0]?.repairs.map(({ kind, text }) => ({ kind, text: text.text })),
      [
        { kind: 'edit', text: `allowed_ip_addresses: "${value}"` },
        { kind: 'cli', text: `ibmcloud iam account-settings-update --allowed-ip-addresses '${value}'` },
        {
          kind: 'terraform',
          text: `resource "ibm_iam_account_settings" "account" {\n  allowed_ip_addresses = "${value}"\n}`,
        },
      ],
    );
  });

  test('is silent where the list is empty or holds them all, in whatever form', async () => {
    for (const list of [
      '',
      '  ',
      osaka.join(','),
      '163.0.0.0/8',
      '0.0.0.0-255.255.255.255',
      `::1, ${osaka.join(' , ')}`,
    ]) {
      const result = await lint(list);
      assert.equal([...printFindings(result), ...printNotChecked(result)], [], list);
    }
  });

  test('a zone that was not given leaves it open', async () => {
    assert.equal(printFindings(await lint('corp, 203.0.113.0/24')), [
      `setup.yaml:7 warning low ${id}: undecided whether the IP allowlist of the account admits the engine \`e\`: the network zone \`corp\` is not in the input`,
    ]);
  });

  test('a zone that was given counts, less what it excludes', async () => {
    const zone = (excluded: string) => ({
      name: 'sm',
      addresses: [{ type: 'ipRange', value: '163.0.0.0-163.255.255.255' }],
      excluded: [{ type: 'subnet', value: excluded }],
    });
    const withZone = (excluded: string) => ({
      account: { id: account, settings: { allowed_ip_addresses: 'sm' }, zones: [zone(excluded)] },
    });
    assert.equal(printFindings(await lint('sm', withZone('163.1.0.0/16'))), []);
    assert.match(
      printFindings(await lint('sm', withZone('163.68.76.0/24')))[0] ?? '',
      "setup.yaml:7 error allowlist-blocks-engine: the IP allowlist of the account does not admit the engine `e`: it lacks `163.68.76.0/28` of Secrets Manager's public addresses in `jp-osa` (as IBM last changed them on 2022-07-25, before it withdrew the list)",
    );
  });

  test('endpoints that are not said leave it open where they matter', async () => {
    const unsaid = { instance: { guid: instance, region: 'jp-osa' } };
    assert.match(
      printFindings(await lint(osaka.join(','), unsaid))[0] ?? '',
      'setup.yaml:7 warning low allowlist-blocks-engine: undecided whether the IP allowlist of the account admits the engine `e`: it lacks the private addresses, and the input does not show whether the instance uses public or private endpoints',
    );
    assert.match(printFindings(await lint('203.0.113.0/24', unsaid))[0] ?? '', 'error');
  });

  test('a region without published addresses is not checked, and the config can give them', async () => {
    const madrid = { instance: { guid: instance, region: 'eu-es', endpoints: 'public' } };
    assert.equal(printNotChecked(await lint('203.0.113.0/24', madrid)), [
      `${id}: IBM never published addresses of Secrets Manager in \`eu-es\`: give them as \`catalogue.secrets_manager.ip_ranges\` in the config`,
    ]);
    const config = {
      ...defaultConfig(rules),
      catalogue: { secrets_manager: { ip_ranges: { 'eu-es': { public: ['192.0.2.0/24'] } } } },
    };
    const result = await lintTexts({ 'setup.yaml': setup('203.0.113.0/24', madrid) }, { onlyRules: [id], config });
    assert.match(
      printFindings(result)[0] ?? '',
      "setup.yaml:7 error allowlist-blocks-engine: the IP allowlist of the account does not admit the engine `e`: it lacks `192.0.2.0/24` of Secrets Manager's public addresses in `eu-es` (as the config gives them)",
    );
  });

  test('by authorization it is for information', async () => {
    const { report } = await lint('203.0.113.0/24', byAuthorization);
    assert.equal(
      report.findings.map(({ severity, confidence }) => `${severity} ${confidence}`),
      ['info low'],
    );
  });

  test('without the settings, or the region, it says what it lacks', async () => {
    assert.equal(printNotChecked(await lintTexts({ 'setup.yaml': setupText() }, { onlyRules: [id] })), [
      `${id}: the IP allowlist of the account is not in the input [ibmcloud iam account-settings --output json]`,
    ]);
    assert.equal(printNotChecked(await lint('203.0.113.0/24', { instance: { guid: instance } })), [
      `${id}: the region of the instance of the engine \`e\` is not known: give its CRN in an engine setup`,
    ]);
  });

  test('two engines of an account get one new value', async () => {
    const second = setup('203.0.113.0/24', {
      name: 'f',
      instance: { guid: instance, region: 'us-south', endpoints: 'private' },
    });
    const result = await lintTexts({ 'a.yaml': setup('203.0.113.0/24'), 'b.yaml': second }, { onlyRules: [id] });
    const commands = result.report.findings.map(({ repairs }) => repairs.find(({ kind }) => kind === 'cli')?.text.text);
    assert.is(commands.length, 2);
    assert.is(commands[0], commands[1]);
    assert.match(commands[0] ?? '', '163.73.69.224/28, 10.74.45.0/26');
  });
});
