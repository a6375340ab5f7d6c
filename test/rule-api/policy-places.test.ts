import * as assert from 'uvu/assert';
import type { AccessPolicy, Attribute, Layout } from '../../src/account/model/policy.ts';
import { subjectOf } from '../../src/account/model/subject.ts';
import { unknown } from '../../src/source/unknown.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { attributePlace, rolePlace, subjectPlace, tagPlace, targetPlace } from '../../src/rule-api/policy-places.ts';
import { attributesOf, textsIn } from '../../src/rule-api/attributes.ts';
import type { Origin } from '../../src/source/place.ts';
import { testSuite } from '../harness.ts';

const origin: Origin = { document: { source: 'x', index: 0 }, path: [7] };
const inCode: Origin = { document: { source: 'main.tf', index: 0 }, path: ['resource'] };
const v1: Layout = {
  subject: ['subjects', 0, 'attributes'],
  roles: ['roles'],
  attributes: ['resources', 0, 'attributes'],
  condition: ['rule'],
  version: 1,
};
const v2: Layout = {
  subject: ['subject', 'attributes'],
  roles: ['control', 'grant', 'roles'],
  attributes: ['resource', 'attributes'],
  condition: ['rule'],
  version: 2,
};
const short: Layout = {
  subject: ['subject'],
  roles: ['roles'],
  attributes: [],
  condition: ['condition'],
  each: { attributes: [['service'], ['attributes', 'x']], tags: [['tags', 'env']] },
};
const terraform: Layout = { subject: ['iam_id'], roles: ['roles'], attributes: ['resources', 0], condition: [] };
const attribute: Attribute = { name: 'serviceName', operator: 'stringEquals', value: 'kms' };

const policy = (layout: Layout, more: Partial<AccessPolicy> = {}): AccessPolicy => ({
  type: 'access',
  id: undefined,
  description: undefined,
  subject: subjectOf('IBMid-1'),
  roles: [],
  target: { attributes: [attribute], tags: [] },
  condition: undefined,
  deleted: false,
  origin,
  layout,
  ...more,
});

testSuite('places of the parts of a policy', (test) => {
  for (const [name, layout, expected] of [
    [
      'version 1',
      v1,
      ['resources/0/attributes/1/value', 'resources/0/tags/0', 'roles/2/role_id', 'resources/0/attributes'],
    ],
    [
      'version 2',
      v2,
      ['resource/attributes/1/value', 'resource/tags/0', 'control/grant/roles/2/role_id', 'resource/attributes'],
    ],
    ['a setup', short, ['attributes/x', 'tags/env', 'roles/2', '']],
    ['Terraform', terraform, ['resources/0', 'resources/0', 'roles/2', 'resources/0']],
  ] as const) {
    test(name, () => {
      const one = policy(layout);
      const places = [attributePlace(one, 1), tagPlace(one, 0), rolePlace(one, 2), targetPlace(one)];
      assert.equal(
        places.map(({ path }) => path.slice(1).join('/')),
        expected,
      );
    });
  }

  test('the names of attributes, and those of the subject', () => {
    assert.equal(attributePlace(policy(v1), 1, 'name').path.at(-1), 'name');
    assert.equal(attributePlace(policy(v2), 1, 'name').path.at(-1), 'key');
    assert.equal(subjectPlace(policy(v2), 0).path, [7, 'subject', 'attributes', 0, 'value']);
    assert.equal(subjectPlace(policy(v1), 0, 'name').path, [7, 'subjects', 0, 'attributes', 0, 'name']);
    assert.equal(subjectPlace(policy(short), 0).path, [7, 'subject']);
    assert.equal(subjectPlace(policy(v2)).path, [7, 'subject', 'attributes']);
  });
});

testSuite('the attributes of a policy', (test) => {
  test('as written, where one occurs twice', () => {
    const target = unknown('twice');
    const notes = { pattern: undefined, lastPermitAt: undefined, fromTemplate: false, subjects: 1, resources: 1 };
    assert.equal(attributesOf(policy(v2, { target })), []);
    assert.equal(attributesOf(policy(v2, { target, notes: { ...notes, target: [attribute] } })), [attribute]);
  });

  test('the texts in a value', () => {
    assert.equal(textsIn(attribute), ['kms']);
    assert.equal(textsIn({ ...attribute, value: ['a', 'b'] }), ['a', 'b']);
    assert.equal(textsIn({ ...attribute, value: true }), []);
    assert.equal(textsIn({ ...attribute, value: unknown('x') }), []);
  });

  for (const [name, one, kind, text] of [
    ['version 1', policy(v1), 'edit', '{ "name": "serviceName", "operator": "stringEquals", "value": "kms" }'],
    ['version 2', policy(v2), 'edit', '{ "key": "serviceName", "operator": "stringEquals", "value": "kms" }'],
    ['a setup', policy(short), 'edit', 'service: kms'],
    [
      'Terraform',
      policy(terraform, { address: 'ibm_iam_service_policy.x', origin: inCode }),
      'terraform',
      'service = "kms"',
    ],
    ['a script', policy(terraform, { address: 'script:x' }), 'edit', 'kms'],
  ] as const) {
    test(`written for ${name}`, () => {
      const repairs = attributeEdit(one, 0, attribute);
      assert.equal(
        repairs.map((repair) => [repair.kind, repair.text.text]),
        [[kind, text]],
      );
    });
  }
});
