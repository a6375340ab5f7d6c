import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { admins, setup } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';
import { secretOf } from './secret-text.ts';

const id = 'ttl-out-of-range';

testSuite(id, (test) => {
  test('tells both ends, and what a number without a unit is', async () => {
    const secrets = [59, 60, '59s', '90d', '2161h', 7776001].map((ttl) => ({
      name: String(ttl),
      access_groups: [admins],
      ttl,
    }));
    const short = (name: string, place: string) =>
      `${place} error: the API keys of the secret \`${name}\` last 59 seconds, and Secrets Manager refuses less than a minute: a number without a unit is in seconds`;
    const long = (name: string, place: string, length: string) =>
      `${place} error: the API keys of the secret \`${name}\` last ${length}, and Secrets Manager refuses more than 90 days: write 90 days or less`;
    assert.equal(await findingsOf(id, setup({ secrets })), [
      short('59', '/secrets/0/ttl'),
      short('59s', '/secrets/2/ttl'),
      long('2161h', '/secrets/4/ttl', '2161 hours'),
      long('7776001', '/secrets/5/ttl', '7776001 seconds'),
    ]);
  });

  test('gives the most there is', async () => {
    assert.equal(await repairsOf(id, setup({ secrets: [{ access_groups: [admins], ttl: '100d' }] })), [
      { kind: 'edit', text: 'ttl: 90d' },
    ]);
  });

  test('secrets of Terraform need no engine beside them', async () => {
    const text = secretOf(`access_groups = ["${admins}"]`, 'ttl = 20');
    const { report } = await lintTexts({ 'main.tf': text }, { onlyRules: [id] });
    assert.equal(
      report.findings.map(({ help, location }) => `${location.line} ${help}`),
      ['5 for 20 minutes, write `1200`'],
    );
  });
});
