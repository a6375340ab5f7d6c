import * as assert from 'uvu/assert';
import { iamIdOf, subjectOf, type SubjectKind } from '../../../src/account/model/subject.ts';
import { testSuite } from '../../harness.ts';

testSuite('a subject by its spelling', (test) => {
  const is = (spelling: string, kind: SubjectKind, id: string, iamId: string): void =>
    test(spelling, () => {
      assert.equal(subjectOf(spelling), { kind, id });
      assert.is(iamIdOf(subjectOf(spelling)), iamId);
      assert.equal(subjectOf(iamId), { kind, id });
    });
  is('ServiceId-1', 'service_id', 'ServiceId-1', 'iam-ServiceId-1');
  is('iam-ServiceId-1', 'service_id', 'ServiceId-1', 'iam-ServiceId-1');
  is(' iam-ServiceId-1 ', 'service_id', 'ServiceId-1', 'iam-ServiceId-1');
  is('Profile-1', 'trusted_profile', 'Profile-1', 'iam-Profile-1');
  is('iam-Profile-1', 'trusted_profile', 'Profile-1', 'iam-Profile-1');
  is('Iam-Profile-1', 'trusted_profile', 'Profile-1', 'iam-Profile-1');
  is('AccessGroupId-PublicAccess', 'access_group', 'AccessGroupId-PublicAccess', 'AccessGroupId-PublicAccess');
  is('IBMid-110000AB1Z', 'user', 'IBMid-110000AB1Z', 'IBMid-110000AB1Z');
  is('BNPP-someone', 'user', 'BNPP-someone', 'BNPP-someone');
  is('iam-somebody', 'user', 'iam-somebody', 'iam-somebody');
  is('serviceid-1', 'user', 'serviceid-1', 'serviceid-1');

  test('in another letter case', () => {
    const uuid = 'c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
    assert.is(subjectOf(`ServiceId-${uuid.toUpperCase()}`).id, `ServiceId-${uuid}`);
    assert.is(subjectOf(`iam-serviceid-${uuid}`).id, `ServiceId-${uuid}`);
    assert.is(subjectOf(`IAM-PROFILE-${uuid}`).id, `Profile-${uuid}`);
    assert.equal(subjectOf(`accessgroupid-${uuid}`), { kind: 'access_group', id: `AccessGroupId-${uuid}` });
    assert.is(subjectOf('ibmid-110000ab1z').id, 'IBMid-110000AB1Z');
  });
});
