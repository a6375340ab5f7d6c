import * as assert from 'uvu/assert';
import { actionHolders, servicesWithoutActions } from '../../src/catalogue/action-holders.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue({
  services: {
    kms: {
      roles: {
        KeyPurge: { id: 'crn:v1:bluemix:public:kms::::serviceRole:KeyPurge' },
        Burner: { actions: ['kms.burn'] },
      },
    },
    'my-thing': { roles: { Viewer: { platform: true, actions: ['my-thing.view'] } } },
  },
});

const table = 'iam-service-roles.md of ibm-cloud-docs/account';
const later = 'iam-service-roles.md of ibm-cloud-docs/iam';
const management = 'iam-account_management.md of ibm-cloud-docs/account';

const known: readonly (readonly [service: string, role: string | undefined, sources: readonly string[]])[] = [
  ['iam-groups', undefined, [later]],
  ['iam-groups', 'Editor', [later]],
  ['iam-groups', 'Burner', []],
  ['billing', 'Editor', [management]],
  ['kms', undefined, [table, 'the config']],
  ['kms', 'Reader', [table]],
  ['kms', 'KeyPurge', [table]],
  ['kms', 'Burner', ['the config']],
  ['my-thing', undefined, ['the config']],
  ['my-thing', 'Viewer', ['the config']],
  ['no-such-thing', undefined, []],
  ['__proto__', 'constructor', []],
];

testSuite('catalogue/fact-sources', (test) => {
  for (const [service, role, sources] of known) {
    test(`${service}${role === undefined ? '' : `, ${role}`}: ${sources.join(', ') || 'nothing'}`, () => {
      assert.equal(
        catalogue.sourcesOf(service, role).map(({ source }) => source),
        sources,
      );
    });
  }

  test('actions are found with all who hold them, sorted', () => {
    const found = actionHolders(catalogue, (action) => /^(my-thing|kms)\.(view|burn|secrets\.purge)$/.test(action));
    assert.equal(
      found.map(({ action, roles }) => [action, ...roles]),
      [
        ['kms.burn', ['kms', ['Burner']]],
        ['kms.secrets.purge', ['kms', ['KeyPurge']]],
        ['my-thing.view', ['my-thing', ['Viewer']]],
      ],
    );
  });

  test('services without published actions', () => {
    const services = servicesWithoutActions(catalogue);
    assert.ok(services.includes('vmware') && services.includes('billing'));
    assert.not.ok(services.includes('kms') || services.includes('my-thing'));
  });
});
