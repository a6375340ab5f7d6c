import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'scope-misses-described-service';

testSuite(id, (test) => {
  test('API keys, and services with instances', async () => {
    const text = snapshot([
      policy({ description: 'lets CI rotate its API keys', target: [['serviceType', 'service']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning: the description mentions what `iam-identity` does, but `serviceType=service` does not cover that service, which belongs to the account itself; name it, or use `serviceType=platform_service`',
    ]);
  });

  test('access groups, and a resource group', async () => {
    const text = snapshot([
      policy({
        description: 'manages access groups',
        target: [['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718']],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning: the description mentions what `iam-groups` does, but `resourceGroupId=5f3b2a1c9d8e4f70a1b2c3d4e5f60718` does not cover that service, which belongs to the account itself; name it, or use `serviceType=platform_service`',
    ]);
  });

  test('what is covered, what is denied, and what says nothing', async () => {
    const text = snapshot([
      policy({ description: 'manages access groups', target: [['serviceType', 'platform_service']] }),
      policy({ description: 'everything except access groups', target: [['serviceType', 'service']] }),
      policy({ description: 'read-only for support', target: [['serviceType', 'service']] }),
      policy({ target: [['serviceType', 'service']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});
