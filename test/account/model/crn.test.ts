import * as assert from 'uvu/assert';
import { partsOfCrn } from '../../../src/account/model/crn.ts';
import { testSuite } from '../../harness.ts';

const account = '4c7e9a0b1d2f48639e5a7c8b0d1f2e34';
const guid = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';
const nothing = { service: undefined, region: undefined, account: undefined, instance: undefined };

testSuite('parts of CRNs', (test) => {
  for (const [text, expected] of [
    [undefined, undefined],
    ['kms', undefined],
    ['crn:', { ...nothing, id: '' }],
    [
      `crn:v1:bluemix:public:kms:eu-de:a/${account}:${guid}::`,
      { service: 'kms', region: 'eu-de', account, instance: guid, id: '' },
    ],
    [
      `crn:v1:bluemix:public:resource-controller::a/${account}::resource-group:x`,
      { ...nothing, service: 'resource-controller', account, id: 'x' },
    ],
    ['crn:v1:bluemix:public:iam::::role:Editor', { ...nothing, service: 'iam', id: 'Editor' }],
    ['crn:v1:bluemix:public:is:us-south:o/1:::', { ...nothing, service: 'is', region: 'us-south', id: '' }],
  ] as const) {
    test(`\`${text}\``, () => assert.equal(partsOfCrn(text), expected));
  }
});
