import * as assert from 'uvu/assert';
import { publishedServices } from '../../src/catalogue/data/published-services.ts';
import { publishedRoleNames, publishedService, publishedServiceNames } from '../../src/catalogue/published-service.ts';
import { testSuite } from '../harness.ts';

testSuite('published services', (test) => {
  test('are 192 of two states of the table and one more, each once, sorted', () => {
    const names = publishedServiceNames();
    assert.is(names.length, 193);
    assert.equal(names, [...new Set(names)].toSorted());
    assert.ok(names.includes('iam-access-management.customRole'));
  });

  test('are all found by the name their text begins with', () => {
    for (const name of publishedServiceNames()) assert.is(publishedService(name)?.name, name);
  });

  test('publish all their roles, but for 22', () => {
    const without = publishedServiceNames().filter((name) => publishedService(name)?.whole === false);
    assert.equal(without.slice(0, 5), ['billing', 'cfaas', 'data-science-experience', 'education', 'is']);
    assert.is(without.length, 22);
  });

  test('grant actions only to roles they have', () => {
    const strangers = publishedServices().filter((text) => {
      const { roles = [], grants = {} }: { roles?: string[]; grants?: Record<string, string[]> } = JSON.parse(text);
      const known = new Set([
        'Viewer',
        'Operator',
        'Editor',
        'Administrator',
        'Service Configuration Reader',
        ...roles,
      ]);
      return Object.keys(grants).some((holders) => holders.split(', ').some((role) => !known.has(role)));
    });
    assert.equal(strangers, []);
  });

  const neighbours: readonly (readonly [service: string, own: readonly string[]])[] = [
    ['transit', ['transit.']],
    ['directlink.connect', ['directlink.']],
    ['iam-groups', ['iam-groups.']],
    ['iam-identity', ['iam-identity.']],
    ['power-ai', ['power-ai.']],
    ['kms', ['kms.']],
  ];
  for (const [name, own] of neighbours) {
    test(`give ${name} no action of a service of nearly the same name`, () => {
      const shared = ['iam.', 'cbr.', 'resource-controller.', 'global-search-tagging.'];
      const actions = [...(publishedService(name)?.roles.values() ?? [])].flatMap((role) => [
        ...(role.actions() ?? []),
      ]);
      assert.ok(actions.some((action) => own.some((prefix) => action.startsWith(prefix))));
      assert.equal(
        actions.filter((action) => ![...own, ...shared].some((prefix) => action.startsWith(prefix))),
        [],
      );
    });
  }

  test('name their roles', () => {
    const names = publishedRoleNames();
    for (const name of ['manager', 'secretsreader', 'key manager', 'viewer', 'vpn administrator']) {
      assert.ok(names.has(name), name);
    }
    assert.not(names.has('compass'));
    assert.not(names.has('null'));
  });
});
