import * as assert from 'uvu/assert';
import { hexIdFault, isHexId, isUuid } from '../../../src/account/model/id-form.ts';
import { testSuite } from '../../harness.ts';

const account = '4c7e9a0b1d2f48639e5a7c8b0d1f2e34';
const guid = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';

testSuite('forms of ids', (test) => {
  test('UUIDs, and 32 hexadecimal digits', () => {
    assert.ok(isUuid(guid) && isUuid(guid.toUpperCase()));
    assert.not(isUuid(account) || isUuid(`${guid}0`));
    assert.ok(isHexId(account));
    assert.not(isHexId(account.toUpperCase()) || isHexId(guid));
  });

  for (const [text, expected] of [
    [account, undefined],
    [`a/${account}`, { is: 'part of a CRN', meant: account }],
    [account.toUpperCase(), { is: 'in another form', meant: account }],
    [guid, { is: 'a GUID' }],
    [`crn:v1:bluemix:public:kms:eu-de:a/${account}:${guid}::`, { is: 'a CRN' }],
    [account.slice(1), { is: 'of 31 digits' }],
    ['default', { is: 'a name' }],
    ['12345', { is: 'of 5 digits' }],
    ['', { is: 'a name' }],
  ] as const) {
    test(`what \`${text}\` is instead of an id`, () => assert.equal(hexIdFault(text), expected));
  }
});
