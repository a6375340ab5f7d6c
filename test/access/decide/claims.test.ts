import * as assert from 'uvu/assert';
import { whyBroad } from '../../../src/access/decide/claims.ts';
import { testSuite } from '../../harness.ts';

const claim = (name: string, operator: string, value: string) => ({ claim: name, operator, value });

testSuite('claims that do not choose', (test) => {
  test('none', () => assert.is(whyBroad([]), 'it tests no claim'));

  const choosing: readonly (readonly [name: string, operator: string, value: string])[] = [
    ['groups', 'EQUALS', '"ops"'],
    ['groups', 'CONTAINS', '"ops"'],
    ['groups', 'IN', '["ops"]'],
    ['email', 'EQUALS', '"eva@example.com"'],
    ['email', 'CONTAINS', '"eva"'],
    ['department', 'CONTAINS', '"example.com"'],
    ['crn', 'EQUALS', '"crn:v1:…"'],
  ];
  for (const [name, operator, value] of choosing) {
    test(`${name} ${operator} ${value} chooses`, () => assert.is(whyBroad([claim(name, operator, value)]), undefined));
  }

  test('the domain is told before what it stands beside', () => {
    const claims = [claim('team', 'NOT_EQUALS', '"a"'), claim('preferred_username', 'CONTAINS', '"@a.example.com"')];
    assert.is(whyBroad(claims), 'it only asks that `preferred_username` contains `@a.example.com`');
  });

  test('the provider is a claim in any spelling', () => {
    for (const name of ['iss', 'Issuer', 'realmName', 'realm_name', 'aud'])
      assert.is(
        whyBroad([claim(name, 'EQUALS', '"https://x"')]),
        `everybody who logs in passes its test of \`${name}\``,
      );
  });

  test('values without their second quotes are read alike', () => {
    assert.is(whyBroad([claim('mail', 'CONTAINS', '@')]), whyBroad([claim('mail', 'CONTAINS', '"@"')]));
  });
});
