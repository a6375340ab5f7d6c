import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { between, policy, snapshot } from './policy-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'time-condition-ignored';
const window = between('2026-01-01T00:00:00Z', '2027-06-30T00:00:00Z');
const on = (name: string, value: string, more: object = window) => policy({ target: [[name, value]], ...more });

testSuite(id, (test) => {
  test('Kubernetes Service, by itself and among all services', async () => {
    const found = await findingsOf(
      id,
      snapshot([on('serviceName', 'containers-kubernetes'), on('serviceType', 'service')]),
    );
    assert.equal(
      found.map((line) => line.slice(0, 70)),
      [
        '/policies/0/rule warning: Kubernetes Service (`containers-kubernetes`)',
        '/policies/1/rule warning: Kubernetes Service (`containers-kubernetes`)',
      ],
    );
  });

  test('other services, account management, and no condition', async () => {
    const text = snapshot([
      on('serviceName', 'kms'),
      on('serviceType', 'platform_service'),
      on('serviceName', 'containers-kubernetes', {}),
    ]);
    assert.equal(await findingsOf(id, text), []);
  });
});
