import * as assert from 'uvu/assert';
import { isProblem } from '../../src/ask/problem.ts';
import { readSubject } from '../../src/ask/who.ts';
import type { Account } from '../../src/account/model/account.ts';
import {
  account,
  admins,
  elsewhere,
  group,
  membership,
  person,
  profile,
  robot,
  vault,
} from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';

const origin = { document: { source: 'test', index: 0 }, path: [] };
const address = 'ibm_iam_service_id.engine';

const engine = {
  name: 'prod',
  mode: 'api_key' as const,
  subject: robot,
  instance: { guid: vault, region: undefined, endpoints: undefined, resourceGroup: undefined, origin },
  accountId: undefined,
  targetAccountId: undefined,
  caller: undefined,
  secrets: undefined,
  origin,
  subjectOrigin: origin,
  callerOrigin: origin,
  declared: true,
  disabled: false,
};

const inside = account({
  serviceIds: [
    { id: robot.id, name: 'ci', locked: undefined, origin },
    { id: 'ServiceId-00000000-0000-4000-8000-000000000009', name: 'twin', locked: undefined, origin },
    { id: 'ServiceId-00000000-0000-4000-8000-000000000008', name: 'twin', locked: undefined, origin },
    { id: address, name: 'declared', locked: undefined, origin },
  ],
  users: [{ id: person.id, name: 'max@example.com', origin }],
  groups: [{ ...group(admins), name: 'Admins' }],
  memberships: [membership(admins, profile)],
  engines: [engine, { ...engine, name: 'abroad', mode: 'service_authorization', subject: undefined }],
});

/** Whom a text names; what is wrong with it in parentheses. */
const found = (text: string, accounts: readonly Account[] = [inside]): string => {
  const who = readSubject(text, accounts);
  if (isProblem(who)) return `(${[who.problem, ...who.choices].join('; ')})`;
  return who.subject?.id ?? 'the service itself';
};

testSuite('whom a question is about', (test) => {
  test('is said by an id in every spelling, a name, an e-mail address, an address or an engine', () => {
    const table: readonly (readonly [text: string, id: string])[] = [
      [robot.id, robot.id],
      [`iam-${robot.id}`, robot.id],
      [robot.id.toUpperCase().replace('SERVICEID', 'serviceid'), robot.id],
      [person.id, person.id],
      [person.id.toLowerCase(), person.id],
      [profile.id, profile.id],
      [`iam-${profile.id}`, profile.id],
      [admins, admins],
      ['ci', robot.id],
      ['CI', robot.id],
      ['Admins', admins],
      ['Max@Example.com', person.id],
      [address, address],
      [`${address}.iam_id`, address],
      ['engine:prod', robot.id],
      ['engine:abroad', 'the service itself'],
      ['AccessGroupId-PublicAccess', 'AccessGroupId-PublicAccess'],
    ];
    for (const [text, id] of table) assert.is(found(text), id, text);
  });

  test('is refused where nobody or several are called so', () => {
    assert.is(found('somebody'), '(nobody in the input is called `somebody`)');
    assert.is(found('Admin'), '(nobody in the input is called `Admin`; did you mean `Admins`?)');
    assert.is(found('engine:prd'), '(the input shows no engine `prd`, but `prod` and `abroad`; did you mean `prod`?)');
    assert.is(
      found('twin'),
      '(several in the input are called `twin`: ask by id; `ServiceId-00000000-0000-4000-8000-000000000009`, service ID `twin`; `ServiceId-00000000-0000-4000-8000-000000000008`, service ID `twin`)',
    );
    assert.is(
      found('ci', [inside, { ...inside, id: elsewhere }]),
      `(several accounts of the input know \`ci\`: name one with \`--account ID\`; \`${robot.id}\`, service ID \`ci\` in the account \`${inside.id}\`; \`${robot.id}\`, service ID \`ci\` in the account \`${elsewhere}\`)`,
    );
  });

  test('names of things that JavaScript has are names like others', () => {
    assert.is(found('constructor'), '(nobody in the input is called `constructor`)');
  });
});
