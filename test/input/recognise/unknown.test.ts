import * as assert from 'uvu/assert';
import { recognise } from '../../../src/input/recognise/recognise.ts';
import type { Json } from '../../../src/source/json.ts';
import type { Path } from '../../../src/source/place.ts';
import { isOrigin } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';

const ref = { source: 'file.json', index: 0 };

interface Case {
  readonly title: string;
  readonly value: Json;
  readonly message: string;
  readonly help?: string;
  readonly path?: Path;
  readonly rule?: string;
  /** Said even of a file that was only met in a walk. */
  readonly always?: true;
}

const policy = {
  type: 'access',
  subjects: [{ attributes: [] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }],
  resources: [{ attributes: [] }],
};

const cases: readonly Case[] = [
  {
    title: 'a list of other policies',
    value: { policies: [{ effect: 'Allow' }] },
    message: 'this resembles a list of policies, but `subjects`, `roles` and `resources` are missing from item 0',
    help: 'export it again with `ibmcloud iam access-policies --output json`, or leave the file out',
    path: ['policies', 0],
  },
  {
    title: 'a policy with one of its parts',
    value: { policies: [{ subjects: [] }] },
    message: 'this resembles a list of policies, but `roles` and `resources` are missing from item 0',
    path: ['policies', 0],
  },
  {
    title: 'configurations of somebody else',
    value: [{ config_type: 'lamp', secret_type: 'none' }],
    message: 'this resembles a list of Secrets Manager configurations, but its fields have other content in item 0',
    path: [0],
  },
  {
    title: 'a list of parts of policies',
    value: [{ subjects: [], roles: {} }],
    message: 'this resembles a list of policies, but `resources` is missing from item 0',
    path: [0],
  },
  {
    title: 'a part of a policy',
    value: { subject: {}, control: null, resource: 'x' },
    message: 'this resembles a policy, but its fields have other content',
  },
  {
    title: 'a list with one of two fields',
    value: [{ iam_id: 'x' }],
    message: 'this resembles a list of members of an access group, but `membership_type` is missing from item 0',
    path: [0],
  },
  {
    title: 'a list with a field in common',
    value: [{ locked: true }],
    message: 'iamlint does not know the items of this list',
  },
  {
    title: 'a compiler’s config',
    value: { include: ['src'], secrets: [], instance: 1 },
    message: 'iamlint does not know this kind of document',
  },
  {
    title: 'a misspelled wrapper',
    value: { polices: [policy] },
    message: '`polices` is not a list of the API: did you mean `policies`?',
    help: 'write `policies`',
    path: ['polices'],
    always: true,
  },
  {
    title: 'a wrapper of somebody’s own',
    value: { data: [policy] },
    message: 'this resembles a list of policies, but they are under `data` instead of `policies`',
    help: 'rename `data` to `policies`, or give iamlint the list alone',
    path: ['data'],
  },
  {
    title: 'a wrapper that is no list',
    value: { policies: {} },
    message: 'this resembles a list of policies, but `policies` is a mapping instead of a list',
    path: ['policies'],
  },
  {
    title: 'several exports at once',
    value: { policies: [policy], groups: [{ id: 'AccessGroupId-1' }] },
    message: 'this contains several exports (`policies`, `groups`) but is not an account snapshot: `kind` is missing',
    help: 'add `kind: AccountSnapshot` and `version: 1`; sections are called `policies`, `access_groups`, `service_ids` and so on',
    always: true,
  },
  {
    title: 'a misspelled kind',
    value: { kind: 'EngineSetpu', version: 1, engine: {} },
    message: '`kind: EngineSetpu` is not a kind of document: did you mean `EngineSetup`?',
    help: 'write `kind: EngineSetup`',
    path: ['kind'],
    always: true,
  },
  {
    title: 'a kind in other letters',
    value: { kind: 'account_snapshot', version: 1 },
    message: '`kind: account_snapshot` is not a kind of document: did you mean `AccountSnapshot`?',
    path: ['kind'],
    always: true,
  },
  {
    title: 'a setup without its kind',
    value: { version: 1, engine: { service_id: 'ServiceId-1' } },
    message: 'this resembles an engine setup, but `kind` is missing',
    help: 'begin it with `kind: EngineSetup` and `version: 1`',
    always: true,
  },
  {
    title: 'a setup of a later version',
    value: { kind: 'EngineSetup', version: 2, engine: {} },
    rule: 'schema-error',
    message: '`EngineSetup` of version 2 is newer than this iamlint, which reads version 1',
    help: 'update iamlint, or write `version: 1`',
    path: ['version'],
    always: true,
  },
  {
    title: 'a version in quotes',
    value: { kind: 'AccountSnapshot', version: '1' },
    rule: 'schema-error',
    message: '`version` is a text, but should be 1',
    help: 'write `version: 1`',
    path: ['version'],
    always: true,
  },
  {
    title: 'a snapshot with a misspelled section',
    value: { kind: 'AccountSnapshot', version: 1, acces_groups: [] },
    rule: 'schema-error',
    message: '`acces_groups` is not a section of an account snapshot: did you mean `access_groups`?',
    path: ['acces_groups'],
    always: true,
  },
  {
    title: 'a snapshot with members in a list',
    value: { kind: 'AccountSnapshot', version: 1, members: [] },
    rule: 'schema-error',
    message: 'this is a list, but should be a mapping from the ids of access groups to their members',
    path: ['members'],
    always: true,
  },
  {
    title: 'a snapshot with a text as section',
    value: { kind: 'AccountSnapshot', version: 1, policies: 'all' },
    rule: 'schema-error',
    message: 'this is a text, but should be a list of policies, or a page of the API with `policies`',
    path: ['policies'],
    always: true,
  },
  {
    title: 'a line of the log of a Terraform plan',
    value: { '@level': 'info', '@message': 'Terraform 1.9.8', '@module': 'terraform.ui', type: 'version' },
    message: 'this is the log of `terraform plan -json`, not the plan',
    help: 'keep the plan, and show it: `terraform plan -out PLAN`, then `terraform show -json PLAN`',
  },
  {
    title: 'an encrypted state',
    value: { serial: 1, lineage: 'x', meta: {}, encrypted_data: 'AAAA', encryption_version: 'v0' },
    message: 'this is an encrypted state of OpenTofu, which only OpenTofu can read',
    help: 'use the output of `tofu show -json`',
  },
  {
    title: 'an error answer',
    value: { trace: 'x', errors: [{ code: 'insufficent_permissions' }], status_code: 403 },
    message: 'this is an error from IBM Cloud instead of the requested data',
    help: 'read the error in the file, and export again',
  },
  {
    title: 'a package',
    value: { name: 'x', version: '1.0.0', scripts: {}, dependencies: {} },
    message: 'iamlint does not know this kind of document',
    help: 'iamlint reads exports of IBM Cloud IAM, account snapshots and engine setups; leave this file out, or exclude it with `ignore` in the config',
  },
  {
    title: 'an OpenAPI description',
    value: { openapi: '3.1.0', info: {}, paths: { '/v2/policies': {} }, components: {} },
    message: 'iamlint does not know this kind of document',
  },
  {
    title: 'a Kubernetes object',
    value: { apiVersion: 'v1', kind: 'EngineSetu', metadata: {} },
    message: 'iamlint does not know this kind of document',
  },
  { title: 'a text', value: 'hello', message: 'this is a text, which is not a document that iamlint knows' },
  { title: 'a number', value: 7, message: 'this is a number, which is not a document that iamlint knows' },
  { title: 'nothing', value: null, message: 'this document is empty' },
  { title: 'an empty mapping', value: {}, message: 'iamlint does not know this kind of document' },
  { title: 'a list of numbers', value: [1, 2], message: 'iamlint does not know the items of this list' },
  {
    title: 'an empty list',
    value: [],
    rule: 'incomplete-export',
    message: 'an empty list: undecided what it lists, and whether its caller had access',
  },
  {
    title: 'an empty list of rules',
    value: { rules: [] },
    rule: 'incomplete-export',
    message:
      'an empty list of `rules`: undecided whether it lists network rules or the dynamic rules of an access group',
  },
];

