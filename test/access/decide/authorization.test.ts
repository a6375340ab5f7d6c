import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Resource, ActionOrRole } from '../../../src/access/decide/question.ts';
import { unknown, type Unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import {
  access,
  account,
  authorization,
  elsewhere,
  groups,
  home,
  identities,
  instance,
  noon,
  robot,
  vault,
  type On,
} from './build.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();
const keys: ActionOrRole = { action: 'iam-identity.apikey.create' };

const ask = (
  from: On | Unknown,
  source: Resource,
  accountId: string | undefined = home,
  role = 'Operator',
  action: ActionOrRole = keys,
  resource: Resource = identities,
): readonly string[] => {
  const policy = authorization({ from, roles: [role], on: { serviceName: resource.service } });
  return tell(
    createAccess(account({ id: accountId, authorizations: [policy] }), catalogue, noon).decide(
      { source },
      action,
      resource,
    ),
  );
};

testSuite('an authorization', (test) => {
  const row = (title: string, from: On | Unknown, source: Resource, ...expected: readonly string[]): void =>
    test(title, () => assert.equal(ask(from, source), expected));
  const service = { serviceName: 'secrets-manager', accountId: home };
  const foreign = instance({ accountId: elsewhere });
  const nameless = instance({ guid: undefined, region: undefined, resourceGroup: undefined });

  row('of this instance', { ...service, serviceInstance: vault }, instance(), 'granted', 'Operator');
  row('of any instance', service, instance(), 'granted', 'Operator');
  row(
    'of any instance, said aloud',
    { ...service, serviceInstance: { exists: true } },
    instance(),
    'granted',
    'Operator',
  );
  row(
    'of any instance, of one nobody knows',
    { ...service, serviceInstance: { exists: true } },
    nameless,
    'granted',
    'Operator',
  );
  row(
    'of another instance',
    { ...service, serviceInstance: 'another' },
    instance(),
    'denied',
    'other source serviceInstance',
  );
  row(
    'of one instance, of one nobody knows',
    { ...service, serviceInstance: vault },
    nameless,
    'unknown',
    'its serviceInstance?',
  );
  row('of another service', { ...service, serviceName: 'kms' }, instance(), 'denied', 'other source serviceName');
  row('of a resource group', { accountId: home, resourceGroupId: 'rg-1' }, instance(), 'granted', 'Operator');
  row(
    'of another resource group',
    { accountId: home, resourceGroupId: 'rg-2' },
    instance(),
    'denied',
    'other source resourceGroupId',
  );
  row(
    'of a resource group, of an instance whose group nobody knows',
    { accountId: home, resourceGroupId: 'rg-1' },
    nameless,
    'unknown',
    'its resourceGroupId?',
  );
  row(
    'of something inside the instance',
    { ...service, resourceType: 'secret-group', resource: 'g' },
    instance(),
    'denied',
    'other source resourceType',
  );
  row(
    'of a star under equals',
    { ...service, serviceInstance: '*' },
    instance(),
    'unknown',
    'documented? what `serviceInstance=*` under `stringEquals` means',
  );
  row(
    'of an instance nobody knows',
    { ...service, serviceInstance: unknown('set by a variable') },
    instance(),
    'unknown',
    'value? set by a variable',
  );
  row('of nobody knows whom', unknown('set by a variable'), instance(), 'unknown', 'value? set by a variable');
  row('of another account', { ...service, accountId: elsewhere }, instance(), 'denied', 'other source accountId');
  row('of another account, from there', { ...service, accountId: elsewhere }, foreign, 'granted', 'Operator');
  row('of this account, from elsewhere', service, foreign, 'denied', 'other source accountId');
  row('of an account nobody knows', service, instance({ accountId: undefined }), 'unknown', 'its accountId?');
  row(
    'without an account, which is that of the authorization',
    { serviceName: 'secrets-manager' },
    instance(),
    'granted',
    'Operator',
  );
  row(
    'without an account, from elsewhere',
    { serviceName: 'secrets-manager' },
    foreign,
    'unknown',
    'documented? the account of a source without `accountId`',
  );
  row(
    'without a service',
    { accountId: home },
    instance(),
    'unknown',
    'documented? what a source without `serviceName` and `resourceGroupId` covers',
  );

  test('where no account has an id', () =>
    assert.equal(
      tell(
        createAccess(
          account({
            id: undefined,
            authorizations: [
              authorization({
                from: { serviceName: 'secrets-manager' },
                roles: ['Operator'],
                on: { serviceName: 'iam-identity' },
              }),
            ],
          }),
          catalogue,
          noon,
        ).decide({ source: instance({ accountId: undefined }) }, keys, identities),
      ),
      ['granted', 'Operator'],
    ));
  test('with too small a role', () =>
    assert.equal(ask(service, instance(), home, 'Editor'), ['denied', 'lacks iam-identity.apikey.create']));
  test('with too small a role and of another instance, it came close in nothing', () =>
    assert.equal(ask({ ...service, serviceInstance: 'another' }, instance(), home, 'Editor'), ['denied']));
  test('with a role whose actions are not published', () =>
    assert.equal(
      ask(service, instance(), home, 'Groups Service Member Manage', { action: 'iam-groups.members.add' }, groups),
      ['unknown', 'role Groups Service Member Manage?'],
    ));
  test('with that role, asked for as such', () =>
    assert.equal(
      ask(service, instance(), home, 'Groups Service Member Manage', { role: 'Groups Service Member Manage' }, groups),
      ['granted', 'Groups Service Member Manage'],
    ));
  test('is no access policy: the source of one is no subject of the other', () => {
    const both = account({
      policies: [access({ roles: ['Operator'], on: { serviceName: 'iam-identity' } })],
      authorizations: [authorization({ from: service, roles: ['Operator'], on: { serviceName: 'iam-groups' } })],
    });
    const { decide } = createAccess(both, catalogue, noon);
    assert.equal(tell(decide({ source: instance() }, keys, identities)), ['denied']);
    assert.equal(tell(decide({ subject: robot }, keys, groups)), ['denied']);
  });
  test('that is deleted', () =>
    assert.equal(
      tell(
        createAccess(
          account({
            authorizations: [
              authorization({ from: service, roles: ['Operator'], on: { serviceName: 'iam-identity' }, deleted: true }),
            ],
          }),
          catalogue,
          noon,
        ).decide({ source: instance() }, keys, identities),
      ),
      ['denied'],
    ));
});
