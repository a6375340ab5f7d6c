import * as assert from 'uvu/assert';
import type { Json } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';
import { readJson, printProblems } from './shown.ts';

const policy = { mode: 'managed', type: 'ibm_iam_service_policy', name: 'p' };

interface Case {
  readonly title: string;
  readonly value: Json;
  readonly problems?: readonly string[];
  readonly gaps?: readonly string[];
  readonly resources?: readonly string[];
}

const partly = 'the plan `plan.json` could not be read completely';

const cases: readonly Case[] = [
  {
    title: 'a plan of a later format',
    value: { format_version: '2.0', planned_values: { root_module: { resources: [{ ...policy, values: {} }] } } },
    problems: [
      'schema-error at /format_version: this plan has a `format_version` that iamlint does not know: it reads 0.1 to 1.x',
    ],
    gaps: ['the plan `plan.json` could not be read'],
  },
  {
    title: 'a state of version 3',
    value: { version: 3, terraform_version: '0.11.14', serial: 1, modules: [{ path: ['root'], resources: {} }] },
    problems: [
      'schema-error at /version: this state has version 3, as Terraform before 0.12 wrote it, and iamlint reads version 4',
    ],
    gaps: ['the state `plan.json` could not be read'],
  },
  {
    title: 'a state of a later version',
    value: { version: 5, terraform_version: '2.0.0', resources: [] },
    problems: ['schema-error at /version: this state has a version that iamlint does not know: it reads version 4'],
    gaps: ['the state `plan.json` could not be read'],
  },
  { title: 'no state', value: { format_version: '1.0' } },
  {
    title: 'an empty state',
    value: { format_version: '1.0', terraform_version: '1.9.8', values: { root_module: {} } },
  },
  {
    title: 'planning failed',
    value: {
      format_version: '1.2',
      planned_values: { root_module: { resources: [{ ...policy, values: {} }] } },
      errored: true,
      complete: false,
    },
    problems: ['incomplete-export at /errored: planning ended with an error, so this plan is not complete'],
    gaps: ['planning ended with an error'],
    resources: ['ibm_iam_service_policy.p'],
  },
  {
    title: 'a plan for some of it',
    value: { format_version: '1.2', planned_values: { root_module: {} }, resource_changes: [], complete: false },
    problems: [
      'incomplete-export at /complete: this plan does not cover the whole configuration: another one is needed after it',
    ],
    gaps: ['the plan does not cover the whole configuration'],
  },
  {
    title: 'a plan that leaves some of the state as it is: an older Terraform does not say so',
    value: {
      format_version: '0.2',
      planned_values: { root_module: {} },
      resource_changes: [],
      prior_state: { values: { root_module: { resources: [{ ...policy, values: { roles: ['Viewer'] } }] } } },
    },
    problems: [
      'incomplete-export at /resource_changes: this plan does not cover the whole configuration: another one is needed after it',
    ],
    gaps: ['the plan does not cover the whole configuration'],
    resources: ['ibm_iam_service_policy.p'],
  },
  {
    title: 'a plan that moves a resource',
    value: {
      format_version: '1.2',
      planned_values: { root_module: { resources: [{ ...policy, name: 'q', values: {} }] } },
      resource_changes: [
        {
          ...policy,
          name: 'q',
          previous_address: 'ibm_iam_service_policy.p',
          change: { actions: ['no-op'], before: {}, after: {}, after_unknown: {} },
        },
      ],
      prior_state: { values: { root_module: { resources: [{ ...policy, values: {} }] } } },
    },
    resources: ['ibm_iam_service_policy.q'],
  },
  {
    title: 'a plan without what it plans',
    value: { format_version: '1.2', configuration: { root_module: {} } },
    problems: [
      'incomplete-export at : this plan has neither `planned_values` nor `resource_changes`, so it does not show what it will create',
    ],
    gaps: ['the plan does not show what it will create'],
  },
  {
    title: 'resources without a type or a name, and values of another form',
    value: {
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [{ name: 'x' }, { type: 'ibm_iam_service_id' }, 3, { ...policy, values: [] }, { ...policy }],
          child_modules: [{ resources: [] }, { address: 'module.m', resources: 'none' }, null],
        },
      },
      resource_changes: [{ type: 'x', name: 'y', change: 'no' }, { type: 'x' }],
    },
    problems: [
      'schema-error at /planned_values/root_module/resources/0: this resource has no `type`, which is not how Terraform writes a plan',
      'schema-error at /planned_values/root_module/resources/1: this resource has no `name`, which is not how Terraform writes a plan',
      'schema-error at /planned_values/root_module/resources/2: this resource has no `type`, which is not how Terraform writes a plan',
      'schema-error at /planned_values/root_module/resources/3/values: `values` is not a mapping, which is not how Terraform writes a plan',
      'schema-error at /planned_values/root_module/child_modules/0: this module has no `address`, which is not how Terraform writes a plan',
      'schema-error at /planned_values/root_module/child_modules/1/resources: `resources` is not a list, which is not how Terraform writes a plan',
      'schema-error at /planned_values/root_module/child_modules/2: this module has no `address`, which is not how Terraform writes a plan',
      'schema-error at /resource_changes/1: this resource has no `name`, which is not how Terraform writes a plan',
    ],
    gaps: [partly],
    resources: ['ibm_iam_service_policy.p'],
  },
  {
    title: 'parts that are something else',
    value: { format_version: '1.0', planned_values: [], resource_changes: {}, prior_state: 'x', configuration: 7 },
    problems: [
      'schema-error at /resource_changes: `resource_changes` is not a list, which is not how Terraform writes a plan',
    ],
    gaps: [partly],
  },
  {
    title: 'a raw state with instances of another form',
    value: {
      version: 4,
      terraform_version: '1.9.8',
      resources: [
        { ...policy, instances: [{}, { attributes_flat: {} }] },
        { ...policy, instances: 1 },
        { instances: [{ attributes: {} }] },
      ],
    },
    problems: [
      'schema-error at /resources/0/instances/0: this instance has no `attributes`, which is not how Terraform writes a state',
      'schema-error at /resources/0/instances/1: this instance has no `attributes`, which is not how Terraform writes a state',
      'schema-error at /resources/1/instances: `instances` is not a list, which is not how Terraform writes a state',
      'schema-error at /resources/2: this resource has no `type`, which is not how Terraform writes a state',
    ],
    gaps: ['the state `plan.json` could not be read completely'],
  },
  {
    title: 'resources of other providers',
    value: {
      format_version: '1.2',
      planned_values: {
        root_module: { resources: [{ mode: 'managed', type: 'null_resource', name: 'x', values: {} }] },
      },
    },
  },
  {
    title: 'what changes, where planned values are cut away',
    value: {
      format_version: '1.2',
      resource_changes: [{ ...policy, change: { actions: ['create'], before: null, after: {}, after_unknown: {} } }],
    },
    resources: ['ibm_iam_service_policy.p'],
  },
];

testSuite('terraform-json/odd', (test) => {
  for (const { title, value, problems = [], gaps = [], resources = [] } of cases) {
    test(title, () => {
      const reading = readJson(value);
      assert.equal(printProblems(reading), problems);
      assert.equal(
        reading.declaration.gaps.map(({ why }) => why),
        gaps,
      );
      assert.equal(
        reading.declaration.resources.map(({ address }) => address),
        resources,
      );
    });
  }

  test('where changes are cut away, what the configuration sets is not known and not absent', () => {
    const { declaration } = readJson({
      format_version: '1.2',
      planned_values: { root_module: { resources: [{ ...policy, values: { roles: ['Viewer'] } }] } },
      configuration: {
        root_module: {
          resources: [
            {
              ...policy,
              expressions: { iam_service_id: { references: ['var.id'] }, roles: { constant_value: ['Viewer'] } },
            },
          ],
        },
      },
    });
    assert.equal(
      declaration.resources.map(({ values }) => values.get('iam_service_id')),
      [{ unknown: 'known only after apply' }],
    );
  });
});
