import * as assert from 'uvu/assert';
import { admits, takesAnyValue } from '../../../src/access/decide/attribute.ts';
import type { AttributeState } from '../../../src/access/decide/question.ts';
import type { Attribute } from '../../../src/account/model/policy.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { target, type Given } from './build.ts';

const attributeOf = (name: string, given: Given): Attribute => {
  const [attribute] = target({ [name]: given }).attributes;
  assert.ok(attribute);
  return attribute;
};

type Expected = 'yes' | 'no' | 'no, narrower' | 'unknown value' | 'unknown resource' | 'undocumented';

const answer = (attribute: Attribute, fact: AttributeState): Expected => {
  const given = admits(attribute, fact);
  if (given.is === 'yes') return 'yes';
  if (given.is === 'no') return given.because.some(({ narrower }) => narrower) ? 'no, narrower' : 'no';
  const [open] = given.facts;
  assert.ok(open !== undefined && given.facts.length === 1);
  return open.why === 'undocumented' ? 'undocumented' : `unknown ${open.why}`;
};

testSuite('an attribute of a target', (test) => {
  /** One row an operator and value, one column each kind of fact. */
  const row = (
    title: string,
    given: Given,
    expected: { readonly x: Expected; readonly none: Expected; readonly every: Expected; readonly unknown: Expected },
  ): void =>
    test(title, () => {
      const attribute = attributeOf('region', given);
      const facts: readonly (readonly [string, AttributeState, Expected])[] = [
        ['x', { is: 'us-south' }, expected.x],
        ['none', 'none', expected.none],
        ['every', 'every', expected.every],
        ['unknown', 'unknown', expected.unknown],
      ];
      for (const [name, fact, wanted] of facts) assert.is(answer(attribute, fact), wanted, name);
    });

  const narrower = 'no, narrower';
  const open = 'unknown resource';
  row('equals the same', 'us-south', { x: 'yes', none: narrower, every: narrower, unknown: open });
  row('equals another', 'eu-de', { x: 'no', none: narrower, every: narrower, unknown: open });
  row('equals in another case', 'US-South', { x: 'no', none: narrower, every: narrower, unknown: open });
  row(
    'equals one of several',
    { anyOf: ['eu-de', 'us-south'] },
    { x: 'yes', none: narrower, every: narrower, unknown: open },
  );
  row('equals none of several', { anyOf: ['eu-de'] }, { x: 'no', none: narrower, every: narrower, unknown: open });
  row('equals one of none', { anyOf: [] }, { x: 'no', none: narrower, every: narrower, unknown: open });
  row('matches', { match: 'us-*' }, { x: 'yes', none: narrower, every: open, unknown: open });
  row('matches not', { match: 'eu-*' }, { x: 'no', none: narrower, every: open, unknown: open });
  row('matches anything there is', { match: '*' }, { x: 'yes', none: narrower, every: 'yes', unknown: open });
  row('matches one of several', { match: ['eu-*', 'us-*'] }, { x: 'yes', none: narrower, every: open, unknown: open });
  row('exists', { exists: true }, { x: 'yes', none: narrower, every: 'yes', unknown: open });
  row(
    'exists, as text',
    { operator: 'stringExists', value: 'true' },
    { x: 'yes', none: narrower, every: 'yes', unknown: open },
  );
  row('does not exist', { exists: false }, { x: 'no', none: 'yes', every: 'no', unknown: open });
  const doubtful = { x: 'undocumented', none: 'undocumented', every: 'undocumented', unknown: 'undocumented' } as const;
  row('a wildcard under equals may mean either', '*', doubtful);
  row('one wildcard among several exact values', { anyOf: ['us-south', 'eu-*'] }, doubtful);
  row('a literal star under equals is exact', '{{*}}', { x: 'no', none: narrower, every: narrower, unknown: open });
  row('an operator IAM does not have', { operator: 'stringNotEquals', value: 'eu-de' }, doubtful);
  row('`stringExists` of a text', { operator: 'stringExists', value: 'maybe' }, doubtful);
  row('a value nobody knows', unknown('set by a variable'), {
    x: 'unknown value',
    none: 'unknown value',
    every: 'unknown value',
    unknown: 'unknown value',
  });

  const spelling = (title: string, name: string, given: Given, is: string, expected: Expected): void =>
    test(title, () => assert.is(answer(attributeOf(name, given), { is }), expected));
  spelling('a service ID in the spelling of subjects', 'resource', 'iam-ServiceId-1', 'ServiceId-1', 'no');
  spelling(
    'a GUID in capitals',
    'serviceInstance',
    'AB12CD34-0000-4000-8000-000000000001',
    'ab12cd34-0000-4000-8000-000000000001',
    'no',
  );
  spelling('a service ID in the spelling of secrets', 'resource', 'ServiceId-1', 'iam-ServiceId-1', 'yes');
  spelling('another service ID', 'resource', 'ServiceId-2', 'iam-ServiceId-1', 'no');
  spelling('a pattern over either spelling', 'resource', { match: 'iam-ServiceId-*' }, 'ServiceId-1', 'yes');
  spelling('a pattern without the prefix', 'resource', { match: 'ServiceId-*' }, 'iam-ServiceId-1', 'yes');
  spelling('spellings count for `resource` only', 'serviceInstance', 'iam-ServiceId-1', 'ServiceId-1', 'no');
  spelling('a CRN where a GUID belongs', 'serviceInstance', 'crn:v1:x', 'guid', 'no');
  spelling(
    'the same as an expression',
    'serviceInstance',
    'ibm_resource_instance.x.id',
    'ibm_resource_instance.x',
    'no',
  );
  spelling(
    'the GUID of a data source',
    'serviceInstance',
    'data.ibm_resource_instance.x.guid',
    'guid',
    'unknown resource',
  );
  spelling('a name in capitals, which is another', 'resource', 'my-bucket', 'My-Bucket', 'no');
  spelling(
    'the GUID of a resource in capitals',
    'serviceInstance',
    'ab12cd34-0000-4000-8000-000000000001',
    'AB12CD34-0000-4000-8000-000000000001',
    'yes',
  );
  spelling('of a data source', 'serviceInstance', 'data.ibm_resource_instance.x.crn', 'guid', 'no');

  test('any value will do for presence and for runs only', () => {
    const takes = (given: Given): boolean => takesAnyValue(attributeOf('region', given));
    assert.is(takes({ exists: true }), true);
    assert.is(takes({ exists: false }), false);
    assert.is(takes({ match: '**' }), true);
    assert.is(takes({ match: ['eu-*', '*'] }), true);
    assert.is(takes({ match: 'eu-*' }), false);
    assert.is(takes('*'), false);
    assert.is(takes(unknown('?')), false);
  });
});