testSuite('recognise: documents of no kind', (test) => {
  for (const { title, value, message, help, path = [], rule = 'unknown-document', always = false } of cases) {
    test(`${title}, when named`, () => {
      const { problems } = recognise({ ref, value }, 'named');
      assert.equal(
        problems.map((problem) => problem.message),
        [message],
      );
      const [problem] = problems;
      assert.is(problem?.rule, rule);
      assert.equal(problem?.place, { document: ref, path });
      if (help !== undefined) assert.is(problem?.help, help);
    });
    test(`${title}, when met in a walk`, () => {
      const { problems, unlike } = recognise({ ref, value }, 'found');
      assert.is(problems.length, always ? 1 : 0);
      assert.is(unlike, !always);
    });
  }
  test('nothing between two documents of YAML is no problem', () => {
    assert.equal(recognise({ ref: { ...ref, index: 1 }, value: null }, 'named'), {
      recognised: [],
      problems: [],
      unlike: true,
    });
  });
  test('an item that resembles nothing beside it', () => {
    const { problems, recognised } = recognise({ ref, value: [policy, { effect: 'Allow' }, 'x'] }, 'named');
    assert.equal(
      problems.map((problem) => [problem.message, isOrigin(problem.place) ? problem.place.path : undefined]),
      [
        ['this is a list of policies, but item 1 resembles none of them', [1]],
        ['this is a list of policies, but item 2 is a text', [2]],
      ],
    );
    assert.is(recognised[0]?.listing.partial, '2 items could not be read');
  });
  test('hostile keys are data', () => {
    const value: Json = JSON.parse('{"__proto__": {"policies": []}, "constructor": 1, "kind": {"toString": 1}}');
    assert.is(recognise({ ref, value }, 'found').unlike, true);
  });
});
