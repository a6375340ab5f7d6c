import * as assert from 'uvu/assert';
import { isObject, type Json, type JsonObject } from '../../../src/source/json.ts';
import { cpuTime } from '../../cpu-time.ts';
import { testSuite } from '../../harness.ts';
import { readJson, shownValues } from './shown.ts';

interface Made {
  /** Instances of `ibm_iam_service_id`, as `module / name / key`. */
  readonly ids?: readonly (readonly [module: string, name: string, key?: string | number])[];
  /** Known attributes of them. */
  readonly known?: JsonObject;
  /** The expression of the argument in question. */
  readonly expression?: Json;
  /** More of the configuration of the resource it belongs to. */
  readonly more?: JsonObject;
  readonly argument?: string;
  readonly unknown?: Json;
  readonly after?: Json;
  /** Module and key of that resource. */
  readonly at?: readonly [module: string, key?: string | number];
  readonly calls?: JsonObject;
}

const referring = (...references: readonly string[]): Json => ({ references });

const changeOf = (
  module: string,
  name: string,
  key: string | number | undefined,
  change: JsonObject,
  type: string,
): Json => ({
  ...(module === '' ? {} : { module_address: module }),
  mode: 'managed',
  type,
  name,
  ...(key === undefined ? {} : { index: key }),
  change: { actions: ['create'], before: null, ...change },
});

/** A plan with service IDs and one policy that refers to them. */
const made = ({ ids = [['', 'a']], known = {}, argument = 'iam_service_id', at = [''], ...rest }: Made): Json => {
  const [module, key] = at;
  const resource = {
    mode: 'managed',
    type: 'ibm_iam_service_policy',
    name: 'p',
    ...(rest.expression === undefined ? {} : { expressions: { [argument]: rest.expression } }),
    ...rest.more,
  };
  const calls: JsonObject = rest.calls ?? {};
  const m = calls['m'];
  const called: JsonObject = isObject(m) ? m : {};
  const inner: JsonObject =
    module === ''
      ? { resources: [resource], module_calls: calls }
      : { module_calls: { ...calls, m: { ...called, module: { resources: [resource] } } } };
  return {
    format_version: '1.2',
    resource_changes: [
      ...ids.map(([where, name, index]) =>
        changeOf(
          where,
          name,
          index,
          { after: known, after_unknown: known['id'] === undefined ? { id: true, iam_id: true } : {} },
          'ibm_iam_service_id',
        ),
      ),
      changeOf(
        module,
        'p',
        key,
        {
          after: rest.after === undefined ? {} : { [argument]: rest.after },
          after_unknown: { [argument]: rest.unknown ?? true },
        },
        'ibm_iam_service_policy',
      ),
    ],
    configuration: { root_module: inner },
  };
};

const afterApply = '? known only after apply';

