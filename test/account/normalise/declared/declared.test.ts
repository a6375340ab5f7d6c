import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { cases } from './cases.ts';
import { brief, declaration, engine, findingsOf, groupsGrant, ref, resource, variable } from './declare.ts';
import type { Declared, Declaration } from '../../../../src/languages/declared/declared.ts';

const findingsIn = (resources: readonly Declared[], gaps: Declaration['gaps'] = []): readonly string[] =>
  findingsOf(declaration(resources, gaps)).findings.map(brief);

/** Another thing of an engine in place of one with the same address. */
const replaced = (resources: readonly Declared[], ...by: readonly Declared[]): readonly Declared[] => [
  ...resources.filter(({ address }) => !by.some((one) => one.address === address)),
  ...by,
];

testSuite('what is declared, as an account', (test) => {
  for (const [name, [resources, expected, gaps]] of Object.entries(cases)) {
    test(name, () => assert.equal([...findingsIn(resources, gaps)].toSorted(), [...expected].toSorted()));
  }

  test('whose key it is, is followed or reported', () => {
    const withKey = (api_key: Parameters<typeof resource>[1][string]) =>
      findingsOf(
        declaration(
          replaced(
            engine,
            resource('ibm_sm_iam_credentials_configuration.engine', {
              name: 'e',
              instance_id: 'g',
              region: 'us-south',
              api_key,
            }),
          ),
        ),
      );
    const { findings, notChecked } = withKey(variable('api_key'));
    assert.equal(findings, []);
    assert.equal(
      [...new Set(notChecked.map(({ reason }) => reason))].filter((reason) => reason.includes('var.api_key')),
      ['the owner of the API key of the engine `e` is not known: `var.api_key` has no value'],
    );
    assert.equal(withKey(ref('ibm_iam_api_key.mine.apikey')).findings, []);
  });

  test('of an engine that is perhaps there all is undecided', () => {
    const uncertainBecause = replaced(engine, {
      ...(engine.at(-1) ?? groupsGrant),
      uncertainBecause: '`var.create` has no value',
    });
    assert.equal(findingsIn(uncertainBecause), [
      'engine-cannot-manage-api-keys low',
      'engine-cannot-manage-groups low',
    ]);
  });
});
