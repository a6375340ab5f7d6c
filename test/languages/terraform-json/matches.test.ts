import * as assert from 'uvu/assert';
import { isTerraformJson } from '../../../src/languages/terraform-json/matches.ts';
import type { Json } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';
import { plan, planNames } from './fixtures.ts';

const cases: readonly (readonly [title: string, value: Json, kind: 'plan' | 'state' | undefined])[] = [
  ['a plan', { format_version: '1.2', planned_values: {}, resource_changes: [] }, 'plan'],
  ['a plan that changes outputs only', { format_version: '1.2', output_changes: {} }, 'plan'],
  ['a plan without changes', { format_version: '0.1', prior_state: {}, configuration: {} }, 'plan'],
  ['a state', { format_version: '1.0', terraform_version: '1.9.8', values: { root_module: {} } }, 'state'],
  ['no state', { format_version: '1.0' }, 'state'],
  ['a raw state', { version: 4, terraform_version: '1.9.8', serial: 1, resources: [] }, 'state'],
  ['an old raw state', { version: 3, terraform_version: '0.11.14', serial: 1, modules: [] }, 'state'],
  ['schemas of providers', { format_version: '1.0', provider_schemas: {} }, undefined],
  ['the answer of `terraform validate`', { format_version: '1.0', valid: true, diagnostics: [] }, undefined],
  ['something with values', { format_version: '1.0', values: 'none' }, undefined],
  ['a list of resources', { resources: [], rows_count: 0 }, undefined],
  ['an account snapshot', { kind: 'AccountSnapshot', version: 1, policies: [] }, undefined],
  ['a list', [{ format_version: '1.2', planned_values: {} }], undefined],
  ['a text', 'format_version', undefined],
  ['nothing', null, undefined],
];

testSuite('terraform-json/matches', (test) => {
  for (const [title, value, kind] of cases) test(title, () => assert.is(isTerraformJson(value), kind));
  for (const name of planNames) {
    test(name, async () => assert.is(isTerraformJson(await plan(name)), name.includes('state') ? 'state' : 'plan'));
  }
});