const cases: readonly (readonly [title: string, made: Made, value: Json])[] = [
  [
    'an attribute of a resource',
    { expression: referring('ibm_iam_service_id.a.id', 'ibm_iam_service_id.a') },
    '-> ibm_iam_service_id.a.id',
  ],
  ['what no configuration says', { unknown: true, argument: 'resources' }, afterApply],
  ['a local', { expression: referring('local.engine') }, afterApply],
  [
    'a local beside an attribute',
    { expression: referring('local.on', 'ibm_iam_service_id.a.id', 'ibm_iam_service_id.a') },
    afterApply,
  ],
  [
    'a variable of the root module beside it',
    { expression: referring('var.on', 'ibm_iam_service_id.a.id', 'ibm_iam_service_id.a') },
    '-> ibm_iam_service_id.a.id',
  ],
  [
    'one of two resources',
    {
      ids: [
        ['', 'a'],
        ['', 'b'],
      ],
      expression: referring(
        'ibm_iam_service_id.a.id',
        'ibm_iam_service_id.a',
        'ibm_iam_service_id.b.id',
        'ibm_iam_service_id.b',
      ),
    },
    afterApply,
  ],
  [
    'of a resource with another name that begins like it',
    {
      ids: [
        ['', 'a'],
        ['', 'ab'],
      ],
      expression: referring('ibm_iam_service_id.ab.id', 'ibm_iam_service_id.ab'),
    },
    '-> ibm_iam_service_id.ab.id',
  ],
  ['of a resource that the plan does not show', { expression: referring('ibm_iam_service_id.z.id') }, afterApply],
  [
    'an instance by its key',
    {
      ids: [
        ['', 'a', 'x'],
        ['', 'a', 'y'],
      ],
      expression: referring('ibm_iam_service_id.a["y"].id', 'ibm_iam_service_id.a["y"]', 'ibm_iam_service_id.a'),
    },
    '-> ibm_iam_service_id.a["y"].id',
  ],
  [
    'an instance that is no more',
    {
      ids: [['', 'a', 0]],
      expression: referring('ibm_iam_service_id.a[1].id', 'ibm_iam_service_id.a[1]', 'ibm_iam_service_id.a'),
    },
    afterApply,
  ],
  [
    'the only instance of a splat',
    { ids: [['', 'a', 0]], expression: referring('ibm_iam_service_id.a') },
    '-> ibm_iam_service_id.a[0].id',
  ],
  [
    'some instance of a splat',
    {
      ids: [
        ['', 'a', 0],
        ['', 'a', 1],
      ],
      expression: referring('ibm_iam_service_id.a'),
    },
    afterApply,
  ],
  [
    'the instance with the same key',
    {
      ids: [
        ['', 'a', 0],
        ['', 'a', 1],
      ],
      at: ['', 1],
      expression: referring('ibm_iam_service_id.a', 'count.index'),
    },
    '-> ibm_iam_service_id.a[1].id',
  ],
  [
    'a value of `for_each` over resources',
    {
      ids: [
        ['', 'a', 'x'],
        ['', 'a', 'y'],
      ],
      at: ['', 'x'],
      expression: referring('each.value.iam_id', 'each.value'),
      more: { for_each_expression: referring('ibm_iam_service_id.a') },
    },
    '-> ibm_iam_service_id.a["x"].iam_id',
  ],
  [
    'a value of `for_each` over a local',
    { at: ['', 'x'], expression: referring('each.value'), more: { for_each_expression: referring('local.ids') } },
    afterApply,
  ],
  [
    'through an input of a module',
    {
      at: ['module.m'],
      expression: referring('var.id'),
      calls: { m: { expressions: { id: referring('ibm_iam_service_id.a.iam_id', 'ibm_iam_service_id.a') } } },
    },
    '-> ibm_iam_service_id.a.iam_id',
  ],
  [
    'through an input of a module that has several instances',
    {
      ids: [
        ['', 'a', 'x'],
        ['', 'a', 'y'],
      ],
      at: ['module.m["y"]'],
      expression: referring('var.id'),
      calls: {
        m: {
          expressions: { id: referring('ibm_iam_service_id.a', 'each.key') },
          for_each_expression: { constant_value: ['x', 'y'] },
        },
      },
    },
    '-> ibm_iam_service_id.a["y"].id',
  ],
  [
    'through an output of a module by key',
    {
      ids: [
        ['module.n["x"]', 'a'],
        ['module.n["y"]', 'a'],
      ],
      expression: referring('module.n["y"].id', 'module.n["y"]', 'module.n'),
      calls: {
        n: {
          for_each_expression: { constant_value: ['x', 'y'] },
          module: { outputs: { id: { expression: referring('ibm_iam_service_id.a.id', 'ibm_iam_service_id.a') } } },
        },
      },
    },
    '-> module.n["y"].ibm_iam_service_id.a.id',
  ],
  [
    'through an output that maps keys to ids',
    {
      ids: [
        ['module.n', 'a', 'x'],
        ['module.n', 'a', 'y'],
      ],
      expression: referring('module.n.ids["x"]', 'module.n.ids', 'module.n'),
      calls: { n: { module: { outputs: { ids: { expression: referring('ibm_iam_service_id.a') } } } } },
    },
    '-> module.n.ibm_iam_service_id.a["x"].id',
  ],
  [
    'through an output that the reference does not name',
    {
      ids: [['module.n["x"]', 'a']],
      at: ['', 'x'],
      expression: referring('module.n', 'each.key'),
      calls: { n: { module: { outputs: { id: { expression: referring('ibm_iam_service_id.a.id') } } } } },
    },
    afterApply,
  ],
  [
    'outputs that lead in a circle',
    {
      expression: referring('module.n.id', 'module.n'),
      calls: {
        n: {
          expressions: { id: referring('module.n.id', 'module.n') },
          module: { outputs: { id: { expression: referring('var.id') } } },
        },
      },
    },
    afterApply,
  ],
  [
    'a list of resources',
    {
      ids: [
        ['', 'a'],
        ['', 'b'],
      ],
      argument: 'iam_service_ids',
      expression: referring(
        'ibm_iam_service_id.a.id',
        'ibm_iam_service_id.a',
        'ibm_iam_service_id.b.id',
        'ibm_iam_service_id.b',
      ),
    },
    ['-> ibm_iam_service_id.a.id', '-> ibm_iam_service_id.b.id'],
  ],
  [
    'a list that may hold more than a resource',
    {
      argument: 'iam_service_ids',
      expression: referring('var.more', 'ibm_iam_service_id.a.id', 'ibm_iam_service_id.a'),
    },
    ['-> ibm_iam_service_id.a.id', afterApply],
  ],
  [
    'a list of which one is not known',
    {
      argument: 'iam_service_ids',
      after: ['ServiceId-1', null],
      unknown: [false, true],
      expression: referring('ibm_iam_service_id.a.id', 'ibm_iam_service_id.a'),
    },
    ['ServiceId-1', '-> ibm_iam_service_id.a.id'],
  ],
  [
    'a field of a block',
    {
      argument: 'resources',
      after: [{ service: 'secrets-manager', region: null }],
      unknown: [{ resource_instance_id: true }],
      expression: [
        {
          service: { constant_value: 'secrets-manager' },
          resource_instance_id: referring('ibm_iam_service_id.a.id', 'ibm_iam_service_id.a'),
        },
      ],
    },
    [{ service: 'secrets-manager', resource_instance_id: '-> ibm_iam_service_id.a.id' }],
  ],
  [
    'a field of one of several blocks, told by what it says',
    {
      argument: 'resource_attributes',
      after: [{ name: 'serviceName', value: 'kms' }, { name: 'serviceInstance' }],
      unknown: [{}, { value: true }],
      expression: [
        { name: { constant_value: 'serviceInstance' }, value: referring('ibm_iam_service_id.a.id') },
        { name: { constant_value: 'serviceName' }, value: { constant_value: 'kms' } },
      ],
    },
    [
      { name: 'serviceName', value: 'kms' },
      { name: 'serviceInstance', value: '-> ibm_iam_service_id.a.id' },
    ],
  ],
  [
    'a field of one of two blocks that are alike',
    {
      argument: 'resource_attributes',
      after: [{ name: 'x' }, { name: 'x' }],
      unknown: [{ value: true }, { value: true }],
      expression: [
        { name: { constant_value: 'x' }, value: referring('ibm_iam_service_id.a.id') },
        { name: { constant_value: 'x' }, value: referring('var.other') },
      ],
    },
    [
      { name: 'x', value: afterApply },
      { name: 'x', value: afterApply },
    ],
  ],
  [
    'blocks that `dynamic` makes, as many as will be',
    { argument: 'resource_attributes', more: { expressions: { roles: { constant_value: ['Viewer'] } } } },
    afterApply,
  ],
];

