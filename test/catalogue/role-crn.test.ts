import * as assert from 'uvu/assert';
import { parseRoleCrn } from '../../src/catalogue/role-crn.ts';
import { testSuite } from '../harness.ts';

testSuite('role crn', (test) => {
  test('takes a platform role apart', () => {
    assert.equal(parseRoleCrn('crn:v1:bluemix:public:iam::::role:Viewer'), {
      service: 'iam',
      kind: 'role',
      name: 'Viewer',
      key: 'iam::::role:Viewer',
    });
  });

  test('takes a custom role apart', () => {
    const crn = 'crn:v1:bluemix:public:iam-identity::a/791f5fb10986423e97aa8512f18b7e65::customRole:EngineRunner';
    assert.equal(parseRoleCrn(crn), {
      service: 'iam-identity',
      kind: 'customRole',
      name: 'EngineRunner',
      key: 'iam-identity::a/791f5fb10986423e97aa8512f18b7e65::customRole:EngineRunner',
    });
  });

  test('gives both spellings of a role the same key', () => {
    assert.is(parseRoleCrn('crn:v1:ibmcloud:public:kms::::serviceRole:KeyPurge')?.key, 'kms::::serviceRole:KeyPurge');
    assert.is(parseRoleCrn('crn:v1:bluemix:public:kms::::serviceRole:KeyPurge')?.key, 'kms::::serviceRole:KeyPurge');
  });

  const refused = [
    '',
    'Viewer',
    'crn:v1:staging:public:iam::::role:Viewer',
    'crn:v1:bluemix:public:iam::::Role:Viewer',
    'crn:v1:bluemix:public:iam:::role:Viewer',
    'crn:v1:bluemix:public:iam::::role:Viewer ',
    'crn:v1:bluemix:public:secrets-manager:us-south:a/791f5fb10986423e97aa8512f18b7e65:927fb8ae::',
  ];
  for (const text of refused) {
    test(`does not take \`${text}\` for the CRN of a role`, () => assert.is(parseRoleCrn(text), undefined));
  }
});
