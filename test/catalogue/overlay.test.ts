import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { overlayOf, type ExportedRole } from '../../src/catalogue/overlay.ts';
import { serviceOfActions } from '../../src/catalogue/service-of-actions.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

const held = (name: string, service: string): readonly string[] => {
  const answer = catalogue.actionsOf({ id: undefined, name }, service);
  return answer.known === 'actions' ? [...answer.actions] : [];
};

const role = (displayName: string, more: Partial<ExportedRole> = {}): ExportedRole => ({
  service: 'kms',
  displayName,
  kind: 'service',
  id: undefined,
  actions: held(displayName, more.service ?? 'kms'),
  ...more,
});

const account = '791f5fb10986423e97aa8512f18b7e65';
const custom = `crn:v1:bluemix:public:kms::a/${account}::customRole:Rotator`;
const purge = 'crn:v1:bluemix:public:kms::::serviceRole:KeyPurge';

/** What is written for some exported roles of Key Protect. */
const roles: readonly (readonly [title: string, exported: readonly ExportedRole[], written: unknown])[] = [
  ['a role as the catalogue has it', [role('Manager')], undefined],
  [
    'a role as the catalogue has it, in another case and by its CRN',
    [role('MANAGER', { id: 'crn:v1:bluemix:public:iam::::serviceRole:Manager', actions: held('Manager', 'kms') })],
    undefined,
  ],
  ['a role without actions', [role('Manager', { actions: undefined })], undefined],
  [
    'an action more and one fewer',
    [role('KmipAdapterManager', { actions: ['kms.z', ...held('KmipAdapterManager', 'kms').slice(1)] })],
    {
      KmipAdapterManager: {
        actions: [
          'kms.keyrings.list',
          'kms.kmip-management.delete',
          'kms.kmip-management.list',
          'kms.kmip-management.read',
          'kms.secrets.list',
          'kms.z',
        ],
      },
    },
  ],
  ['a CRN', [role('KeyPurge', { id: purge })], { KeyPurge: { id: purge } }],
  ['a new role', [role('Breaker', { actions: ['kms.b', 'kms.a'] })], { Breaker: { actions: ['kms.a', 'kms.b'] } }],
  ['a new role without its actions', [role('Breaker', { actions: undefined })], { Breaker: {} }],
  [
    'a new platform role',
    [role('Auditor', { kind: 'platform', actions: ['kms.a'] })],
    { Auditor: { platform: true, actions: ['kms.a'] } },
  ],
  [
    'a custom role',
    [role('Rotator', { kind: 'custom', id: custom, actions: ['kms.secrets.rotate'] })],
    { Rotator: { id: custom, actions: ['kms.secrets.rotate'] } },
  ],
  [
    'a custom role by the name of another role',
    [role('reader', { kind: 'custom', id: custom, actions: ['kms.secrets.rotate'] })],
    undefined,
  ],
  [
    'the later of two exports',
    [role('Breaker', { actions: ['kms.a'] }), role('Breaker', { actions: ['kms.b'] })],
    { Breaker: { actions: ['kms.b'] } },
  ],
  [
    'an export of own actions alone leaves the shared ones',
    [role('Reader', { actions: held('Reader', 'kms').filter((action) => action.startsWith('kms.')) })],
    undefined,
  ],
];

const ofService: readonly (readonly [actions: readonly string[], service: string | undefined])[] = [
  [['kms.secrets.read', 'kms.keyrings.list'], 'kms'],
  [['kms.secrets.read', 'iam.policy.read', 'resource-controller.key.create'], 'kms'],
  [['my-thing.a.b'], 'my-thing'],
  [['vmware.vdc.view'], 'vmware.vdc'],
  [['kms.secrets.read', 'secrets-manager.secret.read'], undefined],
  [['iam.policy.read'], undefined],
  [['DELETE /x'], undefined],
  [[], undefined],
];

testSuite('catalogue/overlay', (test) => {
  for (const [title, exported, written] of roles) {
    test(`writes ${written === undefined ? 'nothing for ' : ''}${title}`, () => {
      const { extension } = overlayOf(exported, catalogue);
      assert.equal(extension.services['kms']?.roles, written);
    });
  }

  test('says how they differ', () => {
    const { differences } = overlayOf(
      [
        role('KeyPurge', { id: purge, actions: ['kms.z', 'iam.policy.read'] }),
        role('Reader'),
        role('Breaker', { actions: ['kms.a'] }),
        role('reader', { kind: 'custom', id: custom }),
        role('Maker', { service: 'my-thing', actions: ['my-thing.thing.make'] }),
      ],
      catalogue,
    );
    assert.equal(differences, [
      {
        service: 'kms',
        isNew: false,
        roles: [
          { role: 'Breaker', isNew: true, more: ['kms.a'], fewer: [], crn: false },
          {
            role: 'KeyPurge',
            isNew: false,
            more: ['iam.policy.read', 'kms.z'],
            fewer: ['kms.secrets.purge'],
            crn: true,
          },
        ],
        same: 1,
        lacking: [
          'Viewer',
          'Operator',
          'Editor',
          'Administrator',
          'Key Manager',
          'KmipAdapterManager',
          'Manager',
          'ReaderPlus',
          'Service Configuration Reader',
          'Writer',
        ],
        hidden: ['reader'],
      },
      {
        service: 'my-thing',
        isNew: true,
        roles: [{ role: 'Maker', isNew: true, more: ['my-thing.thing.make'], fewer: [], crn: false }],
        same: 0,
        lacking: [],
        hidden: [],
      },
    ]);
  });

  test('what it writes makes the catalogue say what was exported', () => {
    const exported = [
      role('KeyPurge', { id: purge, actions: ['kms.z'] }),
      role('Rotator', { kind: 'custom', id: custom, actions: ['kms.secrets.rotate'] }),
      role('Maker', { service: 'my-thing', actions: ['my-thing.thing.make'] }),
    ];
    const extended = createCatalogue(overlayOf(exported, catalogue).extension);
    for (const { id, displayName: name, service, actions } of exported) {
      const answer = extended.actionsOf({ id, name: id === undefined ? name : undefined }, service);
      assert.equal(answer.known === 'actions' ? [...answer.actions] : answer, actions);
    }
    assert.equal(overlayOf(exported, extended).extension.services, {});
  });

  for (const [actions, service] of ofService) {
    test(`${actions.join(', ') || 'no actions'}: of ${service ?? 'no one service'}`, () => {
      assert.is(serviceOfActions(actions, catalogue), service);
    });
  }
});
