import * as assert from 'uvu/assert';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { testSuite } from '../harness.ts';

testSuite('placeholders', (test) => {
  for (const text of [
    '<account_id>',
    'AccessGroupId-<your group>',
    '$ACCOUNT_ID',
    '${account}',
    '%ACCOUNT_ID%',
    'XXXX',
    'iam-ServiceId-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    'YOUR_ACCOUNT',
    'your-instance',
    'REPLACE_ME',
    'CHANGEME',
    'ACCOUNT_ID',
    'RESOURCE_GROUP_ID',
    '{account-id}',
    '{{ account }}',
    'crn:v1:bluemix:public:kms:eu-de:a/<account>:x::',
    'xxx.xxx@ibm.com',
    'xxx@example.com',
    'XX_XXX@example.com',
    'your.name@example.com',
    'youremail@example.com',
    'first.last@example.com',
    'FirstnameLastname@example.com',
  ]) {
    test(`\`${text}\` is one`, () => assert.ok(isPlaceholder(text)));
  }

  for (const text of [
    '',
    'a{{*}}b{{?}}',
    '{{environment.attributes.current_time}}',
    '{{resource.attributes.prefix}}/*',
    'xxx',
    'maxxx-01',
    'US$',
    'your',
    'IAM',
    'MY-KEYS',
    'a<b',
    'max.xx@example.com',
    'x@example.com',
    'felixx@example.com',
    'yourdon@example.com',
    'last@example.com',
    'jane.doe@example.com',
    '4c7e9a0b1d2f48639e5a7c8b0d1f2e34',
    '*',
  ]) {
    test(`\`${text}\` is none`, () => assert.not(isPlaceholder(text)));
  }
});
