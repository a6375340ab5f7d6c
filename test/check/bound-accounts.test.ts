import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { defaultLimits } from '../../src/source/limits.ts';
import { lintTexts } from '../lint-texts.ts';
import { testSuite } from '../harness.ts';

const setup = (account: string): string => `kind: EngineSetup
version: 1
account: { id: ${account.repeat(32)} }
instance: { guid: 927fb8ae-1ddd-4483-a21f-7d3c0fc81234, region: us-south }
engine: { mode: api_key, service_id: ServiceId-927fb8ae-1ddd-4483-a21f-7d3c0fc8123${account} }
caller: IBMid-5500020QPX
`;

const texts = { 'setups.yaml': [setup('a'), setup('b'), setup('c')].join('---\n') };

const told = async (accounts: number) => {
  const config = { ...defaultConfig(rules), limits: { ...defaultLimits, accounts } };
  const { report, stopped } = await lintTexts(texts, { config });
  return {
    stopped,
    exceeded: report.findings
      .filter(({ rule }) => rule === 'limit-exceeded')
      .map(({ location, message }) => `${location.line}: ${message}`),
    notChecked: report.notChecked.filter(({ rule }) => rule === undefined).map(({ reason }) => reason),
    accounts: report.summary.accounts,
  };
};

testSuite('check/bound-accounts', (test) => {
  test('rules run on so many accounts, and it is said where the others begin', async () => {
    assert.equal(await told(1), {
      stopped: true,
      exceeded: [
        '12: there are 3 accounts in what is linted, or parts that stand by themselves, and rules run on 1 of them, the limit of iamlint: those from here on are not checked',
      ],
      notChecked: ['2 more accounts than the limit of 1 were read'],
      accounts: 1,
    });
  });

  test('within the limit nothing is said', async () => {
    assert.equal(await told(3), { stopped: false, exceeded: [], notChecked: [], accounts: 3 });
  });
});