testSuite('terraform-json/links', (test) => {
  for (const [title, input, expected] of cases) {
    test(title, () => {
      const { declaration, problems } = readJson(made(input));
      assert.equal(problems, []);
      const policy = declaration.resources.find(({ type }) => type === 'ibm_iam_service_policy');
      assert.ok(policy);
      const name = input.argument ?? 'iam_service_id';
      assert.equal(shownValues(policy, [name]), { [name]: expected });
    });
  }

  test('of two attributes the one that is known is not what is unknown', () => {
    const value = made({
      ids: [['', 'a']],
      known: {},
      expression: referring('ibm_iam_service_id.a.name', 'ibm_iam_service_id.a.id', 'ibm_iam_service_id.a'),
    });
    const [, policy] = readJson(value).declaration.resources;
    assert.ok(policy);
    assert.equal(shownValues(policy), { iam_service_id: '-> ibm_iam_service_id.a.id' });
  });

  test('what the provider works out is not declared', () => {
    const value = made({
      more: { expressions: { roles: { constant_value: ['Viewer'] } } },
      argument: 'transaction_id',
    });
    const [, policy] = readJson(value).declaration.resources;
    assert.ok(policy);
    assert.equal(shownValues(policy), {});
  });

  test('outputs that fan out are followed no further than is useful', () => {
    const fan = (depth: number): JsonObject => ({
      outputs: { id: { expression: referring('module.l.id', 'module.l', 'module.r.id', 'module.r') } },
      module_calls: depth === 0 ? {} : { l: { module: fan(depth - 1) }, r: { module: fan(depth - 1) } },
    });
    const started = cpuTime();
    const value = made({ expression: referring('module.n.id', 'module.n'), calls: { n: { module: fan(12) } } });
    assert.equal(readJson(value).problems, []);
    assert.ok(cpuTime() - started < 2000);
  });
});
