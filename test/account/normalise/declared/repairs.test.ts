import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { declaration, engine, findingsOf, grant, groupsGrant, identityGrant, ref, resource } from './declare.ts';
import { isReference, type Declared } from '../../../../src/languages/declared/declared.ts';

const repairsOf = (...resources: readonly Declared[]): readonly string[] =>
  findingsOf(declaration([...engine, ...resources])).findings.flatMap(({ repairs }) =>
    repairs.map(({ text }) => text.text),
  );

const fresh = `resource "ibm_iam_service_policy" "engine_iam_groups" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-groups"
  }
}`;

testSuite('repairs of what is declared', (test) => {
  test('a new policy refers to the service ID, and no command does what the next apply would not know', () => {
    assert.equal(repairsOf(identityGrant), [fresh]);
  });

  test('a policy on the same target is changed', () => {
    assert.equal(repairsOf(identityGrant, grant('iam-groups', ['Viewer'])), [
      '# ibm_iam_service_policy.iam_groups\nroles = ["Viewer", "Editor"]',
    ]);
  });

  test('a misspelled role is not kept', () => {
    assert.is(
      repairsOf(identityGrant, grant('iam-groups', ['editor'])).at(-1),
      '# ibm_iam_service_policy.iam_groups\nroles = ["Editor"]',
    );
  });

  test('it looks like the policies beside it, and has a name of its own', () => {
    const attributes = [{ name: 'serviceName', value: 'iam-identity' }];
    const text = repairsOf(
      resource('ibm_iam_service_policy.engine_iam_groups', {
        iam_service_id: ref('ibm_iam_service_id.engine.id'),
        roles: ['Operator'],
        resource_attributes: attributes,
      }),
    ).at(0);
    assert.is(
      text,
      `resource "ibm_iam_service_policy" "engine_iam_groups_2" {
  iam_service_id = ibm_iam_service_id.engine.id
  roles          = ["Editor"]

  resource_attributes {
    name  = "serviceName"
    value = "iam-groups"
  }
}`,
    );
  });

  test('within a module things go by the names they have there', () => {
    const inModule = (declared: Declared): Declared => ({
      ...declared,
      address: `module.a["x"].${declared.address}`,
      values: new Map(
        [...declared.values].map(([name, value]) => [
          name,
          isReference(value)
            ? { ...value, reference: { ...value.reference, address: `module.a["x"].${value.reference.address}` } }
            : value,
        ]),
      ),
    });
    const { findings } = findingsOf(declaration([...engine, identityGrant].map(inModule)));
    assert.is(findings[0]?.repairs.at(0)?.text.text, fresh);
  });

  test('what no code declares a script has no Terraform for', () => {
    const asScript = [...engine, identityGrant].map((each): Declared => ({
      ...each,
      form: 'script',
    }));
    const { findings } = findingsOf(declaration(asScript));
    assert.equal(
      findings.flatMap(({ repairs }) => repairs.map(({ kind }) => kind)),
      ['cli'],
    );
  });

  test('an authorization refers to the instance', () => {
    const authorize = (service: string, roles: readonly string[]) =>
      resource(`ibm_iam_authorization_policy.${service}`, {
        source_service_name: 'secrets-manager',
        source_resource_instance_id: ref('ibm_resource_instance.sm.guid'),
        target_service_name: service,
        roles,
      });
    const [, , instance] = engine;
    assert.ok(instance);
    const { findings } = findingsOf(
      declaration([instance, authorize('iam-groups', ['Viewer']), authorize('iam-identity', ['Operator'])]),
    );
    assert.equal(
      findings.map(({ repairs }) => repairs.at(-1)?.text.text),
      ['# ibm_iam_authorization_policy.iam-groups\nroles = ["Viewer", "Groups Service Member Manage"]'],
    );
  });

  test('settings are changed where they stand', () => {
    const [id, key] = engine;
    assert.ok(id && key);
    const { findings } = findingsOf(
      declaration([
        id,
        key,
        groupsGrant,
        identityGrant,
        resource('ibm_sm_iam_credentials_configuration.engine', {
          name: 'e',
          instance_id: 'g',
          region: 'jp-osa',
          api_key: ref('ibm_iam_service_api_key.engine.apikey'),
        }),
        resource('ibm_iam_account_settings.all', { allowed_ip_addresses: '203.0.113.0/24' }),
      ]),
    );
    assert.match(
      findings[0]?.repairs.find(({ kind }) => kind === 'terraform')?.text.text ?? '',
      /^# ibm_iam_account_settings\.all\nallowed_ip_addresses = "203/,
    );
  });
});
