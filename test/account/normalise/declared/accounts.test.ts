import * as assert from 'uvu/assert';
import { normalise } from '../../../../src/account/normalise/normalise.ts';
import { testSuite } from '../../../harness.ts';
import { declaration, ref, resource } from './declare.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const other = '1111222233334444555566667777888a';

const accountsOf = (...resources: Parameters<typeof declaration>[0][]) =>
  normalise(
    [],
    [],
    resources.map((each) => declaration(each)),
  ).accounts;

testSuite('the account of what is declared', (test) => {
  test('root modules are accounts of their own where nothing joins them', () => {
    const accounts = accountsOf([
      resource('dev//ibm_iam_service_id.engine', { name: 'dev' }),
      resource('prod//ibm_iam_service_id.engine', { name: 'prod' }),
    ]);
    assert.equal(
      accounts.map(({ serviceIds }) => serviceIds.map(({ id }) => id)),
      [['dev//ibm_iam_service_id.engine'], ['prod//ibm_iam_service_id.engine']],
    );
  });

  test('an account that one resource of a root names is that of all', () => {
    const accounts = accountsOf([
      resource('ibm_cbr_zone.office', { name: 'office', account_id: account, addresses: [], excluded: [] }),
      resource('ibm_iam_service_id.engine', { name: 'engine' }),
    ]);
    assert.equal(
      accounts.map(({ id, serviceIds }) => [id, serviceIds.length]),
      [[account, 1]],
    );
  });

  test('resources that name their accounts go there', () => {
    const crn = (id: string) => `crn:v1:bluemix:public:iam-identity::a/${id}::serviceid:ServiceId-1`;
    const accounts = accountsOf([
      resource('ibm_iam_service_id.a', { name: 'a', id: 'ServiceId-a', crn: crn(account) }, { form: 'state' }),
      resource('ibm_iam_service_id.b', { name: 'b', id: 'ServiceId-b', crn: crn(other) }, { form: 'state' }),
    ]);
    assert.equal(
      accounts.map(({ id, serviceIds }) => [id, serviceIds.map((one) => one.id)]),
      [
        [account, ['ServiceId-a']],
        [other, ['ServiceId-b']],
      ],
    );
  });

  test('a resource with its real id is known by it, one without by its address', () => {
    const [one] = accountsOf([
      resource('ibm_iam_service_id.made', { name: 'made', id: 'ServiceId-1', iam_id: 'iam-ServiceId-1' }),
      resource('ibm_iam_service_id.new', { name: 'new' }),
      resource('ibm_iam_service_policy.made', { iam_id: 'iam-ServiceId-1', roles: ['Viewer'] }),
      resource('ibm_iam_service_policy.new', { iam_service_id: ref('ibm_iam_service_id.new.id'), roles: ['Viewer'] }),
    ]);
    assert.equal(
      one?.policies.map(({ subject }) => ('id' in subject ? subject.id : undefined)),
      ['ServiceId-1', 'ibm_iam_service_id.new'],
    );
    assert.equal([...(one?.knowledge.policies.of ?? [])], ['ServiceId-1', 'ibm_iam_service_id.new']);
  });
});
