import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

testSuite('roles on selectors of many services', (test) => {
  const cases: readonly (readonly [role: string, enabled: string, management: string, iam: string])[] = [
    ['Viewer', 'yes', 'yes', 'yes'],
    ['Operator', 'yes', 'yes', 'yes'],
    ['Administrator', 'yes', 'yes', 'yes'],
    ['Manager', 'yes', 'no', 'no'],
    ['Service ID creator', 'unknown', 'no', 'yes'],
    ['User API Key Creator', 'unknown', 'no', 'yes'],
    ['Template Assignment Administrator', 'unknown', 'no', 'yes'],
    ['Groups Service Member Manage', 'unknown', 'no', 'no'],
    ['EngineRunner', 'unknown', 'unknown', 'unknown'],
  ];
  for (const [name, ...expected] of cases) {
    test(`${name}: ${expected.join(', ')}`, () => {
      const role = { id: undefined, name };
      assert.equal(
        [
          catalogue.assignable(role, 'allIamEnabled'),
          catalogue.assignable(role, 'allAccountManagement'),
          catalogue.assignable(role, 'iamAccountManagement'),
        ],
        expected,
      );
    });
  }

  test('a role is recognised by its CRN', () => {
    const role = { id: 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator', name: undefined };
    assert.is(catalogue.assignable(role, 'allAccountManagement'), 'no');
    assert.is(catalogue.assignable(role, 'iamAccountManagement'), 'yes');
  });

  test('a custom role belongs to one service', () => {
    const id = 'crn:v1:bluemix:public:kms::a/791f5fb10986423e97aa8512f18b7e65::customRole:Rotator';
    assert.is(catalogue.assignable({ id, name: 'Rotator' }, 'allIamEnabled'), 'no');
  });
});
