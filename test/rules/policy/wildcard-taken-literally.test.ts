import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'wildcard-taken-literally';

testSuite(id, (test) => {
  test('part of a name', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'cloud-object-storage'],
          ['resource', 'logs-*'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/value warning: `stringEquals` compares `logs-*` exactly, and nothing has that name; use `stringMatch`',
      '  edit: { "key": "resource", "operator": "stringMatch", "value": "logs-*" }',
    ]);
  });

  test('in a list, in a setup', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Viewer'], service: 'kms', region: { any_of: ['us-*', 'eu-de'] } },
      { subject: serviceId, roles: ['Viewer'], service: 'kms', resource: 'a?c' },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/region warning: `stringEqualsAnyOf` compares `us-*` exactly, and nothing has that name; use `stringMatchAnyOf`',
      '  edit: "region": {"match_any_of":["us-*","eu-de"]}',
      '/policies/1/resource warning: `stringEquals` compares `a?c` exactly, and nothing has that name; use `stringMatch`',
      '  edit: "resource": {"match":"a?c"}',
    ]);
  });

  test('a tag', async () => {
    const text = snapshot([policy({ target: [['serviceType', 'service']], tags: [['env', 'prod-*']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/tags/0 warning: `stringEquals` compares `prod-*` exactly, and nothing has that name; use `stringMatch`',
    ]);
  });

  test('all resource groups, as the command writes it', async () => {
    const text = snapshot([policy({ target: [['resourceGroupId', '*']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning low: undecided what `*` as `resourceGroupId` means under `stringEquals`: use `stringMatch`, which supports wildcards',
      '  edit: { "key": "resourceGroupId", "operator": "stringMatch", "value": "*" }',
    ]);
  });

  test('literals, and patterns', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resource', 'a{{*}}'],
        ],
      }),
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resource', 'a*', 'stringMatch'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
